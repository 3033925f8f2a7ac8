import { withOwnActions } from './own-actions';

/** A card as Teams takes it. Teams shows Adaptive Cards; only where the buttons stand is Teams' own. */
export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: object;
}

export function attach(card: object): CardAttachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: withOwnActions(card),
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
