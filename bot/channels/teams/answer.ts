import type { Cards, Shown } from '../channel';
import { bytesOf, bytesToAdd, counterpart, filler, isPractisable } from '../even-size';
import { attach, type CardAttachment } from './render';

/**
 * The body that answers `task/fetch` and `task/submit`: the next view, or a last word that closes the dialog.
 */
export interface TaskResponse {
  readonly task:
    | {
        readonly type: 'continue';
        readonly value: {
          readonly title: string;
          readonly width: 'medium';
          readonly height: 'large';
          readonly card: CardAttachment;
        };
      }
    | { readonly type: 'message'; readonly value: string };
}

const step = 1024;
/** More than that is not filled up: Teams takes cards of about 40 KB. */
const most = 38 * 1024;

type Draws = Pick<Cards, 'draw' | 'invented'>;

/** Shows what comes after a press. Throws what drawing throws. */
export function answerPress(cards: Draws, shown: Shown): TaskResponse {
  const plain = draw(cards, shown);
  if (!isPractisable(shown)) return plain;
  const other = bytesOf(draw(cards, counterpart(cards, shown)));
  const size = bytesOf(plain);
  const missing = bytesToAdd(size, other, { step, least: bytesOf(hidden('')) + 1 });
  return size + missing > most ? plain : draw(cards, shown, missing);
}

/** @param more how many bytes are to be added: `even-size.ts` says why */
function draw(cards: Draws, shown: Shown, more = 0): TaskResponse {
  const { title, card } = cards.draw(shown);
  if (shown.view.name === 'left') return { task: { type: 'message', value: title } };
  // With the comma before it.
  const fill = more === 0 ? undefined : hidden(filler(more - bytesOf(hidden('')) - 1));
  return {
    task: {
      type: 'continue',
      value: { title, width: 'medium', height: 'large', card: attach(card, fill) },
    },
  };
}

/** A text that no client shows, and none sends back. */
function hidden(text: string): object {
  return { type: 'TextBlock', text, isVisible: false };
}
