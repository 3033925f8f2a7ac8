import type { Day } from '../domain/day';
import type { Fields } from '../domain/fields';
import type { Locale } from '../domain/ids';
import type { Remark } from '../domain/remarks';
import type { View } from '../domain/view';
import type { Who } from './people';

/** One press in a dialog, read from a messenger's payload. Everything in it but `who` is untrusted. */
export interface Press {
  readonly who: Who;
  /** The messenger's language for this person. */
  readonly locale: Locale;
  /** The button: one of `acts`, or anything that a forged client sent. `undefined` opens the dialog. */
  readonly button: string | undefined;
  /** Inputs by id; only known ids, only text. */
  readonly fields: Fields;
  /** The sealed draft that the card carried. */
  readonly draft: string | undefined;
  /** The sealed texts that the card carried on the way back from the story. */
  readonly texts: string | undefined;
}

/** What the dialog shows next. */
export interface Shown {
  readonly view: View;
  readonly locale: Locale;
  readonly remark?: Remark;
  /** The day from which what is written today can be read, for notices that name it. */
  readonly opensOn: Day;
  /** Values that stand in the inputs when the view opens: answers already given, text that must not be lost. */
  readonly fields: Fields;
  readonly draft: string;
  readonly texts?: string;
}

/** The whole product as a messenger sees it. Never throws: an unexpected fault is shown as the notice `failed`. */
export type Dialogue = (press: Press) => Promise<Shown>;
