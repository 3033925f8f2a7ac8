import type { AuditEvent } from '../../domain/audit';
import { isOfRecord } from '../../domain/case-copy';
import type { Id } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { NoteBody } from '../../domain/message';
import { applyAct, withMore } from '../../domain/thread-act';
import type { DataKeys } from '../../ports/sealers';
import type { DeskRecord } from '../../ports/threads';
import { findFamily } from '../../threads/families';
import { findNotes } from '../../threads/notes';
import { doAtOnce } from './at-once';
import { type CaseChange, changeCase } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext, DeskWorld, OpenCase } from './context';
import { findUnchanged } from './find-thread';
import { findWaiting } from './waiting';

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

/** A note as a thread's next record. It holds only if no colleague notes something first. */
export async function recordOf(
  world: DeskWorld,
  visible: OpenCase,
  body: NoteBody,
): Promise<DeskRecord> {
  const keys = await visible.keys();
  const { number, position } = await nextNote(world, keys, visible);
  const note = { id: world.random.id<Id>(), day: world.clock.today(), position, body };
  const [tag] = world.records.noteTags(keys.internal, number, 1);
  if (tag === undefined) throw new RangeError('a tag for each number');
  return { tag, envelope: world.records.sealNote(keys.internal, visible.row.id, note) };
}

/** The next note's number, and the position of the last message that its writer can see. */
async function nextNote(world: DeskWorld, keys: DataKeys, { row }: Pick<OpenCase, 'row'>) {
  const { common, internal } = keys;
  const notes = await findNotes(world, internal, row.id);
  const families = [
    notes,
    await findFamily(world, common, row.id, 'reporter'),
    await findFamily(world, common, row.id, 'desk'),
  ];
  const lasts = await Promise.all(
    // What is delivered together has any order.
    families.map((found) => found.from(Math.max(0, found.count - limits.placesPerSide))),
  );
  const { sent } = await findWaiting(world, row);
  const seen = [...lasts.flat(), ...sent.map(({ message }) => message)];
  return { number: notes.count, position: Math.max(...seen.map(({ position }) => position)) };
}
