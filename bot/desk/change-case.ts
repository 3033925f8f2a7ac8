import type { Case } from '../domain/case';
import { type DutyAnswer, withDutyAnswer } from '../domain/handing';
import type { Revision } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Deed } from '../ports/pool';
import { readCase } from '../threads/cases';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';

/** What becomes of a case's record, or why it cannot. */
export type CaseChange = (known: Case) => Case | Remark;

/**
 * A case's record as it is to be after a change, or why it cannot be changed so. It holds only if the record
 * is still as it was read.
 */
export async function changeCase(
  world: Pick<DeskWorld, 'cases' | 'caseSealer' | 'random'>,
  { row: { id: thread, desk }, keys }: Pick<Visible, 'row' | 'keys'>,
  change: CaseChange,
): Promise<Pick<Deed, 'case'> | Remark> {
  const { internal } = await keys();
  const known = await readCase(world, internal, thread);
  const after = change(known.case);
  if (typeof after === 'string') return after;
  if (after === known.case) return {};
  const revision = world.random.id<Revision>();
  const to = world.caseSealer.seal(internal, { thread, desk, revision }, after);
  return { case: { from: known.revision, to } };
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
