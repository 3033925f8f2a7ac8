import type { Filed } from './arrival';
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

/** A card's name and its data. It names nobody; sentences are in `adaptive-cards/texts`. */
export type View = ReporterView | DeskView;

/** The view of a name. */
export type ViewNamed<N extends View['name']> = Extract<View, { name: N }>;

/** What a reporter can send from an opened thread. */
export const sentThings = ['message', 'meeting', 'answer', 'code'] as const;
export type SentThing = (typeof sentThings)[number];

export type ReporterView =
  /**
   * `intake` is closed until the desk has two people, and full where this dialog can send nothing. `desk`:
   * the asker belongs to it. `crowd`: how many people used the bot in the last window, if known.
   */
  | {
      readonly name: 'start';
      readonly intake: 'open' | 'closed' | 'full';
      readonly desk?: Desk | undefined;
      readonly crowd?: Crowd | undefined;
    }
  /** The second question about a matter. */
  | { readonly name: 'more'; readonly about: Matter }
  /** What was answered, and where it leads; nothing has been written yet. */
  | {
      readonly name: 'verdict';
      readonly answers: Answers;
      readonly route: Route;
      readonly rule: GuideRule;
      readonly hr: HrWay;
      /** Titles: who could read a report now, and who could not because of a tick. */
      readonly readers: readonly string[];
      readonly hidden: readonly string[];
      /** The answers can hide a danger to life. */
      readonly danger?: boolean | undefined;
    }
  /** With weekly windows it also asks whether the report can wait, and shows a day's crowd, if known. */
  | {
      readonly name: 'involved';
      readonly people: readonly Person[];
      readonly opensOn: Day;
      readonly dayCrowd?: Crowd | undefined;
    }
  /** `reportCode` is in groups of four. */
  | {
      readonly name: 'report_code';
      readonly desk: Desk;
      readonly reportCode: string;
      readonly danger?: boolean | undefined;
    }
  | {
      readonly name: 'story';
      readonly desk: Desk;
      readonly readers: readonly string[];
      readonly duty?: Duty | undefined;
    }
  /** Only the wish to talk is sent. */
  | { readonly name: 'talk'; readonly readers: readonly string[] }
  | {
      readonly name: 'filed';
      readonly reference: string;
      readonly opensOn: Day;
      readonly deadlines: Deadlines;
      readonly again: boolean;
      /** What the reporter may have to report elsewhere, today. */
      readonly duty?: Duty | undefined;
    }
  /**
   * Shown before a report that the desk has entered is read with the desk's code. `renews`: a new code comes
   * next. Otherwise the code is exchanged, and the new one is not in force yet.
   */
  | { readonly name: 'account'; readonly renews: boolean }
  /** A code that the desk has never seen, to replace the desk's. */
  | { readonly name: 'renew'; readonly reportCode: string }
  /** The constant answer for every report code that opens nothing. */
  | { readonly name: 'unopened'; readonly opensOn: Day }
  | (Filed & {
      readonly name: 'thread';
      readonly moved: boolean;
      readonly status: Status;
      readonly deadlines: Deadlines;
      readonly hr?: HrQuestion | undefined;
      /** The minutes to approve or correct (VBL 8:3). */
      readonly minutes?: TalkStanding | undefined;
      /** Whether the reporter says to be punished, or is asked so after a time. */
      readonly punished?: 'said' | 'asked' | undefined;
      /** By when an open request to meet is answered. */
      readonly meetBy?: Day | undefined;
      /** Clocks that ran out: the outside authority is shown. */
      readonly overdue: readonly Due['what'][];
      /** Where to turn once a clock has run out, if known. */
      readonly turnTo?: readonly NamedAuthority[] | undefined;
      /** It was closed without feedback, which is still owed. */
      readonly feedbackLeft?: boolean | undefined;
      /** The last day before it is erased, once it is closed. */
      readonly erasedBy?: Day | undefined;
      /** No decision covers it: after that day it is archived, not erased. */
      readonly preserved?: true;
      readonly kept?: boolean | undefined;
      readonly page: Page<Message>;
    })
  /** A page of an opened thread, signed, for somebody who must show what was reported and when (VBL 3:5). */
  | (Filed & {
      readonly name: 'proof';
      readonly desk: Desk;
      readonly madeOn: Day;
      readonly page: Page<Message>;
    })
  | {
      readonly name: 'sent';
      readonly what: SentThing;
      /** A typed message was not sent with it, and waits in the thread's view. */
      readonly unsent: boolean;
      readonly desk: Desk;
      readonly opensOn: Day;
      readonly again: boolean;
    }
  /** The end of practice: nothing was sent. */
  | {
      readonly name: 'practised';
      readonly what: 'report' | 'message';
      /** The person typed own words, perhaps meant for real. */
      readonly own: boolean;
      /** Why the web door begins no report today. */
    }
  /** An invitation was redeemed; not `admitted`: waits for a member's approval. */
  | { readonly name: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  /**
   * Without data. `code`: asks for a code. `employer`: what others can see of a messenger's users. `others`:
   * who else can help. `nobody`: every reader is involved, so outside contacts are shown. `wait`: too many
   * dialogs were begun.
   */
  | Plain<
      | 'code'
      | 'rights'
      | 'employer'
      | 'safety'
      | 'security'
      | 'guide'
      | 'others'
      | 'nobody'
      | 'wait'
    >
  /** `security`: it was about national security, whose number stays. */
  | { readonly name: 'left'; readonly security?: true };

/** One view for each name. */
type Plain<Name extends string> = Name extends unknown ? { readonly name: Name } : never;

/** The handlers' question whether an excerpt may go to HR, the answer so far, and HR's readers. */
export interface HrQuestion {
  readonly answer?: 'yes' | 'no' | undefined;
  readonly readers: readonly string[];
}

/** HR as a way: open, without members, or withheld because it or top management is involved. */
export type HrWay = 'offered' | 'empty' | 'withheld';
