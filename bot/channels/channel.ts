import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { Piece } from '../domain/piece';
import type { Shown } from '../ports/dialogue';

export type { Dialogue, Press, Shown } from '../ports/dialogue';

/** What a channel needs of the cards: plain JSON. */
export interface Cards {
  /** A view as a dialog: its title and its card. */
  draw(shown: Shown): { readonly title: string; readonly card: object };
  /** The one card that is posted in a chat. */
  chat(locale: Locale): object;
  /** Tells one member of a desk how much waits; without a number, the words are the same for everybody. */
  notice(locale: Locale, count?: number | 'reminder'): object;
  /** A weekly piece, and the few words of it that a notification shows. */
  piece(locale: Locale, piece: Piece): { readonly heading: string; readonly card: object };
  /** What practice shows in place of people and their words. */
  invented(locale: Locale): Invented;
}
