import type { AuditEvent } from '../domain/audit';
import type { Id } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import type { Message, NoteBody } from '../domain/message';
import type { Remark } from '../domain/remarks';
import { applyAct } from '../domain/thread';
import type { DeskRecord } from '../ports/desk-records';
import type { DataKeys } from '../ports/sealer';
import { changeState } from '../threads/change-state';
import { findNotes } from '../threads/notes';
import type { Posted } from '../threads/post-message';
import { findShelf, type Shelf } from '../threads/shelf';
import { doAtOnce } from './at-once';
import { type CaseChange, changeCase } from './change-case';
import type { DeskWorld } from './desk';
import { findUnchanged, type Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';
import { findWaiting } from './waiting';

/** What goes with a note, in its transaction. */
interface With {
  readonly event?: AuditEvent;
  /** What becomes of the case's record. */
  readonly change?: CaseChange;
}

/** Writes a note among the desk's own records: its colleagues read it at once, and it waits for nothing. */
export async function writeNote(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  body: NoteBody,
  sending: Sending,
  { event = 'note_written', change }: With = {},
): Promise<Posted | Remark> {
  const { id: thread } = visible.row;
  const submission = await world.drafts.submission(sending.id, sending.began, 'command');
  const audit = auditEntry(world, member, event, thread);
  const day = world.clock.today();
  for (;;) {
    const now = await findUnchanged(world, member, visible, sending.seen);
    if (now === undefined) return 'changed';
    const record = await recordOf(world, now, body);
    // Whoever notes something has seen what HR answered.
    const after = applyAct(now.state, { kind: 'note', day });
    const same = after === now.state;
    const deed =
      change !== undefined
        ? await changeCase(world, now, change, after)
        : same
          ? {}
          : { thread: await changeState(world, now.row, after) };
    if (typeof deed === 'string') return deed;
    const put = await doAtOnce(world, submission, audit, { record, ...deed });
    if (put !== 'overtaken') return put;
  }
}

/** A note as the next of a thread's records. It holds only if no colleague notes something first. */
export async function recordOf(
  world: DeskWorld,
  visible: Visible,
  body: NoteBody,
): Promise<DeskRecord> {
  const keys = await visible.keys();
  const { number, position } = await nextNote(world, keys, visible);
  const note = { id: world.random.id<Id>(), day: world.clock.today(), position, body };
  const [tag] = world.records.noteTags(keys.internal, number, 1);
  if (tag === undefined) throw new RangeError('a tag for each number');
  return { tag, envelope: world.records.sealNote(keys.internal, visible.row.id, note) };
}

/** Where the next note stands: beside the last of all that its writer can see. */
async function nextNote(
  world: DeskWorld,
  keys: DataKeys,
  { row }: Pick<Visible, 'row'>,
): Promise<{ readonly number: number; readonly position: number }> {
  const { common, internal } = keys;
  const notes = await findNotes(world, internal, row.id);
  const shelves = [
    notes,
    await findShelf(world, common, row.id, 'reporter'),
    await findShelf(world, common, row.id, 'desk'),
  ];
  const stands = await Promise.all(shelves.map(lastOf));
  const { sent } = await findWaiting(world, row);
  const seen = [...stands.flat(), ...sent.map(({ message }) => message)];
  return { number: notes.count, position: Math.max(...seen.map(({ position }) => position)) };
}

/** Those among which the last one is: what came out together stands in any order. */
function lastOf(shelf: Shelf): Promise<readonly Message[]> {
  return shelf.from(Math.max(0, shelf.count - limits.placesPerSide));
}
