import { type AwaitedAtDesk, type AwaitedInCase, caseAsks } from '../../domain/desk-parts';
import type { ThreadId } from '../../domain/ids';
import { isDeputy, type Member } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import { isOpenExpired } from '../../domain/thread';
import { openStates } from '../../threads/open-threads';
import type { DeskContext, Looked } from '../case/context';
import type { Proposed } from '../case/proposals';
import { findAnswerable } from '../case/two';
import { expiredCases } from './expired';
import type { QueueThread } from './queue';

/** What waits for a member's own answer. Queue, case and members' view show this and nothing else. */
interface Awaited {
  readonly cases: ReadonlyMap<ThreadId, QueueThread>;
  readonly atDesk: AwaitedAtDesk;
}

/**
 * Finds everything that waits for a member's answer. A closed case may be under another month.
 * @param members everybody of the member's desk
 * @param proposed all that the desk has of proposals
 */
export async function findAwaited(
  seat: DeskContext,
  members: readonly Member[],
  proposed: readonly Proposed[],
): Promise<Awaited> {
  const { world, member } = seat;
  const ids = new Set(
    proposed.flatMap(({ proposal: one }) => {
      const isOver = one.by === member.id || (one.kind === 'redaction' && one.agreed !== undefined);
      return isOver ? [] : (one.thread ?? []);
    }),
  );
  const threads = await openStates(world, await world.threads.byIds([...ids]));
  const cases = new Map<ThreadId, QueueThread>();
  for (const one of threads) {
    if (!mayRead(member, members, one)) continue;
    const awaits = await awaitedIn(seat, { ...one, member, members }, proposed);
    if (awaits.length > 0)
      cases.set(one.row.id, { ...one, awaits: awaits.map(({ what }) => what) });
  }
  if (isDeputy(member))
    return { cases, atDesk: { person: 0, close_together: 0, open_expired: 0, list: 0 } };
  const askedIn = async (kind: 'close_together' | 'list' | 'open_expired', visible?: Looked) => {
    const all = await findAnswerable(
      { ...seat, ...(visible && { case: visible }) },
      kind,
      proposed,
    );
    return all.filter(({ shown }) => !shown.own);
  };
  const onIt = expiredCases(threads, member, members).map((one) =>
    askedIn('open_expired', { ...one, member, members }),
  );
  const renewals = await world.people.renewals(member.desk);
  const atDesk = {
    person:
      members.filter(({ standing }) => standing === 'waiting').length +
      renewals.filter(({ of }) => of !== member.id).length,
    close_together: (await askedIn('close_together')).length,
    open_expired: (await Promise.all(onIt)).filter((all) => all.length > 0).length,
    list: (await askedIn('list')).length,
  };
  return { cases, atDesk };
}

/** What waits for a member's answer in a case. */
export async function awaitedIn(
  seat: DeskContext,
  visible: Looked,
  proposed: readonly Proposed[],
): Promise<readonly AwaitedInCase[]> {
  const found: AwaitedInCase[] = [];
  for (const what of caseAsks) {
    // A case past its time is only given out or archived.
    if (what !== 'redaction' && isOpenExpired(visible.state)) continue;
    const all = await findAnswerable({ ...seat, case: visible }, what, proposed);
    const asked = all.find(({ shown }) => !shown.own && shown.choices.includes('yes'));
    if (asked !== undefined) found.push({ what, by: asked.shown.by });
  }
  return found;
}
