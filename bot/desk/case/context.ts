import type { ButtonName } from '../../domain/buttons';
import type { RedirectTarget } from '../../domain/contacts';
import type { HrClock } from '../../domain/deadlines';
import type { Fields } from '../../domain/fields';
import type { DutyAnswer } from '../../domain/handing';
import type { Desk, Locale } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { SubmissionId } from '../../domain/operation';
import type { NextPolicy } from '../../domain/pass-rule';
import type { ReadyText } from '../../domain/ready-text';
import type { ReminderDays } from '../../domain/reminder';
import type { DeskSections } from '../../domain/secrecy';
import type { ThreadState } from '../../domain/thread';
import type { AuditTrail } from '../../ports/audit';
import type { CopyWords } from '../../ports/documents';
import type { Journal } from '../../ports/journal';
import type { DialogCount, DialogLeave, FairShare, People } from '../../ports/people';
import type { Pool, ProposalSealer, Proposals } from '../../ports/pool';
import type { Random } from '../../ports/random';
import type {
  CallWords,
  DataKeys,
  DraftSealer,
  MessageSealer,
  ReportCodeKeys,
  ThreadSealer,
} from '../../ports/sealers';
import type {
  CaseRecords,
  CaseSealer,
  DeskRecords,
  RecordSealer,
  ThreadRow,
  ThreadStore,
  YearBook,
} from '../../ports/threads';
import type { Clock, Windows } from '../../ports/time';
import type { KnownCase } from '../../threads/cases';
import type { KnownThread, Remembered, RememberedStates } from '../../threads/remembered';
import type { AtForm, DeskDraft, SeenThread } from './desk-draft';

/**
 * All that the desk's side may do. It opens its own desk's threads, writes and takes back through the pool,
 * begins HR's excerpts, and lets people in. Of a stored thread it changes only the state. It derives the code
 * of a report that it enters, opens nothing with it, and passes nothing.
 */
export interface DeskWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly people: Pick<
    People,
    | 'find'
    | 'isShut'
    | 'ofDesk'
    | 'addresses'
    | 'redeem'
    | 'refresh'
    | 'decide'
    | 'replacePasskeys'
    | 'removePasskeys'
    | 'storeCode'
    | 'setEmail'
    | 'setAway'
    | 'renewals'
    | 'audit'
  >;
  readonly threads: Pick<
    ThreadStore,
    | 'byId'
    | 'byIds'
    | 'byBlindIndex'
    | 'byReference'
    | 'expiryMonths'
    | 'ofDesk'
    | 'ofMonth'
    | 'revisions'
    | 'messages'
    | 'stored'
    | 'disposed'
  >;
  readonly threadSealer: Pick<
    ThreadSealer,
    | 'openAsDesk'
    | 'openAsReporter'
    | 'openState'
    | 'lacksKey'
    | 'nameStateKeys'
    | 'newKeys'
    | 'sealState'
    | 'reporterPublicKey'
    | 'excerptKeys'
    | 'rewrap'
  >;
  readonly remembered: RememberedStates;
  readonly messages: Pick<MessageSealer, 'open' | 'seal' | 'tags'>;
  readonly deskRecords: DeskRecords;
  readonly records: RecordSealer;
  readonly reportCodes: ReportCodeKeys;
  readonly callWords: CallWords;
  readonly auditTrail: Pick<AuditTrail, 'ofThread' | 'threadsOf'>;
  readonly cases: CaseRecords;
  readonly caseSealer: CaseSealer;
  readonly rememberedCases: Remembered<KnownCase>;
  readonly pool: Pick<Pool, 'submit' | 'now' | 'knows' | 'beat'>;
  readonly drafts: DraftSealer;
  readonly proposals: Proposals;
  readonly proposalSealer: ProposalSealer;
  readonly yearBook: Pick<YearBook, 'all'>;
  readonly journal: Journal;
  readonly turn: FairShare;
  readonly readyText: (locale: Locale, text: ReadyText) => string;
  readonly copyWords: CopyWords;
  /** The contacts to which a desk can redirect: those that are set. */
  readonly targets: (desk: Desk) => readonly RedirectTarget[];
  /** The sections by which each desk redacts. */
  readonly sections: DeskSections;
  readonly hrClock: HrClock;
  /** The organisations that share the channel; none if it is of one. */
  readonly parties: readonly string[];
  /** Whether the daily notice goes by e-mail as well. */
  readonly mails: boolean;
  /** The reminder's days: what is due before the next one is on top of the queue. */
  readonly reminderDays?: ReminderDays | undefined;
  /** The pass windows: when a message written now can be read. */
  readonly windows: Pick<
    Windows,
    'byClock' | 'when' | 'nextPass' | 'readableOn' | 'lastDayFor' | 'isPassed'
  >;
  /** A weaker pass policy that applies from a day on. */
  weaker(): NextPolicy | undefined;
  readonly dialogs: DialogCount;
  /** Called when a dialog begins: beats come each second from then on. */
  readonly onBegun: (leave: DialogLeave) => void;
  /** Called once something is agreed on: reports are to be closed or reopened. */
  readonly onAgreed: () => void;
  /** Lets requests be served before work continues. */
  readonly rest: () => Promise<void>;
}

/** A thread that a member may see, looked up once and passed along. */
export interface OpenCase {
  readonly row: ThreadRow;
  readonly state: ThreadState;
  /** Who looks, and everybody of the desk. */
  readonly member: Member;
  readonly members: readonly Member[];
  /** Its data keys, opened at the first call. */
  readonly keys: () => Promise<DataKeys>;
}

/** A case without its keys, and of its row no more than what is remembered. */
export type Looked = Omit<OpenCase, 'keys' | 'row'> & Pick<KnownThread, 'row'>;

interface All {
  readonly world: DeskWorld;
  readonly member: Member;
  readonly draft: DeskDraft;
  readonly case: OpenCase;
  readonly button: ButtonName;
  readonly fields: Fields;
  /** Names what a press stores: repeated, it stores nothing more. */
  readonly submission: SubmissionId;
  readonly at: AtForm;
  /** The thread as the writer of the form saw it. */
  readonly seen: SeenThread;
  /** Whether the desk has a duty of its own, if that was asked. */
  readonly duty: DutyAnswer | undefined;
}

interface ContextParts {
  readonly draft: 'draft';
  readonly case: 'case';
  readonly submission: 'submission';
  readonly press: 'draft' | 'submission' | 'button' | 'fields';
  readonly form: 'draft' | 'submission' | 'case' | 'at' | 'seen' | 'duty';
}

/** What a page, a press or a command gets: a member at the desk, with what else there is. */
export type DeskContext<P extends keyof ContextParts = never> = Pick<
  All,
  'world' | 'member' | ContextParts[P]
>;
