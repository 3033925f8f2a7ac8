import { addDays } from '../domain/day';
import type { MemberId, NoticeMark } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Notice } from '../ports/outbox';
import { type WaitingCount, whatToTell } from './count-waiting';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';
import { createRests } from './rests';
import { waitAfter } from './wait-after';

/** Waits before the outbox is looked into again when that failed, in milliseconds. */
const lookWaits = [1_000, 5_000, 15_000, 60_000];

/** Brings notices from the outbox to the members. */
export interface Courier {
  /** Looks into the outbox. A member whose messenger is slow holds up nobody else. */
  soon(): void;
  /** Resolves when everything that can be delivered now is delivered. */
  settled(): Promise<void>;
}

/**
 * Tells each member alone that something waits, with that member's own count as it is then; or, where
 * releases come by the clock and in the reminder, in words that are the same for everybody. What a messenger
 * does not take stays in the outbox and is tried again, until its day is too long ago. When a leader ends
 * between telling and removing, the next one tells again.
 */
export function createCourier(world: KeeperWorld): Courier {
  const { clock, outbox, journal, notifiers } = world;
  const underWay = new Map<MemberId, Promise<void>>();
  /** Taken by the messenger, but still in the outbox because the database was away just then. */
  const taken = new Map<MemberId, NoticeMark>();
  let looking: Promise<void> | undefined;
  let asked = false;
  let failures = 0;
  let isResting = false;

  const soon = (): void => {
    asked = true;
    looking ??= run();
  };
  const rests = createRests({ ...world, over: soon });

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
    world.later(waitAfter(failures, lookWaits, world.random), () => {
      isResting = false;
      soon();
    });
  };

  const look = async (): Promise<void> => {
    if (!(await world.leader.lead())) return;
    const due = (await outbox.due()).filter(
      (notice) => !underWay.has(notice.member) && !rests.rests(notice),
    );
    if (due.length === 0) return;
    const waiting = await whatToTell(world, due);
    // A release that came in between may be in the count or not: such a notice is counted again before it is
    // told.
    const unchanged = new Set((await outbox.due()).map(({ mark }) => mark));
    for (const notice of due) {
      if (unchanged.has(notice.mark)) begin(notice, waiting.get(notice.member));
      else asked = true;
    }
  };

  const begin = (notice: Notice, waiting?: WaitingCount): void => {
    const work = deliver(notice, waiting)
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
  };

  /** False when there may be a newer notice for the member by now: nobody else was told of it meanwhile. */
  const deliver = async (notice: Notice, waiting?: WaitingCount): Promise<boolean> => {
    const { member, mark, day } = notice;
    if (taken.get(member) === mark) return finish(notice);
    if (day < addDays(clock.today(), -limits.noticeDays)) {
      journal.fault('notify', new KeeperError('notice_given_up'));
      return finish(notice);
    }
    const said = notice.kind ?? waiting?.count;
    if (waiting === undefined || said === 0) return finish(notice);
    const { messenger, address } = waiting.addressee;
    const notifier = notifiers[messenger];
    if (notifier === undefined) return finish(notice);
    if (rests.isQuiet(messenger)) return true;
    try {
      await notifier.notify(member, address, said);
    } catch (error) {
      journal.fault('notify', error);
      rests.begin(notice, error, messenger);
      return false;
    }
    taken.set(member, mark);
    return finish(notice);
  };

  const finish = async (notice: Notice): Promise<boolean> => {
    const isDone = await outbox.remove(notice);
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
