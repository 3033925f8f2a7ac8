import { fromHex, toHex } from '../domain/hex';
import { printedPracticeCode } from '../domain/report-code';
import type { Who } from '../ports/people';
import type { OpenedReport } from './conversation';
import { desksNow } from './desks-now';
import type { DesksNow, Doing, Event } from './event';
import { openThread } from './open-thread';
import { inventedDay, isPractised, practise } from './practice';
import { findFamilies } from './read-thread';
import { busy, type ReporterWorld } from './world';

/** All that practice may do. It holds nothing to file, add or join with. */
export type PracticeWorld = Omit<
  ReporterWorld,
  'pool' | 'drafts' | 'join' | 'allowance' | 'onBegun' | 'onGoesOn' | 'dialogs' | 'crowd'
>;

/** An effect in practice, after the same look-ups as in earnest; `undefined`: do it as in earnest. */
export async function performInPractice(
  world: PracticeWorld,
  who: Who,
  { state, effect, redraw }: Doing,
): Promise<Event | undefined> {
  if (!isPractised(effect)) return undefined;
  const look = () => desksNow(world, who);
  const first = effect.kind === 'file' || effect.kind === 'add' ? await look() : undefined;
  if (effect.kind === 'open') {
    // Whatever was typed, it looks up a code that opens nothing.
    const found = await world.share(who, () => openThread(world, printedPracticeCode));
    if (found.kind === 'busy') return busy(world, redraw);
  }
  if (effect.kind === 'file' && state.keys !== undefined)
    await world.threads.byBlindIndex(fromHex(state.keys.blindIndex));
  if ((effect.kind === 'read' || effect.kind === 'add') && state.opened !== undefined) {
    await world.threads.byId(state.opened.thread);
    await findFamilies(world, fromHex(state.opened.common), state.opened.thread);
  }
  const desks = first ?? (await look());
  const { invented } = world;
  const { reportCode } = state;
  const opened = openedNow(world, desks);
  return practise(state, effect, redraw, { desks, invented, opened, reportCode });
}

/** An invented thread, as if a code had opened it. */
export function openedNow(
  { random }: Pick<ReporterWorld, 'random'>,
  { today }: Pick<DesksNow, 'today'>,
): OpenedReport {
  return {
    thread: random.id(),
    common: toHex(random.bytes(32)),
    filedOn: inventedDay(today),
    message: random.id(),
    began: today,
    back: 0,
  };
}
