import { addDays } from '../../domain/day';
import type { DeskView, ShelfItem } from '../../domain/desk-view';
import type { Id, ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { isSamePerson, type Member } from '../../domain/member';
import { isShelved, mayRead, withoutShelf } from '../../domain/readers';
import type { Remark } from '../../domain/remarks';
import type { Submission } from '../../ports/pool';
import { changeState } from '../../threads/change-state';
import { amongOpen } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import { remarkOf } from '../case/at-once';
import { auditEntry } from '../case/audit-entry';
import { titleOf } from '../case/colleagues';
import type { At } from '../case/desk-draft';
import { findOnShelf } from '../case/find-thread';
import type { DeskStep, Pressed } from '../case/page-press';
import { newProposal, proposalsOf } from '../case/proposals';
import type { Seat } from '../case/world';

/** Choices that either messenger shows at once. */
const mostShown = 10;

/**
 * Cases past their time that may not be weeded, as far as the member could read them (VBL 7:8). They are in
 * no queue and no search.
 * @param all the desk's threads under the months of open ones
 * @param members everybody of the member's desk
 */
export function onShelf(
  all: readonly KnownThread[],
  member: Member,
  members: readonly Member[],
): readonly KnownThread[] {
  return all
    .filter(({ state }) => isShelved(state))
    .filter((one) => mayRead(member, members, withoutShelf(one)))
    .sort((a, b) => (a.row.reference < b.row.reference ? -1 : 1));
}

/** Their references, and which a colleague proposes to open. */
export async function shelfView({ world, member }: Seat): Promise<DeskView> {
  const members = await world.people.ofDesk(member.desk);
  const among = await amongOpen(world, member.desk, world.clock.today());
  const all = onShelf(among, member, members);
  const items: ShelfItem[] = [];
  for (const { row, state } of all.slice(0, mostShown)) {
    const about = { row, state, members };
    const [first] = await proposalsOf(world, member.desk, 'take_out', about);
    const by = first && titleOf(members, first.proposal.by);
    const own = isSamePerson(member, first?.proposal.by);
    items.push({ thread: row.id, reference: row.reference, ...(first && { by, own }) });
  }
  return { name: 'desk_shelf', items, total: all.length };
}

/**
 * Opens a case from the shelf for some days, only to give it out or to archive it: one member proposes it,
 * another does it.
 */
export async function takeOut(pressed: Pressed): Promise<DeskStep> {
  const { thread = '' } = pressed.fields;
  const at: At = { kind: 'shelf' };
  if (thread === '') return { at, remark: 'choose', about: 'thread' };
  const remark = await proposeOrOpen(pressed, thread);
  const opened: At = { kind: 'thread', thread: thread as ThreadId, back: 0 };
  return remark === 'taken_out' ? { at: opened, remark } : { at, remark, about: 'thread' };
}

async function proposeOrOpen({ world, member, draft }: Pressed, thread: string): Promise<Remark> {
  const submission = await world.drafts.submission(draft.id, draft.began, 'command');
  const visible = await findOnShelf({ world, member }, thread);
  if (visible === undefined) return 'changed_meanwhile';
  const { row, state } = visible;
  const there = await proposalsOf(world, row.desk, 'take_out', visible);
  const other = there.find(({ proposal }) => !isSamePerson(member, proposal.by));
  if (other === undefined && there.length > 0) return 'take_out_waits';
  const openUntil = addDays(world.clock.today(), limits.takenOutDays);
  const id = draft.id as Id;
  const proposed = { kind: 'take_out', by: member.id, thread: row.id } as const;
  const deed =
    other === undefined
      ? { proposals: [newProposal(world, { id, desk: row.desk }, proposed)] }
      : {
          // Two may have proposed it at once.
          proposals: there.map(({ row: from }) => ({ from })),
          thread: await changeState(world, row, { ...state, shelved: { openUntil } }),
        };
  const event = other === undefined ? 'take_out_proposed' : 'take_out_agreed';
  const audit = auditEntry(world, member, event, row.id, other?.proposal.by);
  const made: Submission = { id: submission, byDesk: true, build: () => ({ deed, audit }) };
  const { put } = await world.pool.submit(made);
  return remarkOf(put, other === undefined ? 'take_out_proposed' : 'taken_out');
}
