import type { Cards, Shown } from '../channel';
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

/** Shows what comes after a press. Throws what drawing throws. */
export function answerPress(cards: Pick<Cards, 'draw'>, shown: Shown): TaskResponse {
  const { title, card } = cards.draw(shown);
  if (shown.view.name === 'left') return { task: { type: 'message', value: title } };
  return {
    task: {
      type: 'continue',
      value: { title, width: 'medium', height: 'large', card: attach(card) },
    },
  };
}
