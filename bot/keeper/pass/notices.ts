import { type Desk, desks, type MemberId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import { hasNews } from '../../domain/thread';
import type { Notice } from '../../ports/notices';
import type { People } from '../../ports/people';
import { openMonths, openThreads } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import type { Arrived } from './open-pass';

/** A pass's notices. A scheduled one tells every member, others only those who may read the news. */
export async function noticesFor(
  world: KeeperWorld,
  byClock: boolean,
  arrived: readonly Arrived[],
): Promise<readonly Notice[]> {
  if (byClock) return noticesForAll(world);
  return noticesForAll(world, (member, members) =>
    arrived.some((one) => one.desk === member.desk && mayRead(member, members, one)),
  );
}

/** A notice for every member of every desk, or for some. */
export async function noticesForAll(
  { people, clock, random }: KeeperWorld,
  isTold: (member: Member, members: readonly Member[]) => boolean = () => true,
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const desk of desks) {
    const members = await people.ofDesk(desk);
    for (const member of members) {
      if (member.standing !== 'member' || !isTold(member, members)) continue;
      notices.push({ member: member.id, mark: random.id(), day: clock.today() });
    }
  }
  return notices;
}

type NoticeAddressee = Awaited<ReturnType<People['addresses']>>[number];

/** A notice's addressee and content. */
export interface WaitingCount {
  readonly addressee: NoticeAddressee;
  /** The member's own number of waiting threads; none in a notice that is the same for everybody. */
  readonly count?: number;
}

/** What to tell each member now: the own number, or none for scheduled passes and reminders. */
export async function whatToTell(
  world: KeeperWorld,
  notices: readonly Pick<Notice, 'kind'>[],
): Promise<ReadonlyMap<MemberId, WaitingCount>> {
  const isSame = world.windows.byClock || notices.every(({ kind }) => kind === 'reminder');
  if (!isSame) return countForMembers(world);
  const addressees = await Promise.all(desks.map((desk) => world.people.addresses(desk)));
  return new Map(addressees.flat().map((addressee) => [addressee.member.id, { addressee }]));
}

/** Counts what waits for each member of both desks. Throws `notices_wait` while a key is missing. */
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

async function waitingThreads(world: KeeperWorld, desk: Desk): Promise<KnownThread[]> {
  const today = world.clock.today();
  if (openMonths(today).some((month) => world.threadSealer.lacksKey(month)))
    throw new KeeperError('notices_wait');
  const open = await openThreads(world, desk, today);
  return open.filter(({ state }) => hasNews(state) || state.status === 'received');
}
