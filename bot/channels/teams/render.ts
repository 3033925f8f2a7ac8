import { own } from '../untrusted';
import { withOwnActions } from './own-actions';

/** A card as Teams takes it. Teams shows Adaptive Cards; only where the buttons stand is Teams' own. */
export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: object;
}

/** @param last stands at the end of the card, behind all else */
export function attach(card: object, last?: object): CardAttachment {
  const content = withOwnActions(card);
  const body: unknown = own(content, 'body');
  const parts: readonly unknown[] = Array.isArray(body) ? body : [];
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content:
      last === undefined || parts.length === 0 ? content : { ...content, body: [...parts, last] },
  };
}

/**
 * A card that is posted in a chat: one of the constant ones.
 * @param summary what a notification shows of it
 */
export function renderMessage(
  card: object,
  summary?: string,
): {
  readonly type: 'message';
  readonly summary?: string;
  readonly attachments: CardAttachment[];
} {
  const said = summary === undefined ? {} : { summary };
  return { type: 'message', ...said, attachments: [attach(card)] };
}
