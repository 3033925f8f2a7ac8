import { toHex } from '../domain/hex';
import type { Who } from '../ports/people';
import { isKeyMissing } from '../threads/is-damaged';
import type { Conversation } from './conversation';
import { desksNow } from './desks-now';
import type { Doing, Event } from './event';
import { fileReport } from './file-report';
import { performInPractice } from './practice-effects';
import { beginDialog } from './resume';
import { addToThread, openByReportCode, readOn, renewCode } from './thread-effects';
import { busy, newReportCode, type ReporterWorld } from './world';

/**
 * Performs an effect and returns its outcome. While the vault lacks a key for it, nothing is done, and the
 * person is told so. Nothing is lost, and nothing taken that would not open later.
 */
export async function perform(world: ReporterWorld, who: Who, doing: Doing): Promise<Event> {
  try {
    return await performOnce(world, who, doing);
  } catch (error) {
    if (!isKeyMissing(error)) throw error;
    const { effect, redraw } = doing;
    const isReading = effect.kind === 'open' || effect.kind === 'read';
    return { kind: 'refused', remark: isReading ? 'unreadable' : 'not_taken', redraw };
  }
}

async function performOnce(world: ReporterWorld, who: Who, doing: Doing): Promise<Event> {
  const { state, effect, redraw } = doing;
  if (state.practice) {
    const instead = await performInPractice(world, who, doing);
    if (instead !== undefined) return instead;
  }
  switch (effect.kind) {
    case 'begin':
      return { kind: beginAgain(world, who) };
    case 'look':
      return {
        kind: 'looked',
        then: effect.then,
        desks: await lookAround(world, who, state),
        redraw,
      };
    case 'derive': {
      const derived = await world.share(who, () =>
        world.reportCodes.derive(state.reportCode, 'new'),
      );
      if (derived.kind === 'busy') return busy(world, redraw);
      const { blindIndex, publicKey } = derived.keys;
      const keys = { blindIndex: toHex(blindIndex), publicKey: toHex(publicKey) };
      return { kind: 'derived', keys };
    }
    case 'draw_report_code':
      return {
        kind: 'report_code_drawn',
        reportCode: newReportCode(world),
        filing: world.random.id(),
      };
    case 'file':
      return fileReport(world, who, state);
    case 'open':
      return openByReportCode(world, who, doing, effect.reportCode);
    case 'read':
      return readOn(world, who, doing);
    case 'add':
      return addToThread(world, state, effect.body);
    case 'renew':
      return renewCode(world, who, doing);
    case 'join': {
      const joined = await world.join(who, effect.code);
      return joined.kind === 'joined' ? joined : { ...joined, redraw };
    }
  }
}

/**
 * The desks' readers now. The first view also shows the last window's crowd; the view that asks whether it
 * can wait shows the last day's.
 */
async function lookAround(world: ReporterWorld, who: Who, { step }: Pick<Conversation, 'step'>) {
  const desks = await desksNow(world, who);
  if (step === 'involved') return { ...desks, dayCrowd: world.crowd.lastDay() };
  return step === 'start' ? { ...desks, crowd: world.crowd.last() } : desks;
}

/** Begins the dialog that had to wait, unless it has to wait on. */
function beginAgain(world: ReporterWorld, who: Who): 'begun' | 'too_many' {
  const begun = beginDialog(world, who);
  if (begun === undefined) return 'too_many';
  world.allowance.begin(begun);
  return 'begun';
}
