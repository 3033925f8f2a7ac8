import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { Shown } from '../ports/dialogue';

export type { Dialogue, Press, Shown } from '../ports/dialogue';

/** All cards are plain JSON. */
export interface Cards<Card = object> {
  /** The card is an Adaptive Card 1.5. */
  draw(shown: Shown): { readonly title: string; readonly card: Card };
  /** The same for everybody. */
  chat(locale: Locale): Card;
  /**
   * A notice in a member's own chat: how many threads wait; without a number, that a pass has come, even
   * an empty one; or the reminder of fixed days, even if nothing is due.
   */
  notice(locale: Locale, count?: number | 'reminder'): Card;
  invented(locale: Locale): Invented;
}

export interface DoorCards<Card = object> extends Cards<Card> {
  /** The same for everybody. */
  door(locale: Locale): { readonly title: string; readonly card: Card };
}
