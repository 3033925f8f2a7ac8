import {
  type CaseCopy,
  type CopyKind,
  entriesOf,
  type Numbered,
  numbered,
  sectionsOf,
} from '../domain/case-copy';
import { knownOf, type Masking } from '../domain/masking';
import { inOrder } from '../domain/message';
import { wholeSections } from '../domain/secrecy';
import { arrivalOf } from '../domain/thread';
import { findNotes } from '../threads/notes';
import { readBoth } from '../threads/shelf';
import { caseOf } from './change-case';
import type { Look } from './commands/command';
import { amongThem, readExcerpt } from './excerpt';

/** All messages and notes of a case, in their order and with their numbers. */
export async function readWhole({ world, visible }: Look): Promise<readonly Numbered[]> {
  const { row, state } = visible;
  const keys = await visible.keys();
  const both = await readBoth(world, keys.common, row.id);
  const notes = await (await findNotes(world, keys.internal, row.id)).from(0);
  const withHr = await readExcerpt(world, keys, state);
  return numbered(amongThem(inOrder([...both, ...notes]), withHr.notes));
}

/**
 * A copy of a case as it is now. A masked one has nothing that came after it was begun, and no notes but
 * those of the record.
 */
export async function copyOf(
  { world, visible }: Look,
  of: CopyKind,
  all: readonly Numbered[],
  masking?: Masking,
): Promise<CaseCopy> {
  const { row, state } = visible;
  const { number, subject } = await caseOf(world, visible);
  const { desk, reference } = row;
  const excerpt = state.origin !== undefined;
  const notes = of === 'with_notes' ? 'with' : 'without';
  const shown = masking === undefined ? all : knownOf(all, masking);
  return {
    ...{ desk, excerpt, notes, reference, number, subject },
    ...arrivalOf(row, state),
    state,
    on: masking?.agreed?.on ?? world.clock.today(),
    sections:
      masking === undefined
        ? wholeSections(desk, excerpt, world.sections[desk])
        : sectionsOf(masking.masks),
    entries: entriesOf(shown, notes, masking?.masks),
  };
}
