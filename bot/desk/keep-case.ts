import type { Case } from '../domain/case';
import type { DeskCommand } from '../domain/desk-command';
import type { MemberId } from '../domain/ids';
import type { Member } from '../domain/member';
import { readersOf } from '../domain/readers';
import type { Remark } from '../domain/remarks';
import { readCase } from '../threads/cases';
import type { Posted } from '../threads/post-message';
import { doAtOnce } from './at-once';
import { foundIn } from './case-form';
import { caseDeed } from './change-case';
import type { DeskWorld } from './desk';
import type { AtForm } from './desk-draft';
import { findVisible, type Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';

/**
 * Writes down what the desk knows of a case: at once, and if nobody has written in it since the form was
 * opened. Who assessed it, and when, is kept where the assessment is another than before.
 */
export async function keepCase(
  world: DeskWorld,
  member: Member,
  { row, keys }: Visible,
  { kind: _, assessment, ...written }: Extract<DeskCommand, { kind: 'case_kept' }>,
  { id, began }: Pick<Sending, 'id' | 'began'>,
  { found }: Pick<AtForm, 'found'>,
): Promise<Posted | Remark> {
  const { id: thread } = row;
  const submission = await world.drafts.submission(id, began, 'command');
  const audit = auditEntry(world, member, 'case_written', thread);
  const { internal } = await keys();
  for (;;) {
    const visible = await findVisible(world, member, thread);
    if (visible === undefined) return 'gone';
    if (!mayBeAssigned(visible, written.assignee)) return 'choose';
    if (!mayBeAssigned(visible, written.deputy)) return 'choose';
    const known = await readCase(world, internal, thread);
    if (foundIn(known.case) !== found) return 'changed';
    const { assessed: before } = known.case;
    const anew = assessment && { is: assessment, by: member.id, on: world.clock.today() };
    const assessed = before?.is === assessment ? before : anew;
    const deputy = written.deputy === written.assignee ? undefined : written.deputy;
    const after: Case = { ...known.case, ...written, deputy, assessed };
    const deed = await caseDeed(world, visible, known.revision, after);
    if (typeof deed === 'string') return deed;
    // Nobody is assigned who steps down in the same moment.
    const asSeen = { thread: { of: visible.row } };
    const put = await doAtOnce(world, submission, audit, { ...asSeen, ...deed });
    if (put !== 'overtaken') return put;
  }
}

/** Nobody, or a member of the desk who may know of the case. */
function mayBeAssigned(visible: Visible, assignee: MemberId | undefined): boolean {
  if (assignee === undefined) return true;
  return readersOf(visible.members, visible).some(({ id }) => id === assignee);
}
