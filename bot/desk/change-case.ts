import type { Case } from '../domain/case';
import { areSameDues, duesOf } from '../domain/dues';
import { type DutyAnswer, withDutyAnswer } from '../domain/handing';
import type { Revision } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { ThreadState } from '../domain/thread';
import { readCase } from '../threads/cases';
import { changeDues, changeState } from '../threads/change-state';
import type { DeedAtOnce } from './at-once';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
import { findWaiting, isMoving } from './waiting';

/** What becomes of a case's record, or why it cannot. */
export type CaseChange = (known: Case) => Case | Remark;

type CaseDeed = Pick<DeedAtOnce, 'case' | 'thread' | 'unlessMoving'>;

/**
 * A case's record as it is to be after a change, or why it cannot be changed so. It holds only if the record
 * is still as it was read.
 * @param stateAfter the thread's state as it is to be, where something else in it changes as well
 */
export async function changeCase(
  world: DeskWorld,
  visible: Visible,
  change: CaseChange,
  stateAfter?: ThreadState,
): Promise<CaseDeed | Remark> {
  const { internal } = await visible.keys();
  const known = await readCase(world, internal, visible.row.id);
  const after = change(known.case);
  if (typeof after === 'string') return after;
  if (after !== known.case) return caseDeed(world, visible, known.revision, after, stateAfter);
  return stateAfter === undefined || stateAfter === visible.state
    ? {}
    : { thread: await changeState(world, visible.row, stateAfter) };
}

/**
 * What writes a case's record in the place of the one with that revision. Where other days are due with it,
 * the thread's state says so in the same transaction: a queue reads no records.
 */
export async function caseDeed(
  world: DeskWorld,
  visible: Visible,
  from: Revision | undefined,
  after: Case,
  stateAfter: ThreadState = visible.state,
): Promise<CaseDeed | 'moving'> {
  const { row, state, keys } = visible;
  const { id: thread, desk } = row;
  const { internal } = await keys();
  const revision = world.random.id<Revision>();
  const ofCase = {
    from,
    to: world.caseSealer.seal(internal, { thread, desk, revision }, after),
  };
  // A move names the row as it was, and takes of the record what it was: what changes them would be lost, or
  // undo the move.
  const unlessMoving = desk === 'hr' ? thread : undefined;
  if (unlessMoving !== undefined && isMoving(await findWaiting(world, row))) return 'moving';
  const dues = duesOf(after);
  const isSame = areSameDues(state.dues, dues);
  if (isSame && stateAfter === state) return { case: ofCase, unlessMoving };
  const ofThread =
    stateAfter === state
      ? await changeDues(world, row, state, dues)
      : await changeState(world, row, { ...stateAfter, dues });
  return { case: ofCase, thread: ofThread, unlessMoving };
}

/** What the answer to whether there is a duty changes in a record; nothing where it was not asked. */
export function withAnswer(
  { clock }: Pick<DeskWorld, 'clock'>,
  { id: by }: Member,
  duty: DutyAnswer | undefined,
): (known: Case) => Case {
  return (known) =>
    duty === undefined ? known : withDutyAnswer(known, { is: duty, on: clock.today(), by });
}
