import { toHex } from '../domain/hex';
import type { Remark } from '../domain/remarks';
import type { Redraw } from '../ports/dialogue';
import type { Who } from '../ports/people';
import { isKeyMissing } from '../threads/is-damaged';
import type { Conversation } from './conversation';
import { desksNow } from './desks-now';
import type { DesksNow, Effect, Event } from './event';
import { fileReport } from './file-report';
import { performInPractice } from './practice-effects';
import { beginDialog } from './resume';
import { addToThread, openByReceipt, readOn, renewCode } from './thread-effects';
import { busy, newReceipt, type ReporterWorld } from './world';

/**
 * Performs an effect and returns its outcome. While the vault lacks a key for it, nothing is done, and the
 * person is told so. Nothing is lost, and nothing taken that would not open later.
 */
export async function perform(
  world: ReporterWorld,
  who: Who,
  state: Conversation,
  effect: Effect,
  redraw: Redraw,
): Promise<Event> {
  try {
    return await performOnce(world, who, state, effect, redraw);
  } catch (error) {
    if (!isKeyMissing(error)) throw error;
    world.journal.fault('reporter', error);
    world.journal.count('failed');
    return { kind: 'refused', remark: remarkOn(effect), redraw };
  }
}

function remarkOn({ kind }: Effect): Remark {
  return kind === 'open' || kind === 'read' ? 'unreadable' : 'not_taken';
}

async function performOnce(
  world: ReporterWorld,
  who: Who,
  state: Conversation,
  effect: Effect,
  redraw: Redraw,
): Promise<Event> {
  if (state.practice) {
    const instead = await performInPractice(world, who, state, effect, redraw);
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
      const derived = await world.share(who, () => world.receipts.derive(state.receipt));
      if (derived.kind === 'busy') return busy(world, redraw);
      const { blindIndex, publicKey } = derived.keys;
      return {
        kind: 'derived',
        keys: { blindIndex: toHex(blindIndex), publicKey: toHex(publicKey) },
      };
    }
    case 'draw_receipt':
      return { kind: 'receipt_drawn', receipt: newReceipt(world), filing: world.random.id() };
    case 'file':
      return fileReport(world, who, state);
    case 'open':
      return openByReceipt(world, who, state, effect.receipt, redraw);
    case 'read':
      return readOn(world, who, state, redraw);
    case 'add':
      return addToThread(world, state, effect.body);
    case 'renew':
      return renewCode(world, who, state, redraw);
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
async function lookAround(
  world: ReporterWorld,
  who: Who,
  { step }: Pick<Conversation, 'step'>,
): Promise<DesksNow> {
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
