import { addDays } from '../../domain/day';
import type { MemberId, NoticeMark } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Notice } from '../../ports/notices';
import { createWorker, type Worker } from '../../threads/worker';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import { type WaitingCount, whatToTell } from '../pass/notices';
import { createBackoff } from './backoff';

/** Milliseconds to wait after a failed look into the outbox. */
const lookPauses = [1_000, 5_000, 15_000, 60_000];

/** Brings notices from the outbox to the members. A slow messenger delays nobody else. */
export type Courier = Pick<Worker, 'soon' | 'whenIdle'>;

/**
 * Tells each member separately that something waits, with the member's own current count. Scheduled passes
 * and reminders use the same words for everybody. What a messenger refuses stays in the outbox and is tried
 * again for some days. A leader that ends between telling and removing causes a second notice.
 */
export function createCourier(world: KeeperWorld): Courier {
  const { clock, outbox, journal, notifiers } = world;
  const underWay = new Map<MemberId, Promise<void>>();
  /** Told, but still in the outbox: the database was away. */
  const taken = new Map<MemberId, NoticeMark>();
  const worker = createWorker(world, 'notify', lookPauses, async () => {
    if (!(await world.leader.lead())) return;
    const due = (await outbox.due()).filter(
      (notice) => !underWay.has(notice.member) && !backoff.isWaiting(notice),
    );
    if (due.length === 0) return;
    const waiting = await whatToTell(world, due);
    // The count may or may not include a pass that came in between: such notices are counted again.
    const unchanged = new Set((await outbox.due()).map(({ mark }) => mark));
    for (const notice of due) {
      if (unchanged.has(notice.mark)) begin(notice, waiting.get(notice.member));
      else worker.soon();
    }
  });
  const { soon } = worker;
  const backoff = createBackoff({ ...world, over: soon });

  const begin = (notice: Notice, waiting?: WaitingCount): void => {
    const work = deliver(notice, waiting)
      .catch((error: unknown) => {
        journal.fault('notify', error);
        backoff.begin(notice, error);
        return false;
      })
      .then((isDone) => {
        underWay.delete(notice.member);
        if (!isDone) soon();
      });
    underWay.set(notice.member, work);
  };

  /** False if the member may have a newer notice by now, since nobody else delivered it meanwhile. */
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
    if (backoff.isQuiet(messenger)) return true;
    try {
      await notifier.notify(member, address, said);
    } catch (error) {
      journal.fault('notify', error);
      backoff.begin(notice, error, messenger);
      return false;
    }
    taken.set(member, mark);
    return finish(notice);
  };

  const finish = async (notice: Notice): Promise<boolean> => {
    const isDone = await outbox.remove(notice);
    taken.delete(notice.member);
    backoff.forget(notice.member);
    return isDone;
  };

  return {
    soon,
    whenIdle: async () => {
      while (worker.running() !== undefined || underWay.size > 0) {
        await worker.running();
        await Promise.all(underWay.values());
      }
    },
  };
}
