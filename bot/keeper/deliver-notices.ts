import { addDays } from '../domain/day';
import type { MemberId, NoticeMark } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Clock } from '../ports/clock';
import type { Journal } from '../ports/journal';
import type { Leader } from '../ports/leader';
import type { Notifier } from '../ports/notifier';
import type { Outbox, WaitingNotice } from '../ports/outbox';
import type { Who } from '../ports/people';
import type { Random } from '../ports/random';
import { type Counting, countWaiting, type Waiting } from './count-waiting';
import { KeeperError } from './keeper-error';
import { createRests } from './rests';
import { waitAfter } from './wait-after';

/** Waits before the outbox is looked into again when that failed, in milliseconds. */
const waits = [1_000, 5_000, 15_000, 60_000];

export interface Delivering extends Counting {
  readonly clock: Clock;
  readonly random: Pick<Random, 'bytes'>;
  readonly outbox: Outbox;
  readonly notifiers: Partial<Readonly<Record<Who['messenger'], Notifier>>>;
  readonly journal: Journal;
  readonly leader: Pick<Leader, 'lead'>;
  /** Calls back after so many milliseconds, without keeping the process alive. */
  readonly later: (milliseconds: number, task: () => void) => void;
}

/** Brings notices from the outbox to the members. */
export interface Courier {
  /** Looks into the outbox. Whoever is slow holds up nobody else. */
  soon(): void;
  /** Resolves when everything that can be delivered now is delivered. */
  settled(): Promise<void>;
}

/**
 * Tells each member alone that something waits, with that member's own count as it is then. What a messenger does not take
 * stays in the outbox and is tried again, until its day is too long ago.
 */
export function createCourier(delivering: Delivering): Courier {
  const { clock, outbox, journal, notifiers } = delivering;
  const underWay = new Map<MemberId, Promise<void>>();
  /** Taken by the messenger, but still in the outbox because the database was away just then. */
  const taken = new Map<MemberId, NoticeMark>();
  let looking: Promise<void> | undefined;
  let asked = false;
  let failures = 0;
  let awaitsLease = false;
  let isResting = false;

  const soon = (): void => {
    asked = true;
    looking ??= run();
  };
  const rests = createRests({ ...delivering, over: soon });

  const run = async (): Promise<void> => {
    try {
      while (asked) {
        asked = false;
        await look();
      }
      failures = 0;
    } catch (error) {
      journal.fault('notify', error);
      failures += 1;
      if (!isResting) later();
    }
    looking = undefined;
    if (asked) soon();
  };

  const later = (): void => {
    isResting = true;
    delivering.later(waitAfter(failures, waits, delivering.random), () => {
      isResting = false;
      soon();
    });
  };

  const look = async (): Promise<void> => {
    if (!(await delivering.leader.lead())) return;
    await awaitLeases();
    const due = (await outbox.due(clock.now())).filter(
      (notice) => !underWay.has(notice.member) && !rests.rests(notice),
    );
    if (due.length === 0) return;
    // Read after the notices: when a release comes in between, their marks are no longer the same.
    const waiting = await countWaiting(delivering);
    for (const notice of due) {
      const work = deliver(notice, waiting.get(notice.member))
        .catch((error: unknown) => {
          journal.fault('notify', error);
          rests.begin(notice, error);
          return false;
        })
        .then((isDone) => {
          underWay.delete(notice.member);
          if (!isDone) soon();
        });
      underWay.set(notice.member, work);
    }
  };

  /** What somebody told who died meanwhile, or could not give back, is free when its lease ends: nothing else looks then. */
  const awaitLeases = async (): Promise<void> => {
    const now = clock.now();
    const others = (await outbox.leased(now)).filter(({ member }) => !underWay.has(member));
    if (others.length === 0 || awaitsLease) return;
    awaitsLease = true;
    delivering.later(Math.min(...others.map(({ leasedUntil }) => leasedUntil)) - now, () => {
      awaitsLease = false;
      soon();
    });
  };

  /** False when there may be a newer one for the member by now, which was left to whoever was telling him. */
  const deliver = async (notice: WaitingNotice, waiting?: Waiting): Promise<boolean> => {
    const { member, mark } = notice;
    const drop = (): Promise<boolean> => finish(notice, notice.leasedUntil);
    if (taken.get(member) === mark) return drop();
    if (notice.day < addDays(clock.today(), -limits.noticeDays)) {
      journal.fault('notify', new KeeperError('notice_given_up'));
      return drop();
    }
    if (waiting === undefined || waiting.count === 0) return drop();
    const { messenger, address } = waiting.addressee;
    const notifier = notifiers[messenger];
    if (notifier === undefined) return drop();
    if (rests.isQuiet(messenger)) return true;
    const until = clock.now() + limits.noticeLeaseSeconds * 1000;
    if (!(await outbox.lease(notice, until))) return false;
    try {
      await notifier.notify(member, address, waiting.count);
    } catch (error) {
      journal.fault('notify', error);
      rests.begin(notice, error, messenger);
      // Otherwise it is free when its lease ends; that is no further failure of the messenger.
      await outbox.free(notice, until).catch((fault: unknown) => {
        journal.fault('notify', fault);
      });
      return false;
    }
    taken.set(member, mark);
    return finish(notice, until);
  };

  const finish = async (notice: WaitingNotice, until: number): Promise<boolean> => {
    const isDone = await outbox.remove(notice, until);
    taken.delete(notice.member);
    rests.forget(notice.member);
    return isDone;
  };

  return {
    soon,
    settled: async () => {
      while (looking !== undefined || underWay.size > 0) {
        await looking;
        await Promise.all(underWay.values());
      }
    },
  };
}
