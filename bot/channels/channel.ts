import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { Piece } from '../domain/piece';
import type { Shown } from '../ports/dialogue';

export type { Dialogue, Press, Shown } from '../ports/dialogue';

/** What a channel needs of the cards: plain JSON. */
export interface Cards<Card = object> {
  /** A view as a dialog: its title and its card, an Adaptive Card 1.5. */
  draw(shown: Shown): { readonly title: string; readonly card: Card };
  /** The one card that is posted in a chat, the same for everybody. */
  chat(locale: Locale): Card;
  /**
   * Tells a member of a desk, alone, how many threads wait; without a number, that a release has come,
   * whether or not it brought anything; or the reminder of fixed days, whether or not anything is due.
   */
  notice(locale: Locale, count?: number | 'reminder'): Card;
  /**
   * A weekly piece with a code to practise with, and the few words of it that a notification shows.
   * @param chat an address that opens the bot: then the card has a link and no button
   */
  piece(
    locale: Locale,
    piece: Piece,
    chat?: string,
  ): { readonly heading: string; readonly card: Card };
  /** The people who do not exist, and their words, that practice shows. */
  invented(locale: Locale): Invented;
}
