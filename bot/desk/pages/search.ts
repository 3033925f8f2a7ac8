import { type Case, comparable } from '../../domain/case';
import { addToMonth, monthOf } from '../../domain/day';
import type { ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { mayRead } from '../../domain/readers';
import type { QueueItem } from '../../domain/register-view';
import { expiryOfMonth, expiryOfOpen } from '../../domain/retention';
import { readCases } from '../../threads/cases';
import { amongOpen, threadsOfMonth } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import type { DeskContext } from '../case/context';
import { findByReference, findVisible } from '../case/find-thread';

/** Too many numbers contain fewer characters. */
export const shortestPart = 3;

/**
 * The threads that the member may know of with a reference, a diary number, or one that ends so. If there are
 * none, those among the open and lately closed ones whose number, reference or organisation contains it.
 */
export async function findNumbered(
  seat: DeskContext,
  number: string,
): Promise<readonly KnownThread[]> {
  const { world, member } = seat;
  const { cases, caseSealer, clock, people } = world;
  const { desk } = member;
  const typed = comparable(number);
  if (typed === '') return [];
  const named = await findByReference(seat, number);
  if (named !== undefined) return [named];
  const marks = await cases.numbered(caseSealer.marks(desk, number));
  const ids = marks.flatMap((mark) => caseSealer.threadOf(desk, number, mark) ?? []);
  const visible = await Promise.all(ids.map((id) => findVisible(seat, id)));
  const marked = visible.filter((one) => one !== undefined);
  const ending = await withNumber(seat, marked, (whole) => whole.endsWith(typed));
  if (ending.length > 0 || typed.length < shortestPart) return ending;
  const members = await people.ofDesk(desk);
  const open = await amongOpen(world, desk, clock.today());
  const near = open.filter((one) => mayRead(member, members, one));
  return withNumber(seat, near, (...parts) => parts.join(' ').includes(typed));
}

async function withNumber(
  seat: DeskContext,
  threads: readonly KnownThread[],
  isMeant: (number: string, reference: string, party: string) => boolean,
): Promise<readonly KnownThread[]> {
  const known = await casesOf(
    seat,
    threads.map(({ row }) => ({ thread: row.id })),
  );
  return threads.filter(({ row: { id, reference } }) => {
    const { number = '', party = '' } = known.get(id) ?? {};
    return isMeant(comparable(number), reference, comparable(party));
  });
}

/** All threads of a member's desk, open and closed, whoever may know of them. */
export async function threadsOfDesk({
  world,
  member,
}: DeskContext): Promise<readonly KnownThread[]> {
  const { desk } = member;
  const today = world.clock.today();
  const found = new Map<ThreadId, KnownThread>();
  const keep = (threads: readonly KnownThread[]): void => {
    for (const one of threads) found.set(one.row.id, one);
  };
  keep(await amongOpen(world, desk, today));
  for (let ago = 0; ago <= limits.retentionMonths; ago++) {
    keep(await threadsOfMonth(world, desk, expiryOfMonth(addToMonth(monthOf(today), -ago))));
    await world.rest();
  }
  return [...found.values()];
}

/** The records of some of a desk's cases. */
export async function casesOf(
  { world, member: { desk } }: DeskContext,
  items: readonly Pick<QueueItem, 'thread'>[],
): Promise<ReadonlyMap<ThreadId, Case>> {
  const month = expiryOfOpen(world.clock.today());
  const ids = items.map(({ thread }) => thread);
  const known = await readCases(world, desk, month, ids);
  return new Map([...known].map(([id, one]) => [id, one.case]));
}
