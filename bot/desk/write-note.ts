import type { Id } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Message, NoteBody } from '../domain/message';
import { applyAct } from '../domain/thread';
import type { DataKeys } from '../ports/sealer';
import { changeState } from '../threads/change-state';
import { readableNotes } from '../threads/notes';
import type { Posted } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import { findShelf, type Shelf } from '../threads/shelf';
import { doAtOnce } from './at-once';
import type { DeskWorld } from './desk';
import { findUnchanged, type Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';

/** Writes a note among the desk's own records: its colleagues read it at once, and it waits for nothing. */
export async function writeNote(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  body: NoteBody,
  sending: Sending,
): Promise<Posted> {
  const { id: thread } = visible.row;
  const { internal, common } = await visible.keys();
  const submission = await world.drafts.submission(sending.id, sending.began, 'command');
  const audit = auditEntry(world, member, 'note_written', thread);
  const day = world.clock.today();
  const id = world.random.id<Id>();
  for (;;) {
    const now = await findUnchanged(world, member, thread, sending.seen);
    if (now === undefined) return 'changed';
    const { number, position } = await nextNote(world, { internal, common }, now);
    const note = { id, day, position, body };
    const [tag] = world.records.noteTags(internal, number, 1);
    if (tag === undefined) return 'changed';
    const record = { tag, envelope: world.records.sealNote(internal, thread, note) };
    // Whoever notes something has seen what HR answered.
    const after = applyAct(now.state, { kind: 'note', day });
    const same = after === now.state;
    const change = same ? {} : { thread: await changeState(world, now.row, after) };
    const put = await doAtOnce(world, submission, audit, { record, ...change });
    if (put !== 'overtaken') return put;
  }
}

/** Where the next note stands: after all that its writer can see, and after the notes that there are. */
async function nextNote(
  world: DeskWorld,
  keys: DataKeys,
  { row, pending }: { readonly row: Visible['row']; readonly pending: number },
): Promise<{ readonly number: number; readonly position: number }> {
  const { internal } = keys;
  const earlier = await findShelf(world, internal, row.id, 'note');
  const recorded = await findShelf(readableNotes(world), internal, row.id, 'note');
  const { messages } = await seenNow(world, keys, 'desk');
  const last = [...(await lastOf(earlier)), ...(await lastOf(recorded))];
  const position = Math.max(messages + pending, ...last.map((note) => note.position));
  return { number: recorded.count, position };
}

function lastOf(shelf: Shelf): Promise<readonly Message[]> {
  return shelf.from(Math.max(0, shelf.count - 1));
}
