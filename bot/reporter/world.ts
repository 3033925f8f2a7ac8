import type { HrClock } from '../domain/deadlines';
import type { Terms } from '../domain/disposal';
import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { InvitationCode, Joined } from '../domain/invitation';
import type { Remark } from '../domain/remarks';
import { drawReportCode, type ReportCode } from '../domain/report-code';
import type { Redraw } from '../ports/dialogue';
import type { Journal } from '../ports/journal';
import type {
  CrowdCount,
  CrowdOut,
  DialogCount,
  DialogLeave,
  FairShare,
  People,
  Who,
} from '../ports/people';
import type { InRounds, Pool } from '../ports/pool';
import type { Random } from '../ports/random';
import type { DraftSealer, MessageSealer, ReportCodeKeys, ThreadSealer } from '../ports/sealers';
import type { ThreadRow, ThreadStore } from '../ports/threads';
import type { Clock, Windows } from '../ports/time';
import type { Allowance } from '../threads/dialog';
import type { ToldInGuide } from '../threads/guide-answers';
import type { Event } from './event';

/**
 * All that the reporter's side may do. It files through the pool, and reads and writes in a thread that a
 * report code opened. It lists no threads, opens no desk's keys or state, and writes no audit.
 */
export interface ReporterWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly people: Pick<People, 'everybody' | 'ofDesk'>;
  readonly reportCodes: ReportCodeKeys;
  readonly threads: Pick<ThreadStore, 'byId' | 'byBlindIndex' | 'messages' | 'stored'>;
  readonly threadSealer: Pick<ThreadSealer, 'openAsReporter'>;
  readonly messages: Pick<MessageSealer, 'open' | 'tags'>;
  readonly pool: Pick<Pool, 'submit' | 'now' | 'remembered' | 'beat'>;
  readonly inRounds: InRounds;
  readonly drafts: DraftSealer;
  readonly journal: Journal;
  readonly share: FairShare;
  /** A person's share of all presses, of both sides. */
  readonly turn: FairShare;
  readonly dialogs: DialogCount;
  /** Redeems an invitation code, on the desk's side. */
  readonly join: (who: Who, code: InvitationCode) => Promise<Joined>;
  readonly hrClock: HrClock;
  /** The terms of the desks' disposal decisions. */
  readonly terms: Terms;
  /** The windows of the pass. */
  readonly windows: Pick<Windows, 'byClock' | 'when' | 'readableOn'>;
  /** Counts the window's people, without names. */
  readonly crowd: Pick<CrowdCount, 'counts'> & CrowdOut;
  readonly allowance: Allowance;
  /** Called with each new dialog: beats then come each second. */
  readonly onBegun: (leave: DialogLeave) => void;
  /** Called when a dialog continues in another window; whether it may go on sending. */
  readonly onGoesOn: () => boolean;
  /** What a dialog says first in which nothing can be sent; without it only a refusal says so. */
  readonly full?: Remark | undefined;
  /** The reporter's answers in the guide, for an opened thread. */
  readonly toldIn: (row: ThreadRow) => Promise<ToldInGuide>;
  /** What practice shows instead of people and their words. */
  readonly invented: (locale: Locale) => Invented;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

export function newReportCode({ random }: Pick<ReporterWorld, 'random'>): ReportCode {
  return drawReportCode((count) => random.digits(count));
}

/** Refuses, since too many derivations are under way: the same view, with what was typed. */
export function busy({ journal }: Pick<ReporterWorld, 'journal'>, redraw: Redraw): Event {
  journal.count('derivation_busy');
  return { kind: 'refused', remark: 'busy', redraw };
}
