import type { Locale } from '../../domain/ids';
import type { Shown } from '../channel';

/** What the channel needs of the cards: plain JSON. */
export interface Cards {
  /** A view as a dialog: its title and its card. */
  draw(shown: Shown): { readonly title: string; readonly card: object };
  /** The one card that is posted in a chat. */
  chat(locale: Locale): object;
  /** Tells a member of a desk, alone, that something waits. */
  notice(locale: Locale, count: number): object;
}

export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: object;
}

/** The answer to `task/fetch` and `task/submit`: the next step, or a last word that closes the dialog. */
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

/** What the dialog shows next. Throws what drawing throws. */
export function renderTask(cards: Cards, shown: Shown): TaskResponse {
  const { title, card } = cards.draw(shown);
  if (shown.view.name === 'left') return { task: { type: 'message', value: title } };
  return {
    task: {
      type: 'continue',
      value: { title, width: 'medium', height: 'large', card: attach(card) },
    },
  };
}

export function attach(card: object): CardAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
}

/** Said when not even a card can be drawn, and to invokes that the bot does not know. */
const calmly: Readonly<Record<Locale, string>> = {
  sv: 'Det gick inte just nu. Försök igen om en stund.',
  en: 'That did not work just now. Please try again in a moment.',
};

export function renderCalmly(locale: Locale): TaskResponse {
  return { task: { type: 'message', value: calmly[locale] } };
}

/** The body that answers an invoke which the bot does not know, in the form that its kind demands. */
export function answerCalmly(name: string | undefined, locale: Locale): object {
  const value = calmly[locale];
  if (name?.startsWith('task/') === true) return renderCalmly(locale);
  if (name === 'adaptiveCard/action') {
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
  }
  if (name?.startsWith('composeExtension/') === true) {
    return { composeExtension: { type: 'message', text: value } };
  }
  return {};
}
