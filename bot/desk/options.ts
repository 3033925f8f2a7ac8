import { type DeskOption, optionsIn } from '../domain/desk-options';
import type { Desk } from '../domain/ids';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';

type Asking = Pick<DeskWorld, 'people'>;

/** What can be done in a thread just now. */
export async function actsIn(
  asking: Asking,
  { row, state }: Visible,
): Promise<readonly DeskOption[]> {
  return optionsIn(row.desk, state, { hrReceives: await hrReceives(asking, row.desk) });
}

/** Why an act is not possible just now; `undefined` when it is. */
export async function refusalOf(
  asking: Asking,
  visible: Visible,
  act: DeskOption,
): Promise<'hr_empty' | 'not_now' | undefined> {
  if ((await actsIn(asking, visible)).includes(act)) return undefined;
  const { row, state } = visible;
  // Only HR's members are missing.
  return optionsIn(row.desk, state, { hrReceives: true }).includes(act) ? 'hr_empty' : 'not_now';
}

/** Whether HR's desk has a member. At HR's desk nothing depends on it. */
async function hrReceives({ people }: Asking, desk: Desk): Promise<boolean> {
  if (desk === 'hr') return true;
  return (await people.ofDesk('hr')).some(({ standing }) => standing === 'member');
}
