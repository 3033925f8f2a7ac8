import type { Cards, Shown } from '../channel';
import { bytesApart, bytesToAdd, filler, isPractisable, noise } from '../even-size';
import { type House, viewPage } from './render/page';

/** Pages are filled up to so many bytes: all have one size, but where a typed text is far too long. */
const step = 75_000;
/** A comment without its text, at the end of a page. */
const around = '<!---->'.length;

/**
 * Filled up: `even-size.ts` says why. Practice and earnest are alike also where a view is about as large as a
 * step. Throws what drawing throws.
 */
export function answerPress(
  cards: Pick<Cards, 'draw' | 'invented'>,
  house: House,
  shown: Shown,
  visit: string,
): string {
  const drawn = cards.draw(shown);
  const weigh = (text: string): number => new URLSearchParams({ '': text }).toString().length;
  const page = viewPage(house, drawn, { ...shown, noise: noise(cards, shown, weigh) }, visit);
  if (!isPractisable(shown)) return filled(page);
  const bytes = (other: Shown): number =>
    Buffer.byteLength(viewPage(house, cards.draw(other), other, visit));
  return filled(page, bytesApart(cards, shown, drawn.title, bytes));
}

/** @param apart how many bytes the longest counterpart of the page has more */
export function filled(page: string, apart = 0): string {
  const missing = bytesToAdd(Buffer.byteLength(page), apart, { step, least: around });
  return `${page}<!--${filler(missing - around)}-->`;
}
