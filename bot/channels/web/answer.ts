import type { Cards, Shown } from '../channel';
import { bytesApart, bytesToAdd, filler, isPractisable } from '../even-size';
import { type House, viewPage } from './render/page';

/** Pages are filled up to a multiple of so many bytes: nearly all of them have one size. */
const step = 30_000;
/** A comment without its text, at the end of a page. */
const around = '<!---->'.length;

/**
 * The page that shows the next view, filled up: `even-size.ts` says why. Practice and earnest are alike also
 * where a view is about as large as a step. Throws what drawing throws.
 */
export function answerPress(
  cards: Pick<Cards, 'draw' | 'invented'>,
  house: House,
  shown: Shown,
  visit: string,
): string {
  const drawn = cards.draw(shown);
  const page = viewPage(house, drawn, shown, visit);
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
