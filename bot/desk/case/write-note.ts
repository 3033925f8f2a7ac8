import type { AuditEvent } from '../../domain/audit';
import { isOfRecord } from '../../domain/case-copy';
import type { NoteBody } from '../../domain/message';
import { applyAct, withMore } from '../../domain/thread-act';
import { doAtOnce } from './at-once';
import { type CaseChange, changeCase } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext } from './context';
import { findUnchanged } from './find-thread';
import { recordOf } from './note-record';

interface NoteOptions {
  readonly event?: AuditEvent;
  readonly change?: CaseChange;
}

/** Writes a note in the desk's records: colleagues read it at once. */
export function writeNote(
  sending: DeskContext<'case' | 'submission'> & Pick<DeskContext<'form'>, 'seen'>,
  body: NoteBody,
  { event = 'note_written', change = (known) => known }: NoteOptions = {},
): Promise<WriteOutcome> {
  const { world, seen } = sending;
  return doAtOnce(sending, event, async (visible) => {
    const now = await findUnchanged(world, visible, seen);
    if (now === undefined) return 'changed';
    const record = await recordOf(world, now, body);
    // A member who notes something has seen HR's answer.
    const read = applyAct(now.state, { kind: 'note', day: world.clock.today() });
    const after = isOfRecord(body) ? withMore(read) : read;
    const ofCase = await changeCase(world, now, change, after);
    return typeof ofCase === 'string' ? ofCase : { record, ...ofCase };
  });
}
