import type { HrClock } from '../domain/deadlines';
import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { InvitationCode, Joined } from '../domain/invitation';
import { drawReceipt, type Receipt } from '../domain/receipt';
import type { Clock } from '../ports/clock';
import type { CrowdCount } from '../ports/crowd';
import type { DialogCount } from '../ports/dialog-count';
import type { Redraw } from '../ports/dialogue';
import type { DraftSealer } from '../ports/draft-sealer';
import type { FairShare } from '../ports/fair-share';
import type { Journal } from '../ports/journal';
import type { People, Who } from '../ports/people';
import type { Pool } from '../ports/pool';
import type { Random } from '../ports/random';
import type { ReceiptKeys } from '../ports/receipt-keys';
import type { MessageSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadRow, ThreadStore } from '../ports/thread-store';
import type { Windows } from '../ports/windows';
import type { Allowance } from '../threads/dialog';
import type { ToldInGuide } from '../threads/guide-answers';
import type { Event } from './event';

/**
 * All that the reporter's side may do. It files through the pool, and reads and writes in a thread that a
 * receipt has opened. It lists no threads, opens no desk's keys and no state, and writes no audit: nothing
 * here knows who reports. Of a thread that is open already it is told what its reporter said in the guide.
 */
export interface ReporterWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly people: Pick<People, 'everybody' | 'ofDesk'>;
  readonly receipts: ReceiptKeys;
  readonly threads: Pick<ThreadStore, 'byId' | 'byBlindIndex' | 'messages' | 'stored'>;
  readonly threadSealer: Pick<ThreadSealer, 'openAsReporter'>;
  readonly messages: Pick<MessageSealer, 'open' | 'tags'>;
  readonly pool: Pick<Pool, 'submit' | 'now' | 'beat'>;
  readonly drafts: DraftSealer;
  readonly journal: Journal;
  /** A person's share of receipt derivations. */
  readonly share: FairShare;
  /** A person's share of all presses, at both sides. */
  readonly turn: FairShare;
  readonly dialogs: DialogCount;
  /** What becomes of an invitation code; the desk's affair. */
  readonly join: (who: Who, code: InvitationCode) => Promise<Joined>;
  readonly hrClock: HrClock;
  /** The windows of the release: which days what is written now bears, and when it can be read. */
  readonly windows: Pick<Windows, 'byClock' | 'when' | 'readableOn'>;
  /** The window's people, without names; the last window's as a number that the first view shows. */
  readonly crowd: Pick<CrowdCount, 'counts' | 'last' | 'lastDay'>;
  /** What the dialog of this press may send. */
  readonly allowance: Allowance;
  /** To be called with each dialog that begins: beats come each second from then on. */
  readonly onBegun: () => void;
  /** To be called when one goes on in another window than it began in. */
  readonly onGoesOn: () => void;
  /** What the reporter had said in the guide, in a thread that a receipt has opened. */
  readonly toldIn: (row: ThreadRow) => Promise<ToldInGuide>;
  /** What practice shows in place of people and their words. */
  readonly invented: (locale: Locale) => Invented;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** A new receipt from the operating system's randomness. */
export function newReceipt({ random }: Pick<ReporterWorld, 'random'>): Receipt {
  return drawReceipt((count) => random.digits(count));
}

/** Too many derivations are under way: the same view again, with what was typed. */
export function busy({ journal }: Pick<ReporterWorld, 'journal'>, redraw: Redraw): Event {
  journal.count('derivation_busy');
  return { kind: 'refused', remark: 'busy', redraw };
}
