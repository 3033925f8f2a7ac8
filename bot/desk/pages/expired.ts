import type { DeskView, ExpiredCase } from '../../domain/desk-view';
import type { ThreadId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import { isExpiredCase, mayRead, withoutExpiry } from '../../domain/readers';
import type { Remark } from '../../domain/remarks';
import { amongOpen } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import { doAtOnce, remarkOf } from '../case/at-once';
import type { DeskContext } from '../case/context';
import type { At } from '../case/desk-draft';
import { findExpired } from '../case/find-thread';
import type { DeskStep } from '../case/page-press';
import { newProposal } from '../case/proposals';
import { answerTwo, findAnswerable } from '../case/two';

/** Choices that either messenger shows at once. */
const mostShown = 10;

/**
 * Cases past their time that may not be disposed of, as far as the member could read them (VBL 7:8). They are
 * in no queue and no search.
 * @param all the desk's threads under the months of open ones
 * @param members everybody of the member's desk
 */
export function expiredCases(
  all: readonly KnownThread[],
  member: Member,
  members: readonly Member[],
): readonly KnownThread[] {
  return all
    .filter(({ state }) => isExpiredCase(state))
    .filter((one) => mayRead(member, members, withoutExpiry(one)))
    .sort((a, b) => (a.row.reference < b.row.reference ? -1 : 1));
}

/** Their references, and which a colleague proposes to open. */
export async function expiredView({ world, member }: DeskContext): Promise<DeskView> {
  const members = await world.people.ofDesk(member.desk);
  const among = await amongOpen(world, member.desk, world.clock.today());
  const all = expiredCases(among, member, members);
  const items: ExpiredCase[] = [];
  for (const { row, state } of all.slice(0, mostShown)) {
    const visible = { row, state, member, members };
    const [first] = await findAnswerable({ world, member, case: visible }, 'open_expired');
    const { id: thread, reference } = row;
    items.push({ thread, reference, ...(first && { by: first.shown.by, own: first.shown.own }) });
  }
  return { name: 'desk_expired', items, total: all.length };
}

/**
 * Opens a case from the expired ones for some days, only to give it out or to archive it: one member proposes
 * it, another does it.
 */
export async function openExpired(pressed: DeskContext<'press'>): Promise<DeskStep> {
  const { thread = '' } = pressed.fields;
  const at: At = { kind: 'expired' };
  if (thread === '') return { at, remark: 'choose', about: 'thread' };
  const remark = await proposeOrOpen(pressed, thread);
  const opened: At = { kind: 'thread', thread: thread as ThreadId, back: 0 };
  return remark === 'expired_opened' ? { at: opened, remark } : { at, remark, about: 'thread' };
}

async function proposeOrOpen(pressed: DeskContext<'press'>, thread: string): Promise<Remark> {
  const { world, member } = pressed;
  const visible = await findExpired(pressed, thread);
  if (visible === undefined) return 'changed_meanwhile';
  const acting = { ...pressed, case: visible, find: findExpired };
  const [first] = await findAnswerable({ world, member, case: visible }, 'open_expired');
  if (first?.shown.own === false) {
    const { row } = first;
    const outcome = await answerTwo(acting, 'open_expired', { choice: 'yes', which: row.id });
    return outcome === 'gone' ? 'changed_meanwhile' : remarkOf(outcome, 'expired_opened');
  }
  if (first !== undefined) return 'open_expired_waits';
  const made = { kind: 'open_expired', by: member.id, thread: visible.row.id } as const;
  const outcome = await doAtOnce(acting, 'open_expired_proposed', () =>
    Promise.resolve({ proposals: [newProposal(pressed, made)] }),
  );
  return remarkOf(outcome, 'open_expired_proposed');
}
