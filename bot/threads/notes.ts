import type { ThreadId } from '../domain/ids';
import type { DeskRecords, RecordSealer } from '../ports/threads';
import { countMessages } from './count-messages';
import { type FamilyMessages, findFamily } from './families';
import type { ReadWorld } from './worlds';

/** Dependencies for counting and reading notes. */
interface NotesWorld {
  readonly deskRecords: DeskRecords;
  readonly records: Pick<RecordSealer, 'noteTags' | 'openNote'>;
}

/** Notes as a desk's messages under the thread's internal key. */
function asMessages({ deskRecords, records }: NotesWorld): ReadWorld {
  return {
    threads: deskRecords,
    messages: {
      tags: (internal, _family, from, count) => records.noteTags(internal, from, count),
      open: (internal, of, _family, envelope) => records.openNote(internal, of, envelope),
    },
  };
}

export function countNotes(world: NotesWorld, internal: Uint8Array): Promise<number> {
  return countMessages(asMessages(world), internal, 'desk');
}

export function findNotes(
  world: NotesWorld,
  internal: Uint8Array,
  of: ThreadId,
): Promise<FamilyMessages> {
  return findFamily(asMessages(world), internal, of, 'desk');
}
