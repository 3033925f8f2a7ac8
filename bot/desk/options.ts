import { type DeskOption, optionsIn } from '../domain/desk-options';
import type { Desk } from '../domain/ids';
import { type Member, receives } from '../domain/member';
import { canBeShown } from '../domain/readers';
import type { ThreadState } from '../domain/thread';
import type { ReadWorld } from '../threads/worlds';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
import { openMinutes } from './settle-minutes';

type OptionsWorld = ReadWorld & Pick<DeskWorld, 'people'>;

/** What can be done in a thread just now. */
export async function optionsNow(
  world: OptionsWorld,
  visible: Visible,
): Promise<readonly DeskOption[]> {
  const { desk } = visible.row;
  const state = await withMinutes(world, visible);
  return optionsIn(desk, state, {
    hrReceives: await hrReceives(world, desk),
    toShow: toBeShown(visible).length > 0,
  });
}

/** To whom the member can show a thread: an outside deputy passes nothing on. */
export function toBeShown(visible: Visible): readonly Member[] {
  return receives(visible.member) ? canBeShown(visible.members, visible) : [];
}

/** Why something cannot be done in a thread just now; `undefined` when it can. */
export async function whyNot(
  world: OptionsWorld,
  visible: Visible,
  option: DeskOption,
): Promise<'hr_empty' | 'not_now' | undefined> {
  if ((await optionsNow(world, visible)).includes(option)) return undefined;
  const state = await withMinutes(world, visible);
  // Only HR's members are missing.
  return optionsIn(visible.row.desk, state, { hrReceives: true }).includes(option)
    ? 'hr_empty'
    : 'not_now';
}

/** The state, with whether any minutes are open: of several it knows the latest act alone. */
async function withMinutes(world: OptionsWorld, visible: Visible): Promise<ThreadState> {
  const { state } = visible;
  if (state.minutes === undefined) return state;
  const open = await openMinutes(world, visible);
  return { ...state, minutes: open === undefined ? 'settled' : 'open' };
}

/** Whether HR's desk has a member to whom reports come. At HR's desk nothing depends on it. */
async function hrReceives({ people }: Pick<DeskWorld, 'people'>, desk: Desk): Promise<boolean> {
  if (desk === 'hr') return true;
  return (await people.ofDesk('hr')).some(receives);
}
