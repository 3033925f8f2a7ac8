import type { Database } from '../../db/open-database';
import type { ContactKey } from '../domain/contacts';
import type { HrClock } from '../domain/deadlines';
import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { ReadyText } from '../domain/ready-text';
import type { NextPolicy } from '../domain/release-rule';
import type { ReminderDays } from '../domain/reminder';
import type { ReleasePolicy } from '../domain/window';
import type { BroadcastRoads } from '../keeper/broadcast';
import type { Clock, Ticks } from '../ports/clock';
import type { Journal } from '../ports/journal';
import type { Leader } from '../ports/leader';
import type { Notifier } from '../ports/notifier';
import type { Who } from '../ports/people';
import type { ImageSealer } from '../ports/pool';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import type { ReceiptCost } from '../sealing/receipt-keys';

/** Another monotonic clock than the machine's, and what the pool seals and draws with. */
interface BeatsByHand {
  readonly ticks: Ticks;
  readonly sealer: (real: ImageSealer) => ImageSealer;
  readonly random: Pick<Random, 'id'>;
  /** To be called when a press begins to wait for a beat. */
  readonly onQueued: () => void;
}

/** What the product is made of. The trial, production and the tests put in what they have. */
export interface Parts {
  readonly stores: Omit<Database, 'installation' | 'releaseRules' | 'close'>;
  readonly vault: Vault;
  /** Says whether this process does what happens unattended. */
  readonly leader: Pick<Leader, 'lead'>;
  /** The sixteen bytes that tell this installation's data from any other's. */
  readonly deployment: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly readyText: (locale: Locale, text: ReadyText) => string;
  /** What practice shows in place of people and their words. */
  readonly invented: (locale: Locale) => Invented;
  readonly contacts: ReadonlySet<ContactKey>;
  readonly hrClock: HrClock;
  readonly journal: Journal;
  readonly deskJournal: Pick<Journal, 'fault'>;
  /** When what is written is released; `when-told`: only when `release.soon` is called. */
  readonly releases: ReleasePolicy;
  /** Another policy that takes its place from a day on: of a weaker one the desks' members are told. */
  readonly next?: NextPolicy | undefined;
  /** The hour at which a window ends that an earlier policy began; ten where none is given. */
  readonly releaseHour?: number;
  /** On which days every member gets the reminder; on none in tests that are not about it. */
  readonly reminderDays?: ReminderDays | undefined;
  /** Those of the messengers that are set up. */
  readonly notifiers: Readonly<Partial<Record<Who['messenger'], Notifier | undefined>>>;
  /** The channels of the weekly piece; none unless the operator says so. */
  readonly broadcast?: BroadcastRoads | undefined;
  /** Given by tests alone: how many dialogs one person may begin in an hour. */
  readonly dialogsOfOne?: number;
  /** Given by tests alone: a receipt's cost, and how the wait for the floor of its answer passes. */
  readonly receiptCost?: ReceiptCost;
  /**
   * Given by tests and the invented year alone. `at-need`: a beat comes as soon as something is sent, and no
   * view waits for one.
   */
  readonly beats?: 'at-need' | BeatsByHand;
  readonly pause?: (milliseconds: number) => Promise<void>;
}
