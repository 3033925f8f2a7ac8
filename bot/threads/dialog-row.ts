import type { Day } from '../domain/day';
import { dialogEnds } from '../domain/dialog-ends';
import { fromHex, toHex } from '../domain/hex';
import type { EpochId } from '../domain/ids';
import type { View } from '../domain/view';
import type { DraftSealer } from '../ports/draft-sealer';
import type { Journal } from '../ports/journal';
import type { Pool } from '../ports/pool';
import type { Windows } from '../ports/windows';
import { putRows } from './put-rows';
import type { ThreadWorld } from './worlds';

/** What it takes to leave a dialog's row. */
type CoverWorld = Pick<ThreadWorld, 'pool' | 'poolSealer'> & {
  readonly drafts: Pick<DraftSealer, 'submission' | 'coverSlot'>;
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
 * filing is, and waited for as a filing is. Where another press of the dialog was faster, its row is this
 * one's. That it could not be stored is counted, and is nobody's fault.
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
    const { id, began } = dialog;
    const submission = await world.drafts.submission(id, began, 'cover');
    let row: DialogRow | undefined;
    await putRows<never>(world, submission, undefined, async (epoch) => {
      const slot = await world.drafts.coverSlot(id, began, epoch.id);
      row = { slot: toHex(slot) };
      const due = world.windows.dueOn('window', epoch);
      const envelope = world.poolSealer.seal(epoch, { kind: 'cover', due });
      return [{ slot, epoch: epoch.id, envelope }];
    });
    return { ...dialog, row };
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
 * transaction: the dialog has one row still, and how many there are does not say who went on to write. The
 * row is looked for where it would lie also when this draft knows of none: another press may have left it.
 */
export function withinDialog<
  World extends Pick<CoverWorld, 'drafts'> & { readonly pool: Pick<Pool, 'put'> },
>(world: World, { id, began, row }: Dialog): World {
  const slotIn = (epoch: EpochId): Promise<Uint8Array> =>
    // A draft of before this was so says which random slot it is.
    typeof row === 'object'
      ? Promise.resolve(fromHex(row.slot))
      : world.drafts.coverSlot(id, began, epoch);
  const put: Pool['put'] = async (rows, submission, audit, _, deed) => {
    const [first] = rows;
    // What has no row of its own takes no row's place.
    if (first === undefined) return world.pool.put(rows, submission, audit, undefined, deed);
    const cover = await world.drafts.submission(id, began, 'cover');
    const instead = { slot: await slotIn(first.epoch), submission: cover };
    return world.pool.put(rows, submission, audit, instead, deed);
  };
  return { ...world, pool: { ...world.pool, put } };
}
