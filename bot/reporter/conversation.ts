import type { ButtonName } from '../domain/buttons';
import type { Day } from '../domain/day';
import type { Fields } from '../domain/fields';
import type { Desk, Locale, MemberId, ThreadId } from '../domain/ids';
import type { Message, ReporterBody, Story } from '../domain/message';
import type { ByStaff, Fit, ThroughWork, Tick } from '../domain/questionnaire';
import type { Receipt } from '../domain/receipt';
import type { Reference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Person, ReporterView } from '../domain/view';
import type { Dated } from './days';
import type { OpenQuestion } from './thread-standing';

export type Step = ReporterView['name'];

/** Texts that a person has typed; on the way back from the story they travel in a sealed block of their own. */
export type Texts = Readonly<Partial<Story & { text: string }>>;

/**
 * A conversation as it travels, sealed, inside the dialog. It is stored nowhere. Drafts outlive an update of the product:
 * a field that a former one did not have is optional.
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
  readonly fit?: Fit;
  readonly ticks: readonly Tick[];
  readonly throughWork: ThroughWork;
  readonly byStaff?: ByStaff;
  readonly excluded: readonly MemberId[];
  /** Somebody wants to talk: the thread is filed without text. */
  readonly talk: boolean;
  /** HR was chosen at the verdict. Where the report goes is computed anew all the same. */
  readonly toHr?: true;
  /** What the receipt gave, in hexadecimal: enough to file, not enough to open. */
  readonly keys?: { readonly blindIndex: string; readonly publicKey: string };
  readonly filed?: Dated & { readonly opensOn: Day; readonly again: boolean };
  readonly opened?: Opened;
  readonly joined?: { readonly desk: Desk; readonly admitted: boolean };
  readonly texts: Texts;
}

/** A thread that a receipt has opened, as far as the next press needs it. */
export interface Opened extends Dated {
  readonly thread: ThreadId;
  /** The common data key, in hexadecimal. */
  readonly common: string;
  /** The handlers' question about HR, while it can be answered. */
  readonly hr?: OpenQuestion;
  /** Names the message that is being written. */
  readonly message: string;
  readonly began: Day;
  /** How many pages back from the latest. */
  readonly back: number;
}

/** What the world outside the conversation looks like just now. */
export interface Setting {
  readonly today: Day;
  readonly opensOn: Day;
  /** The whistleblowing desk's members; intake is closed while they are fewer than two. */
  readonly readers: readonly Person[];
  /** Who waits to belong to it: they may be named as involved as well. */
  readonly waiting?: readonly Person[];
  /** The members of HR's desk; while there are none, HR is not offered. */
  readonly hr: readonly Person[];
  /** The desk that the asker belongs to. */
  readonly desk?: Desk;
}

/** What goes along with an effect and comes back with its outcome. */
export interface Carry {
  readonly remark?: Remark;
  readonly fields?: Fields;
}

/** What is done once the setting is seen: show the step, leave the list of the involved, or take the way to HR. */
type LookThen = 'show' | 'involved' | 'to_hr';

/** What can be added to a thread that a receipt has opened. */
export type Addition = Extract<ReporterBody, { kind: 'message' | 'hr_answered' }>;

export type Effect =
  | { readonly kind: 'look'; readonly then: LookThen }
  | { readonly kind: 'derive' }
  | { readonly kind: 'file' }
  | { readonly kind: 'open'; readonly receipt: Receipt }
  | { readonly kind: 'read' }
  | { readonly kind: 'add'; readonly body: Addition }
  | { readonly kind: 'join'; readonly code: { readonly locator: string; readonly secret: string } };

/** What a person does, or what came of an effect. */
export type Intent =
  | { readonly kind: 'press'; readonly button: ButtonName | undefined; readonly fields: Fields }
  /** The draft was older than it may be: the same view again, with its text. */
  | { readonly kind: 'expired'; readonly fields: Fields }
  | {
      readonly kind: 'looked';
      readonly then: LookThen;
      readonly setting: Setting;
      readonly carry: Carry;
    }
  | {
      readonly kind: 'derived';
      readonly keys: { readonly blindIndex: string; readonly publicKey: string };
    }
  | ({
      readonly kind: 'filed';
      readonly reference: Reference;
      readonly opensOn: Day;
      readonly again: boolean;
    } & Dated)
  | {
      readonly kind: 'read';
      readonly opened: Opened;
      readonly messages: readonly Message[];
      readonly setting: Setting;
      readonly carry: Carry;
    }
  | { readonly kind: 'opened_nothing'; readonly opensOn: Day }
  | {
      readonly kind: 'added';
      readonly what: Addition['kind'];
      readonly opensOn: Day;
      readonly again: boolean;
      readonly next: Pick<Opened, 'message' | 'began'>;
    }
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  /** The opened thread is not there any more: it has moved, or it has expired. Nothing was stored. */
  | { readonly kind: 'gone' }
  /** Nobody is left who may read. */
  | { readonly kind: 'nobody' }
  /** The effect came to nothing: the same view with a notice and everything that was typed. */
  | { readonly kind: 'refused'; readonly remark: Remark; readonly carry: Carry };

/** One turn of the conversation: something to show, or something to do first. */
export type Turn =
  | {
      readonly kind: 'show';
      readonly state: Conversation;
      readonly view: ReporterView;
      readonly remark?: Remark;
      readonly fields: Fields;
    }
  | {
      readonly kind: 'do';
      readonly state: Conversation;
      readonly effect: Effect;
      readonly carry: Carry;
    };

/** A new conversation. Receipt and reference are drawn at once, so that the conversation itself needs no chance. */
export function begin(drawn: {
  readonly id: string;
  readonly began: Day;
  readonly locale: Locale;
  readonly receipt: Receipt;
  readonly reference: Reference;
  readonly texts?: Texts;
}): Conversation {
  return {
    step: 'start',
    trail: [],
    ticks: [],
    throughWork: 'yes',
    excluded: [],
    talk: false,
    texts: {},
    ...drawn,
  };
}
