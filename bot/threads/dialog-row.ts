import type { Day } from '../domain/day';
import { dialogEnds } from '../domain/dialog-ends';
import { fromHex, toHex } from '../domain/hex';
import type { View } from '../domain/view';
import type { DraftSealer } from '../ports/draft-sealer';
import type { Journal } from '../ports/journal';
import type { Pool } from '../ports/pool';
import type { Windows } from '../ports/windows';
import { putAtRandom } from './put-rows';
import type { ThreadWorld } from './worlds';

/** What it takes to leave a dialog's row. */
type CoverWorld = Pick<ThreadWorld, 'random' | 'pool' | 'poolSealer'> & {
  readonly drafts: Pick<DraftSealer, 'submission'>;
  readonly journal: Pick<Journal, 'count'>;
  /** Whether every dialog leaves a row: not where each is released by itself, which would hide nothing. */
  readonly covers: () => Promise<boolean>;
  readonly windows: Pick<Windows, 'dueOn' | 'firstDay'>;
};

/**
 * What a dialog has left in the pool: a cover row, in hexadecimal by its slot. `settled`: nothing more is to
 * be left, since something of its own lies there, or since it never began.
 */
export type DialogRow = 'settled' | { readonly slot: string };

/** A dialog by what names its cover row, from its first view to its last. It travels in the sealed draft. */
export interface Dialog {
  readonly id: string;
  readonly began: Day;
  readonly row?: DialogRow | undefined;
}

/** A dialog that leaves no row any more. */
function settled(dialog: Dialog): Dialog {
  return { ...dialog, row: 'settled' };
}

/**
 * Leaves a cover row when a dialog has come to a last view and has left nothing yet. It is written as a
 * filing is, and waited for as a filing is. That it could not be stored is counted, and is nobody's fault.
 */
export async function leaveRow(
  world: CoverWorld,
  dialog: Dialog,
  { name }: Pick<View, 'name'>,
): Promise<Dialog> {
  const end = dialogEnds[name];
  if (end === 'sent') return settled(dialog);
  if (end === 'on_the_way' || dialog.row !== undefined) return dialog;
  try {
    if (!(await world.covers())) return dialog;
    const submission = await world.drafts.submission(dialog.id, dialog.began, 'cover');
    const { put, slot } = await putAtRandom(world, submission, (epoch) => ({
      kind: 'cover',
      due: world.windows.dueOn('window', epoch),
    }));
    return put === 'stored' ? { ...dialog, row: { slot: toHex(slot) } } : settled(dialog);
  } catch {
    world.journal.count('cover_failed');
    return dialog;
  }
}

/**
 * Whether a press has left a row: its dialog came to a last view for the first time, or something was sent.
 */
export function hasLeft(before: Dialog, after: Dialog, { name }: Pick<View, 'name'>): boolean {
  const end = dialogEnds[name];
  return end === 'sent' || (end === 'last' && before.row === undefined && after.row !== undefined);
}

/**
 * The world of one press. What is stored in a dialog that has left a cover row takes that row's place, in one
 * transaction: the dialog has one row still, and how many there are does not say who went on to write.
 */
export function withinDialog<
  World extends Pick<CoverWorld, 'drafts'> & { readonly pool: Pick<Pool, 'put'> },
>(world: World, { id, began, row }: Dialog): World {
  if (row === undefined || row === 'settled') return world;
  const put: Pool['put'] = async (rows, submission, audit, _, deed) => {
    const cover = await world.drafts.submission(id, began, 'cover');
    const instead = { slot: fromHex(row.slot), submission: cover };
    return world.pool.put(rows, submission, audit, instead, deed);
  };
  return { ...world, pool: { ...world.pool, put } };
}
