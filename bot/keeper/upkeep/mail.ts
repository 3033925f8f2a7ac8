import { addDays, type Day } from '../../domain/day';
import type { HrClock } from '../../domain/deadlines';
import { desks } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { mayBeAhead } from '../../domain/retention';
import type { MailedDays, Notifier } from '../../ports/notices';
import { createWorker, type Worker } from '../../threads/worker';
import type { KeeperWorld } from '../keeper';

/** Milliseconds to wait before the mails that failed are tried again, on the same day. */
const mailPauses = [60_000, 300_000, 900_000, 1_800_000];

type MailWorld = Omit<KeeperWorld, 'pool'> & {
  readonly pool: Pick<KeeperWorld['pool'], 'endsOn'>;
  readonly mailedDays: MailedDays;
  readonly isWorkingDay: HrClock['isWorkingDay'];
};

/** Whether the clock is proven, and each pass that was due is over. */
export async function isDelivered(
  { draftKeys, pool, windows }: Pick<MailWorld, 'draftKeys' | 'pool' | 'windows'>,
  today: Day,
): Promise<boolean> {
  if (mayBeAhead(await draftKeys.days(), today)) return false;
  const pass = await pool.endsOn();
  return pass === undefined || !windows.isPassed(pass);
}

/** The mails of the day. `look` is called each minute, and by nothing that was delivered. */
export type Mailing = Pick<Worker, 'look' | 'whenIdle'>;

/**
 * Mails the same sentence to each member who has given an address, on each working day after the pass,
 * whether or not anything is new. Only the clock and the list of people say when. A member who gives an
 * address later that day is mailed at once, and so sees that it is right. A leader that ends between mailing
 * and noting causes a second mail.
 * @param mail one recipient each time; without it nobody is mailed
 */
export function createMailing(world: MailWorld, mail: Notifier | undefined): Mailing {
  const { clock, journal, leader, mailedDays, windows } = world;

  /** Whether it is a working day, and its pass is over. */
  const isDue = async (): Promise<boolean> => {
    const today = clock.today();
    if (!world.isWorkingDay(today) || !windows.isPassed(today)) return false;
    return (await leader.lead()) && isDelivered(world, today);
  };

  const work = async (notifier: Notifier): Promise<void> => {
    if (!(await isDue())) return;
    const today = clock.today();
    // A clock that was set back brings no second one. A later day counts as none: nothing keeps mail back.
    const latest = addDays(today, limits.stopDays);
    const had = (await mailedDays.all()).filter(
      ({ mailedOn }) => mailedOn >= today && mailedOn <= latest,
    );
    const isMailed = new Set(had.map((one) => one.member));
    let failed: Promise<void> | undefined;
    for (const desk of desks)
      for (const { member, email } of await world.people.addresses(desk)) {
        if (email === undefined || isMailed.has(member.id)) continue;
        if (!(await leader.lead())) return;
        const sent = notifier
          .notify(member.id, email)
          .then(() => mailedDays.note({ member: member.id, mailedOn: today }));
        await sent.catch((error: unknown) => {
          if (failed === undefined) failed = sent;
          else journal.fault('mail', error);
        });
      }
    // The worker reports the first failure, and tries again after a while.
    await failed;
  };

  if (mail === undefined) return { look: () => undefined, whenIdle: () => Promise.resolve() };
  return createWorker(world, 'mail', mailPauses, () => work(mail));
}
