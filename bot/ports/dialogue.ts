import type { Day } from '../domain/day';
import type { Fields } from '../domain/fields';
import type { Locale } from '../domain/ids';
import type { Remark } from '../domain/remarks';
import type { Telling } from '../domain/telling';
import type { View } from '../domain/view';
import type { Who } from './people';

/** One press in a dialog, read from a messenger's payload. Everything in it but `who` is untrusted. */
export interface Press {
  readonly who: Who;
  /**
   * What the messenger calls the person, so that the own name is found in what is to be sent. For this press
   * alone: it goes into no draft, no row, no log and no error.
   */
  readonly calledBy?: readonly string[] | undefined;
  /** The messenger's language for this person. */
  readonly locale: Locale;
  /** The button: one of `buttons`, or anything that a forged client sent. `undefined` opens the dialog. */
  readonly button: string | undefined;
  /** Inputs by id; only known ids, only text. */
  readonly fields: Fields;
  readonly draft: string | undefined;
  /** The sealed texts that the card carried on the way back from the story. */
  readonly texts: string | undefined;
}

/** What a view gets when it is drawn again: a sentence above it, and what stood in its inputs. */
export interface Redraw {
  readonly remark?: Remark | undefined;
  /** What the remark `telling` is about. */
  readonly found?: readonly Telling[] | undefined;
  /** None: the inputs hold what the view itself puts there. */
  readonly fields?: Fields | undefined;
}

/** What the dialog shows next: a view that was drawn, with its conversation sealed into it. */
export interface Shown {
  readonly view: View;
  readonly locale: Locale;
  readonly remark?: Remark | undefined;
  /** What the remark `telling` is about. */
  readonly found?: readonly Telling[] | undefined;
  /** The day from which what is written today can be read, for remarks that name it. */
  readonly opensOn: Day;
  /** What stands in the inputs when the view opens: answers already given, text that must not be lost. */
  readonly fields: Fields;
  readonly draft: string;
  readonly texts?: string | undefined;
  /** It is practice: every view says so. */
  readonly practice?: true | undefined;
  /** A report that begins with a message of practice, which a messenger may hold where it was typed. */
  readonly fromMessage?: true | undefined;
}

/**
 * The whole product as a messenger sees it. Never throws: a fault is shown as the remark `failed`.
 *
 * @example const open = { who, locale: 'sv', fields: {}, draft: undefined, texts: undefined } as const; const
 * first = await dialogue({ ...open, button: undefined }); const next = await dialogue({ ...open, button:
 * 'report', draft: first.draft });
 */
export type Dialogue = (press: Press) => Promise<Shown>;
