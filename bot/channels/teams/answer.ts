import type { Cards, Shown } from '../channel';
import { elementsAt } from '../element';
import {
  bytesApart,
  bytesOf,
  bytesToAdd,
  filler,
  isPractisable,
  noise,
  noiseRoom,
  spareTexts,
} from '../even-size';
import { attach, type CardAttachment, withErrors } from './render';

/** The answer to `task/fetch` and `task/submit`. */
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
/** Larger answers are not filled up: Teams takes cards of about 40 KB. */
const most = 38 * 1024;

type Draws = Pick<Cards, 'draw' | 'invented'>;

/**
 * The answer that shows the next view, as JSON, filled up: `even-size.ts` says why. It is serialised once,
 * for its size and for the wire. Throws what drawing throws.
 */
export function answerPress(cards: Draws, shown: Shown): string {
  const { title, card } = cards.draw(shown);
  if (shown.view.name === 'left') return written({ task: { type: 'message', value: title } });
  if (!isPractisable(shown)) return written(respond(title, withErrors(card)));
  const bytes = (other: Shown): number => {
    const drawn = cards.draw(other);
    return bytesOf(respond(drawn.title, drawn.card));
  };
  const apart = bytesApart(cards, shown, title, bytes);
  const beside = noise(cards, shown, (text) => Buffer.byteLength(written({ text })));
  const text = written(respond(title, withHidden(card, shown, beside), nothing));
  // An answer of one size tells nothing of its noise.
  const room = beside === undefined ? 0 : noiseRoom - beside.length;
  const size = Buffer.byteLength(text) + room;
  const missing = room + bytesToAdd(size, apart, { step, least: 0 });
  // Quotes in texts are escaped, so this is the last element; a card without one has no room.
  const at = text.lastIndexOf(around);
  const end = at + around.length;
  if (at < 0) return text;
  if (Buffer.byteLength(text) + missing > most) return text.slice(0, at - 1) + text.slice(end);
  return text.slice(0, at) + written({ ...nothing, text: filler(missing) }) + text.slice(end);
}

/** A hidden input is sent beside a story and, at the end, in place of texts behind the view. */
function withHidden(card: object, shown: Shown, beside?: string): object {
  const value = beside ?? spareTexts(shown);
  if (value === undefined) return card;
  const id = beside === undefined ? 'spare' : 'noise';
  const hidden = { type: 'Input.Text', id, isVisible: false, value };
  return { ...card, body: [...elementsAt(card, 'body'), hidden] };
}

/** @param last the card's last element */
function respond(title: string, card: object, last?: object): TaskResponse {
  const value = { title, width: 'medium', height: 'large', card: attach(card, last) } as const;
  return { task: { type: 'continue', value } };
}

function written(response: object): string {
  return JSON.stringify(response);
}

/** A text that no client shows or sends back. */
const nothing = { type: 'TextBlock', text: '', isVisible: false } as const;
const around = written(nothing);
