import type { Locale } from '../../../domain/ids';
import type { Shown } from '../../channel';

/** What the channel needs of the cards: plain JSON. */
export interface Cards {
  /** A view as a dialog: its title and its card. */
  draw(shown: Shown): { readonly title: string; readonly card: object };
  /** The one card that is posted in a chat. */
  chat(locale: Locale): object;
  /** Tells a member of a desk, alone, that something waits. */
  notice(locale: Locale, count: number): object;
}
