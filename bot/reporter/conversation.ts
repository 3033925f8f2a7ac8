import type { Day } from '../domain/day';
import type { Desk, Locale, MemberId, ThreadId } from '../domain/ids';
import type { Story } from '../domain/message';
import type { Detail, High, Matter } from '../domain/questionnaire';
import type { Receipt } from '../domain/receipt';
import type { Reference } from '../domain/reference';
import type { TalkStanding } from '../domain/talks';
import type { Telling } from '../domain/telling';
import type { NamedAuthority } from '../domain/turn-to';
import type { ReporterView } from '../domain/view';
import type { Dated } from './days';
import type { OpenQuestion } from './thread-standing';

/** Where a conversation is: the name of its view. */
export type Step = ReporterView['name'];

/** Whether a report can wait for its window, as the reporter answers. */
export const canWait = ['yes', 'no'] as const;
export type CanWait = (typeof canWait)[number];

/** Texts that a person has typed; on the way back from the story they travel in a sealed block. */
export type Texts = Readonly<Partial<Story & { text: string }>>;

/**
 * A conversation as it travels, sealed, inside the dialog. It is stored nowhere. Drafts outlive an update of
 * the product: a field that is added after a release is optional.
 */
export interface Conversation {
  /** Sixteen random bytes that name this draft, so that submitting it twice files once. */
  readonly id: string;
  readonly began: Day;
  readonly locale: Locale;
  readonly step: Step;
  /** How the person came here; "back" takes the last one off. */
  readonly trail: readonly Step[];
  readonly receipt: Receipt;
  readonly reference: Reference;
  readonly about?: Matter | undefined;
  readonly detail?: Detail | undefined;
  readonly high: readonly High[];
  readonly excluded: readonly MemberId[];
  /** Nobody is involved any more, by what was sent last; asked about, it is taken when it is sent again. */
  readonly unticked?: true;
  /** Somebody wants to talk: the thread is filed without text. */
  readonly talk: boolean;
  /** Whether the report can wait for its window; not asked where a window is no week. */
  readonly canWait?: CanWait | undefined;
  /** HR was chosen at the verdict. Where the report goes is computed again all the same. */
  readonly toHr?: true;
  /** What the receipt gave, in hexadecimal: enough to file, not enough to open. */
  readonly keys?: { readonly blindIndex: string; readonly publicKey: string };
  readonly filed?: Dated & {
    readonly opensOn: Day;
    readonly again: boolean;
  };
  readonly opened?: Opened | undefined;
  /** It is practice: whatever is pressed, nothing is filed, added, joined or opened. */
  readonly practice?: true;
  readonly practised?: { readonly what: 'report' | 'message'; readonly own: boolean };
  /** A report that begins with what was written as a message in practice. */
  readonly fromMessage?: true;
  /**
   * Names the report of a receipt that was drawn where practice ended, so that it is another one than what
   * was filed in this dialog before. Else the draft's own name does.
   */
  readonly filing?: string;
  readonly joined?: { readonly desk: Desk; readonly admitted: boolean };
  /** What in the text may give its writer away was asked about: kinds alone, never the words. */
  readonly tellings?: readonly Telling[] | undefined;
  readonly texts: Texts;
}

/** A thread that a receipt has opened, as far as the next press needs it. */
export interface Opened extends Dated {
  readonly thread: ThreadId;
  /** The common data key, in hexadecimal. */
  readonly common: string;
  /** The handlers' question about HR, while it can be answered. */
  readonly hr?: OpenQuestion | undefined;
  /** What was written down of a talk, by its day, while it can be approved or corrected. */
  readonly minutes?: TalkStanding | undefined;
  /**
   * Drawn for a thread that the desk has entered, until it takes the place of the code that the desk gave.
   */
  readonly renewal?: Receipt | undefined;
  /** The reporter said that it cannot wait. */
  readonly urgent?: true | undefined;
  /** A request to meet is open already. */
  readonly meets?: boolean | undefined;
  /** The day on which it was closed, while it is. */
  readonly closedOn?: Day | undefined;
  /** Where to turn with this kind of matter if the handlers let a day pass. */
  readonly turnTo?: readonly NamedAuthority[] | undefined;
  /** Names the message that is being written. */
  readonly message: string;
  readonly began: Day;
  /** How many pages back from the latest. */
  readonly back: number;
}

/** A new conversation. Receipt and reference are drawn at once, so that the reducer needs no randomness. */
export function begin(drawn: {
  readonly id: string;
  readonly began: Day;
  readonly locale: Locale;
  readonly receipt: Receipt;
  readonly reference: Reference;
  readonly texts?: Texts;
  readonly practice?: true;
  readonly fromMessage?: true;
  readonly filing?: string;
}): Conversation {
  return {
    step: 'start',
    trail: [],
    high: [],
    excluded: [],
    talk: false,
    texts: {},
    ...drawn,
  };
}
