import { addDays, addMonths, type Day } from '../domain/day';
import type { Deadlines } from '../domain/deadlines';
import type { Desk, Locale, MemberId, ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Story } from '../domain/message';
import type { Detail, High, Matter } from '../domain/questionnaire';
import type { Reference } from '../domain/reference';
import type { ReportCode } from '../domain/report-code';
import type { TalkStanding } from '../domain/talks';
import type { Telling } from '../domain/telling';
import type { NamedAuthority } from '../domain/turn-to';
import type { ReporterView, SentThing } from '../domain/view';
import type { OpenQuestion } from './thread-standing';

export type Step = ReporterView['name'];

/** The reporter's answers to whether a report can wait for its window. */
export const canWait = ['yes', 'no'] as const;
export type CanWait = (typeof canWait)[number];

/** Typed texts; on the way back from the story they travel in a sealed block. */
export type Texts = Readonly<Partial<Story & { text: string }>>;

/**
 * A conversation, which travels sealed in the dialog and is stored nowhere. Drafts outlive an update of the
 * product: a field added after a pass is optional.
 */
export interface Conversation {
  /** Sixteen random bytes that name this draft, so that submitting it twice files once. */
  readonly id: string;
  readonly began: Day;
  readonly locale: Locale;
  readonly step: Step;
  /** The steps before; "back" removes the last. */
  readonly trail: readonly Step[];
  readonly reportCode: ReportCode;
  readonly reference: Reference;
  readonly about?: Matter | undefined;
  readonly detail?: Detail | undefined;
  readonly high: readonly High[];
  readonly excluded: readonly MemberId[];
  /** The last press unticked everybody; asked about, it is taken when sent again. */
  readonly unticked?: true;
  /** Somebody wants to talk: the thread is filed without text. */
  readonly talk: boolean;
  /** Unset where a window is no week. */
  readonly canWait?: CanWait | undefined;
  /** HR was chosen at the verdict; `addresseeOf` checks it again. */
  readonly toHr?: true;
  /** The report code's keys, in hexadecimal: enough to file, not enough to open. */
  readonly keys?: { readonly blindIndex: string; readonly publicKey: string };
  readonly filed?: Dated & {
    readonly opensOn: Day;
    readonly again: boolean;
    /** Set for what was sent from an opened thread. */
    readonly what?: SentThing;
  };
  readonly opened?: OpenedReport | undefined;
  /** It is practice: nothing is filed, added, joined or opened. */
  readonly practice?: true;
  readonly practised?: { readonly what: 'report' | 'message'; readonly own: boolean };
  /** The report begins with what was written as a message in practice. */
  readonly fromMessage?: true;
  /**
   * Names the report of a report code drawn after practice, so that it differs from one filed earlier in this
   * dialog. By default the draft's id does.
   */
  readonly filing?: string;
  readonly joined?: { readonly desk: Desk; readonly admitted: boolean };
  /** The kinds of telling words already asked about, never the words. */
  readonly tellings?: readonly Telling[] | undefined;
  readonly texts: Texts;
}

/** What the next press needs of a thread that a report code has opened. */
export interface OpenedReport extends Dated {
  readonly thread: ThreadId;
  readonly common: string;
  /** The handlers' question about HR, while it can be answered. */
  readonly hr?: OpenQuestion | undefined;
  /** The minutes that can be approved or corrected. */
  readonly minutes?: TalkStanding | undefined;
  /** The new code for an entered thread, until it replaces the desk's. */
  readonly renewal?: ReportCode | undefined;
  readonly urgent?: true | undefined;
  /** A request to meet is open. */
  readonly meets?: boolean | undefined;
  readonly punished?: boolean | undefined;
  /** Set while it is closed. */
  readonly closedOn?: Day | undefined;
  /** Where to turn if the handlers let a day pass. */
  readonly turnTo?: readonly NamedAuthority[] | undefined;
  readonly message: string;
  readonly began: Day;
  readonly back: number;
}

/** Begins a conversation. The caller draws report code and reference, so the reducer needs no randomness. */
export function begin(
  drawn: Pick<Conversation, 'id' | 'began' | 'locale' | 'reportCode' | 'reference'> &
    Partial<Pick<Conversation, 'texts' | 'practice' | 'fromMessage' | 'filing'>>,
): Conversation {
  return { step: 'start', trail: [], high: [], excluded: [], talk: false, texts: {}, ...drawn };
}

/** A report's days in the conversation. Those that take a calendar or the pass's clock travel along. */
export interface Dated {
  readonly filedOn: Day;
  /** The last possible day of filing, when that is later. */
  readonly filedUntil?: Day | undefined;
  readonly answerBy?: Day;
  readonly firstBy?: Day;
}

/** Reduces a report's days to what has to travel. */
export function dated(
  { filedOn, filedUntil }: Pick<Dated, 'filedOn' | 'filedUntil'>,
  days: Deadlines,
): Dated {
  const came = filedUntil === undefined ? { filedOn } : { filedOn, filedUntil };
  return days.desk === 'hr'
    ? { ...came, answerBy: days.answerBy }
    : { ...came, firstBy: days.firstAnswerBy };
}

/** The days of a report. The day of feedback follows from its own day. */
export function daysOf({ filedOn, answerBy, firstBy }: Dated): Deadlines {
  if (answerBy !== undefined) return { desk: 'hr', answerBy };
  return {
    desk: 'whistleblowing',
    firstAnswerBy: firstBy ?? addDays(filedOn, limits.firstAnswerWithinDays),
    feedbackBy: addMonths(filedOn, limits.feedbackWithinMonths),
  };
}
