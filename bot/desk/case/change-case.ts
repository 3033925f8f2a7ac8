import { type Case, isMore } from '../../domain/case';
import { areSameDues, duesOf, duesOn } from '../../domain/dues';
import { type DutyAnswer, withDutyAnswer } from '../../domain/handing';
import type { Revision } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { Remark } from '../../domain/remarks';
import type { ThreadState } from '../../domain/thread';
import { withMore } from '../../domain/thread-act';
import { type CaseWorld, readCase } from '../../threads/cases';
import { changeDues, changeState } from '../../threads/change-state';
import type { DeskWorld, OpenCase } from './context';
import { findWaiting, isMoving } from './waiting';
import type { WritesAtOnce } from './writes-at-once';

/** A case's changed record, or why it cannot change. */
export type CaseChange = (known: Case) => Case | Remark;

type CaseWrites = Pick<WritesAtOnce, 'case' | 'thread' | 'unlessMoving'>;

/**
 * A case's record after a change, or why it cannot change. It holds only if the record is still the one read.
 * @param stateAfter the thread's new state, if something else in it changes as well
 */
export async function changeCase(
  world: DeskWorld,
  visible: OpenCase,
  change: CaseChange,
  stateAfter?: ThreadState,
): Promise<CaseWrites | Remark> {
  const { internal } = await visible.keys();
  const known = await readCase(world, internal, visible.row.id);
  const after = change(known.case);
  if (typeof after === 'string') return after;
  if (after !== known.case) return caseWrites(world, visible, known, after, stateAfter);
  return stateAfter === undefined || stateAfter === visible.state
    ? {}
    : { thread: await changeState(world, visible.row, stateAfter) };
}

/** The same for a change sent with words to the reporter: their place tells whether the thread is moving. */
export async function changeAlong(
  ...of: Parameters<typeof changeCase>
): Promise<Omit<CaseWrites, 'unlessMoving'> | Remark> {
  const made = await changeCase(...of);
  if (typeof made === 'string') return made;
  const { unlessMoving: _, ...writes } = made;
  return writes;
}

/**
 * Replaces the record that was read. If other days are due with it, the same transaction changes the thread's
 * state: a queue reads no records. What was archived lacks what the record has got since.
 */
export async function caseWrites(
  world: DeskWorld,
  visible: OpenCase,
  known: Awaited<ReturnType<typeof readCase>>,
  after: Case,
  changed: ThreadState = visible.state,
): Promise<CaseWrites | 'moving' | 'case_full'> {
  const { row, state, keys } = visible;
  const { id: thread, desk } = row;
  if (!world.caseSealer.fits(after)) return 'case_full';
  const { internal } = await keys();
  const revision = world.random.id<Revision>();
  const stateAfter = isMore(known.case, after) ? withMore(changed) : changed;
  const ofCase = {
    from: known.revision,
    to: world.caseSealer.seal(internal, { thread, desk, revision }, after),
  };
  // A move names the row and copies the record as they were: a change would be lost, or undo the move.
  const unlessMoving = desk === 'hr' ? thread : undefined;
  if (unlessMoving !== undefined && isMoving(await findWaiting(world, row))) return 'moving';
  const dues = duesOn(duesOf(after), world.clock.today());
  const isSame = areSameDues(state.dues, dues);
  if (isSame && stateAfter === state) return { case: ofCase, unlessMoving };
  const ofThread =
    stateAfter === state
      ? await changeDues(world, row, state, dues)
      : await changeState(world, row, { ...stateAfter, dues });
  return { case: ofCase, thread: ofThread, unlessMoving };
}

/**
 * A write with the case's record under a new revision, changed or not: it tells apart two who act at once.
 * @param changeIn what is done, with the record after it if that changes
 */
export async function withRecord(
  world: DeskWorld,
  visible: OpenCase,
  changeIn: (known: Case) => MadeInCase | Promise<MadeInCase>,
): Promise<WritesAtOnce | Remark> {
  const { internal } = await visible.keys();
  const known = await readCase(world, internal, visible.row.id);
  const made = await changeIn(known.case);
  if (typeof made === 'string') return made;
  const { changed = known.case, ...more } = made;
  const writes = await caseWrites(world, visible, known, changed);
  return typeof writes === 'string' ? writes : { ...writes, ...more };
}

type MadeInCase = (Omit<WritesAtOnce, keyof CaseWrites> & { readonly changed?: Case }) | Remark;

/** The record with the answer about the desk's own duty; unchanged if that was not asked. */
export function withAnswer(
  { clock }: DeskWorld,
  { id: by }: Member,
  duty: DutyAnswer | undefined,
): (known: Case) => Case {
  return (known) =>
    duty === undefined ? known : withDutyAnswer(known, { is: duty, on: clock.today(), by });
}

/** What a desk knows of a case next to its messages. */
export async function caseOf(
  world: Pick<CaseWorld, 'cases' | 'caseSealer'>,
  { row, keys }: Pick<OpenCase, 'row' | 'keys'>,
): Promise<Case> {
  const { internal } = await keys();
  return (await readCase(world, internal, row.id)).case;
}
