import type { Crowd } from './crowd';
import type { Day } from './day';
import type { Deadlines, Due } from './deadlines';
import type { DeskView } from './desk-view';
import type { Duty } from './duty';
import type { Desk } from './ids';
import type { Person } from './member';
import type { Message } from './message';
import type { Page } from './page';
import type { Answers, GuideRule, Matter } from './questionnaire';
import type { Route } from './route';
import type { TalkStanding } from './talks';
import type { Status } from './thread';
import type { NamedAuthority } from './turn-to';

/** A view is a card's name and its data. It names nobody; sentences are in `adaptive-cards/texts`. */
export type View = ReporterView | DeskView;

export type ReporterView =
  /**
   * `intake` is closed until the desk has two people. `desk` is set when the asker belongs to one, `crowd`
   * when it is known how many people did in the last window what a report looks like.
   */
  | {
      readonly name: 'start';
      readonly intake: 'open' | 'closed';
      readonly desk?: Desk | undefined;
      readonly crowd?: Crowd | undefined;
    }
  | { readonly name: 'rights' }
  /** What the employer and others can see of who uses the messenger in which one stands. */
  | { readonly name: 'employer' }
  | { readonly name: 'safety' }
  | { readonly name: 'security' }
  | { readonly name: 'guide' }
  /** What is asked next about a matter. */
  | { readonly name: 'more'; readonly about: Matter }
  /** What was answered, and where that leads; nothing has been written yet. */
  | {
      readonly name: 'verdict';
      readonly answers: Answers;
      readonly route: Route;
      readonly rule: GuideRule;
      readonly hr: HrWay;
    }
  /** Others than HR and the handlers who can help with a matter about one person. */
  | { readonly name: 'others' }
  /**
   * Where a window is a week, it also asks whether the report can wait until it opens, and says how many
   * people a day's crowd is, as far as that is known.
   */
  | {
      readonly name: 'involved';
      readonly people: readonly Person[];
      readonly opensOn: Day;
      readonly dayCrowd?: Crowd | undefined;
    }
  /** Everybody who would read is involved: the outside contact and the authorities, and nothing is filed. */
  | { readonly name: 'nobody' }
  /** `receipt` is formatted in groups of four. */
  | { readonly name: 'receipt'; readonly desk: Desk; readonly receipt: string }
  | {
      readonly name: 'story';
      readonly desk: Desk;
      readonly readers: readonly string[];
      readonly duty?: Duty | undefined;
    }
  /** Somebody wants to talk: what is sent is that alone. */
  | { readonly name: 'talk'; readonly readers: readonly string[] }
  | {
      readonly name: 'filed';
      readonly reference: string;
      readonly opensOn: Day;
      readonly deadlines: Deadlines;
      readonly again: boolean;
      /** What the reporter may have to tell elsewhere as well, today. */
      readonly duty?: Duty | undefined;
    }
  /**
   * Before a report that the desk has entered is read here with the code that it gave: what that means.
   * `renews`: a new code comes next; else it is exchanged already, and the new one does not hold yet.
   */
  | { readonly name: 'account'; readonly renews: boolean }
  /** A code that the desk has never seen, in the place of the one that it gave. */
  | { readonly name: 'renew'; readonly receipt: string }
  /** One constant answer for every receipt that opens nothing. */
  | { readonly name: 'unopened'; readonly opensOn: Day }
  | {
      readonly name: 'thread';
      /** The day on which it was filed, or the first on which it can have been; `filedUntil` is the last. */
      readonly filedOn: Day;
      readonly filedUntil?: Day | undefined;
      readonly moved: boolean;
      readonly status: Status;
      readonly deadlines: Deadlines;
      readonly hr?: HrQuestion | undefined;
      /** What was written down of a talk on a day, and how it has come with it (VBL 8:3). */
      readonly minutes?: TalkStanding | undefined;
      /** By when somebody answers a request to meet, while it is open. */
      readonly meetBy?: Day | undefined;
      /** Clocks that have run out without an answer: the outside authority is shown. */
      readonly overdue: readonly Due['what'][];
      /** Where to turn with this kind of matter, once a clock has run out; none where that is not known. */
      readonly turnTo?: readonly NamedAuthority[] | undefined;
      /** It was closed without feedback, which is still to come. */
      readonly feedbackLeft?: boolean | undefined;
      /** The last day on which it is there, once it is closed. */
      readonly erasedBy?: Day | undefined;
      /** That day is over: it is kept longer. */
      readonly kept?: boolean | undefined;
      readonly page: Page<Message>;
    }
  | {
      readonly name: 'sent';
      readonly desk: Desk;
      readonly opensOn: Day;
      readonly again: boolean;
    }
  /** The end of practice, in place of what a report or a message ends in: nothing was sent. */
  | {
      readonly name: 'practised';
      readonly what: 'report' | 'message';
      /** Words of the person's own were typed: they may have been meant for real. */
      readonly own: boolean;
    }
  /** An invitation was redeemed: admitted at once, or waiting for a member's approval. */
  | { readonly name: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  /** One person has begun too many dialogs: the telephone, and another try later. */
  | { readonly name: 'wait' }
  /** The dialog closes with a last word. */
  | { readonly name: 'left' };

/** The handlers ask whether an excerpt may go to HR: what was answered so far, and who would read there. */
export interface HrQuestion {
  readonly answer?: 'yes' | 'no' | undefined;
  readonly readers: readonly string[];
}

/** HR as a way: open, without anybody yet, or withheld because it or top management is involved. */
export type HrWay = 'offered' | 'empty' | 'withheld';
