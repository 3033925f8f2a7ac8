import { type Desk, desks, type MemberId } from '../domain/ids';
import { mayRead } from '../domain/readers';
import { hasNews } from '../domain/thread';
import type { Notice } from '../ports/outbox';
import type { People } from '../ports/people';
import { openMonths, openThreads } from '../threads/open-threads';
import type { KnownThread } from '../threads/remembered-states';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';

type Addressee = Awaited<ReturnType<People['addresses']>>[number];

/** Whom a notice goes to, and what it says. */
export interface WaitingCount {
  readonly addressee: Addressee;
  /** That member's own number of threads that wait; none in a notice that is the same for everybody. */
  readonly count?: number;
}

/** What to tell each member now: the own number, or none by the clock and in reminders. */
export async function whatToTell(
  world: KeeperWorld,
  notices: readonly Pick<Notice, 'kind'>[],
): Promise<ReadonlyMap<MemberId, WaitingCount>> {
  const isSame = world.windows.byClock || notices.every(({ kind }) => kind === 'reminder');
  if (!isSame) return countForMembers(world);
  const addressees = await Promise.all(desks.map((desk) => world.people.addresses(desk)));
  return new Map(addressees.flat().map((addressee) => [addressee.member.id, { addressee }]));
}

/** Counts what waits for each member of both desks. Throws `notices_wait` while some is unreadable. */
export async function countForMembers(
  world: KeeperWorld,
): Promise<ReadonlyMap<MemberId, WaitingCount>> {
  const counted = new Map<MemberId, WaitingCount>();
  for (const desk of desks) {
    const addressees = await world.people.addresses(desk);
    if (addressees.length === 0) continue;
    const members = addressees.map(({ member }) => member);
    const waiting = await waitingThreads(world, desk);
    for (const addressee of addressees) {
      const { member } = addressee;
      const count = waiting.filter((one) => mayRead(member, members, one)).length;
      counted.set(member.id, { addressee, count });
    }
  }
  return counted;
}

/** Threads that wait for the desk: not yet answered, or with something new that nobody has answered. */
async function waitingThreads(world: KeeperWorld, desk: Desk): Promise<KnownThread[]> {
  const today = world.clock.today();
  if (openMonths(today).some((month) => world.threadSealer.lacksKey(month)))
    throw new KeeperError('notices_wait');
  const open = await openThreads(world, desk, today);
  return open.filter(({ state }) => hasNews(state) || state.status === 'received');
}
