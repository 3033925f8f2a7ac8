import type { Day } from '../domain/day';
import type { FieldName, Fields } from '../domain/fields';
import type { Locale } from '../domain/ids';
import type { Remark } from '../domain/remarks';
import type { Telling } from '../domain/telling';
import type { View } from '../domain/view';
import type { Who } from './people';

/** One press in a dialog, from a messenger's payload. Everything but `who` is untrusted. */
export interface Press {
  readonly who: Who;
  /**
   * The messenger's names for the person, to find them in a text before it is sent. They go into no draft,
   * row, log or error.
   */
  readonly calledBy?: readonly string[] | undefined;
  readonly locale: Locale;
  /** One of `buttons`, or anything a forged client sent. `undefined` opens the dialog. */
  readonly button: string | undefined;
  /** Only known ids, only text. */
  readonly fields: Fields;
  readonly draft: string | undefined;
  /** The sealed texts that the card carried on the way back from the story. */
  readonly texts: string | undefined;
}

/** What a redrawn view gets: a sentence above it, and the contents of its inputs. */
export interface Redraw {
  readonly remark?: Remark | undefined;
  /** What the remark `telling` is about. */
  readonly found?: readonly Telling[] | undefined;
  /** What was to be chosen, if the view has several questions. */
  readonly about?: FieldName | undefined;
  /** Unset: the inputs hold what the view itself puts there. */
  readonly fields?: Fields | undefined;
}

/** What the dialog shows next: a view, with its conversation sealed into it. */
export interface Shown {
  readonly view: View;
  readonly locale: Locale;
  readonly remark?: Remark | undefined;
  /** What the remark `telling` is about. */
  readonly found?: readonly Telling[] | undefined;
  /** What was to be chosen, if the view has several questions. */
  readonly about?: FieldName | undefined;
  /** The day from which a desk reads what is written today, for remarks that name it. */
  readonly opensOn: Day;
  /** The contents of the inputs: answers already given, text that must not be lost. */
  readonly fields: Fields;
  readonly draft: string;
  readonly texts?: string | undefined;
  readonly practice?: true | undefined;
  /** It is shown once: its draft leads elsewhere. */
  readonly once?: true | undefined;
  /** The report begins with a message of practice, which a messenger may still hold. */
  readonly fromMessage?: true | undefined;
}

/** The whole product as a messenger sees it. Never throws: a fault is shown as the remark `failed`. */
export type Dialogue = (press: Press) => Promise<Shown>;
