import { type DeskOption, deskOptions } from '../../domain/desk-options';
import type { Desk } from '../../domain/ids';
import { receives } from '../../domain/member';
import { isOpenExpired, type ThreadState } from '../../domain/thread';
import { isAnyoneInvolved } from '../../domain/triage';
import type { ReadWorld } from '../../threads/worlds';
import type { CaseNow, NextForm } from '../case/command';
import type { DeskWorld, OpenCase } from '../case/context';
import { toBeShown } from '../case/find-thread';
import { openMinutes } from '../case/open-minutes';
import { commands, offers } from './index';

type OptionsWorld = ReadWorld & DeskWorld;

/** What is left to do in a case past its time: give it out or archive it (VBL 7:8), or leave it. */
const takenOutOptions: readonly DeskOption[] = [
  ...(['copy', 'archive', 'recuse', 'request', 'decide'] as const),
];

interface ThereAre {
  /** HR's desk has members who receive reports. */
  readonly hrReceives: boolean;
  /** There are colleagues to whom the member can show the thread. */
  readonly toShow?: boolean | undefined;
}

/**
 * What a desk's members can do in a thread now. In an excerpt's thread HR talks with the handlers: there is
 * nobody to redirect, and it is theirs already.
 */
export function optionsIn(
  desk: Desk,
  state: ThreadState,
  thereAre: ThereAre,
): readonly DeskOption[] {
  const now = nowIn(desk, state, thereAre);
  return deskOptions.filter((option) => mayNow(now, option));
}

function nowIn(desk: Desk, state: ThreadState, { hrReceives, toShow = false }: ThereAre): CaseNow {
  return {
    desk,
    state,
    closed: state.status === 'closed',
    excerpt: state.origin !== undefined,
    hrIsThere: desk === 'whistleblowing' && hrReceives,
    involved: state.answers !== undefined && isAnyoneInvolved(state.answers),
    toShow,
  };
}

function mayNow(now: CaseNow, option: DeskOption): boolean {
  if (isOpenExpired(now.state) && !takenOutOptions.includes(option)) return false;
  return offers[`desk_${option}`].may?.(now) ?? true;
}

/** Whether a form can be opened or sent in a thread now. */
export function canDo(desk: Desk, state: ThreadState, thereAre: ThereAre, at: NextForm): boolean {
  const now = nowIn(desk, state, thereAre);
  const command = commands[at.form];
  return mayNow(now, command.option) && (command.fits?.(now, at) ?? true);
}

/** What a member can do in a thread now. */
export async function optionsNow(
  world: OptionsWorld,
  visible: OpenCase,
): Promise<readonly DeskOption[]> {
  const { desk } = visible.row;
  const state = await withMinutes(world, visible);
  return optionsIn(desk, state, {
    hrReceives: await hrReceives(world, desk),
    toShow: toBeShown(visible).length > 0,
  });
}

/** Why a form cannot be opened or sent in a thread now; `undefined` if it can. */
export async function whyNot(
  world: OptionsWorld,
  visible: OpenCase,
  at: NextForm,
): Promise<'hr_empty' | 'not_now' | undefined> {
  const { desk } = visible.row;
  const state = await withMinutes(world, visible);
  const toShow = toBeShown(visible).length > 0;
  if (canDo(desk, state, { hrReceives: await hrReceives(world, desk), toShow }, at))
    return undefined;
  // Only HR's members are missing.
  return canDo(desk, state, { hrReceives: true, toShow }, at) ? 'hr_empty' : 'not_now';
}

/** The state, with whether any minutes are open: alone it knows only the latest act. */
async function withMinutes(world: OptionsWorld, visible: OpenCase): Promise<ThreadState> {
  const { state } = visible;
  if (state.minutes === undefined) return state;
  const open = await openMinutes(world, visible);
  return { ...state, minutes: open === undefined ? 'settled' : 'open' };
}

/** Whether HR's desk has a member who receives reports; at HR's desk nothing depends on it. */
async function hrReceives({ people }: DeskWorld, desk: Desk): Promise<boolean> {
  if (desk === 'hr') return true;
  return (await people.ofDesk('hr')).some(receives);
}
