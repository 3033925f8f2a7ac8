import { type DeskOption, optionsIn } from '../domain/desk-options';
import type { Desk } from '../domain/ids';
import { type Member, receives } from '../domain/member';
import { canBeShown } from '../domain/readers';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';

/** What can be done in a thread just now. */
export async function optionsNow(
  world: Pick<DeskWorld, 'people'>,
  visible: Visible,
): Promise<readonly DeskOption[]> {
  const { row, state } = visible;
  return optionsIn(row.desk, state, {
    hrReceives: await hrReceives(world, row.desk),
    toShow: toBeShown(visible).length > 0,
  });
}

/** To whom the member can show a thread: an outside deputy passes nothing on. */
export function toBeShown(visible: Visible): readonly Member[] {
  return receives(visible.member) ? canBeShown(visible.members, visible) : [];
}

/** Why something cannot be done in a thread just now; `undefined` when it can. */
export async function whyNot(
  world: Pick<DeskWorld, 'people'>,
  visible: Visible,
  option: DeskOption,
): Promise<'hr_empty' | 'not_now' | undefined> {
  if ((await optionsNow(world, visible)).includes(option)) return undefined;
  const { row, state } = visible;
  // Only HR's members are missing.
  return optionsIn(row.desk, state, { hrReceives: true }).includes(option) ? 'hr_empty' : 'not_now';
}

/** Whether HR's desk has a member to whom reports come. At HR's desk nothing depends on it. */
async function hrReceives({ people }: Pick<DeskWorld, 'people'>, desk: Desk): Promise<boolean> {
  if (desk === 'hr') return true;
  return (await people.ofDesk('hr')).some(receives);
}
