import type { Database } from '../../db/open-database';
import type { ContactKey } from '../domain/contacts';
import type { HrClock } from '../domain/deadlines';
import type { Disposals } from '../domain/disposal';
import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { ReadyText } from '../domain/ready-text';
import type { ReminderDays } from '../domain/reminder';
import type { DeskSections } from '../domain/secrecy';
import type { ReportCodeCost } from '../keys/report-code-keys';
import type { PassInForce } from '../platform/windows';
import type { CopyWords } from '../ports/documents';
import type { Journal } from '../ports/journal';
import type { Vault } from '../ports/keys';
import type { Notifier } from '../ports/notices';
import type { Who } from '../ports/people';
import type { ImageSealer } from '../ports/pool-store';
import type { Leader } from '../ports/processes';
import type { Random } from '../ports/random';
import type { Clock, Ticks } from '../ports/time';

/** A test's beats: its own monotonic clock, and what the pool seals and draws with. */
interface BeatsByHand {
  readonly ticks: Ticks;
  readonly sealer: (real: ImageSealer) => ImageSealer;
  readonly random: Pick<Random, 'id'>;
  /** A press begins to wait for a beat. */
  readonly onQueued: () => void;
}

/** Trial, production and tests put in their own. */
export interface Parts {
  /** The audit must be open: see `openAudit`. */
  readonly stores: Omit<Database, 'installation' | 'passRules' | 'close'>;
  readonly vault: Vault;
  /** The leader does the unattended work. */
  readonly leader: Pick<Leader, 'lead'>;
  /** 16 bytes, which tell this installation's data from any other's. */
  readonly deployment: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly readyText: (locale: Locale, text: ReadyText) => string;
  readonly copyWords: CopyWords;
  /** What practice shows in place of people and their words. */
  readonly invented: (locale: Locale) => Invented;
  readonly contacts: ReadonlySet<ContactKey>;
  /** The usual sections unless the organisation sets others. */
  readonly secrecy?: DeskSections | undefined;
  readonly hrClock: HrClock;
  readonly disposal: Disposals;
  /** The organisations that share the channel. */
  readonly parties?: readonly string[] | undefined;
  readonly journal: Journal;
  readonly deskJournal: Pick<Journal, 'fault'>;
  /** `when-told`: messages are delivered only when `pass.soon` is called. */
  readonly inForce: PassInForce;
  /** None in tests of other things. */
  readonly reminderDays?: ReminderDays | undefined;
  readonly notifiers: Readonly<Partial<Record<Who['messenger'], Notifier | undefined>>>;
  /** No address is asked for without it. None unless a server is set. */
  readonly mail?: Notifier | undefined;
  /** Tests only, in an hour. */
  readonly dialogsOfOne?: number;
  /** Tests only; also the wait for an answer's earliest time. */
  readonly reportCodeCost?: ReportCodeCost;
  /** Tests and the invented year only. `at-need`: a beat follows each send, and no view waits for one. */
  readonly beats?: 'at-need' | BeatsByHand;
  readonly pause?: (milliseconds: number) => Promise<void>;
}
