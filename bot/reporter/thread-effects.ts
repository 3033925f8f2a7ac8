import { meetingDue } from '../domain/deadlines';
import { fromHex, toHex } from '../domain/hex';
import { receives } from '../domain/member';
import { isForPractice, type Receipt } from '../domain/receipt';
import { isReadInTime } from '../domain/retention';
import { authoritiesFor } from '../domain/turn-to';
import { waitsFor } from '../domain/window';
import type { Redraw } from '../ports/dialogue';
import type { Who } from '../ports/people';
import type { Renewal } from '../ports/sealer';
import { currentEpoch } from '../threads/put-rows';
import { addMessage } from './add-message';
import type { Conversation, Opened } from './conversation';
import { dated, daysOf } from './days';
import { desksNow } from './desks-now';
import type { Addition, Event } from './event';
import { openThread } from './open-thread';
import { openInvented } from './practice';
import { openedNow } from './practice-effects';
import { readThread } from './read-thread';
import { busy, newReceipt, type ReporterWorld } from './reporter';
import { meetingAsked } from './thread-standing';

/** Opens a thread with a receipt and reads it. */
export async function openByReceipt(
  world: ReporterWorld,
  who: Who,
  { locale }: Pick<Conversation, 'locale'>,
  receipt: Receipt,
  redraw: Redraw,
): Promise<Event> {
  const found = await world.share(who, () => openThread(world, receipt));
  if (found.kind === 'busy') return busy(world, redraw);
  const desks = await desksNow(world, who);
  if (found.kind === 'nothing' && isForPractice(receipt)) {
    const { invented } = world;
    const receipt = newReceipt(world);
    const opened = openedNow(world, desks);
    return openInvented({ locale }, { desks, invented, opened, receipt });
  }
  if (found.kind === 'nothing') {
    world.journal.count('receipt_opened_nothing');
    return { kind: 'opened_nothing', opensOn: desks.opensOn };
  }
  // Who took a report down has seen its code, and a colleague could have.
  if (found.arrivedOn !== undefined && desks.desk !== undefined)
    return { kind: 'refused', remark: 'desk_refused', redraw };
  const gave = found.arrivedOn !== undefined && found.renewed !== true;
  const waits = gave ? await findRenewal(world, found.common) : 'none';
  if (waits === 'later') return { kind: 'refused', remark: 'renewal_later', redraw };
  world.journal.count('thread_opened');
  const { messages, page, row } = found;
  const { id, desk } = row;
  const byWindow = desk === 'hr' ? row.filedOn : (found.runsFrom ?? row.filedOn);
  const runsFrom = found.arrivedOn ?? byWindow;
  const turnTo = desk === 'hr' ? [] : authoritiesFor(await world.answersIn(row));
  const opened: Opened = {
    thread: id,
    turnTo,
    common: toHex(found.common),
    ...dated(desk, runsFrom, world.hrClock),
    message: world.random.id(),
    began: desks.today,
    back: 0,
  };
  if (gave) {
    const renewal = waits === 'none' ? newReceipt(world) : undefined;
    return { kind: 'first_opened', opened: { ...opened, renewal } };
  }
  // The receipt has been typed in; the fields need not come back.
  const meetBy = meetingDue(meetingAsked(messages), world.hrClock)?.by;
  return { kind: 'read', opened, messages, page, meetBy, desks, redraw: {} };
}

/**
 * Whether the code that the desk gave is being exchanged: until it was, nothing else of the reporter's can
 * wait. `later`: every place of the reporter's is taken, as by a move to another desk; so it cannot be told
 * whether it is exchanged, nor can it be.
 */
async function findRenewal(
  world: ReporterWorld,
  common: Uint8Array,
): Promise<'none' | 'waits' | 'later'> {
  const epoch = await currentEpoch(world);
  const taken = await world.pool.taken(world.messages.slots(common, epoch.id, 'reporter'));
  if (taken.every(Boolean)) return 'later';
  return taken.some(Boolean) ? 'waits' : 'none';
}

/** Reads an opened thread again, if it is still there under its id. */
export async function readOn(
  world: ReporterWorld,
  who: Who,
  { opened }: Conversation,
  redraw: Redraw,
): Promise<Event> {
  if (opened === undefined) return { kind: 'refused', remark: 'failed', redraw };
  if ((await world.threads.byId(opened.thread)) === undefined) return { kind: 'gone' };
  const { common, thread, back } = opened;
  const read = await readThread(world, fromHex(common), thread, back);
  const meetBy = meetingDue(meetingAsked(read.messages), world.hrClock)?.by;
  return { kind: 'read', opened, ...read, meetBy, desks: await desksNow(world, who), redraw };
}

/** Whether the thread's desk has somebody who reads. Only HR's can become empty, with nothing open there. */
async function isRead({ people }: ReporterWorld, opened: Opened): Promise<boolean> {
  if (daysOf(opened).desk !== 'hr') return true;
  return (await people.ofDesk('hr')).some(receives);
}

/**
 * Exchanges the code of an opened thread: from the release on the new one finds and opens it, and the one
 * that the desk gave nothing. Until then that one opens it still.
 */
export async function renewCode(
  world: ReporterWorld,
  who: Who,
  state: Conversation,
  redraw: Redraw,
): Promise<Event> {
  const { opened } = state;
  if (opened?.renewal === undefined) return { kind: 'refused', remark: 'failed', redraw };
  const receipt = opened.renewal;
  const derived = await world.share(who, () => world.receipts.derive(receipt));
  if (derived.kind === 'busy') return busy(world, redraw);
  const { blindIndex, publicKey } = derived.keys;
  const { thread, common } = opened;
  const reporterCommon = world.threadSealer.wrapForReporter(thread, publicKey, fromHex(common));
  const renewal = { blindIndex, publicKey, reporterCommon };
  return addToThread(world, state, { kind: 'code_renewed' }, renewal);
}

/** Adds to an opened thread; nothing is stored when it is not there any more. */
export async function addToThread(
  world: ReporterWorld,
  { opened }: Conversation,
  body: Addition,
  renewal?: Renewal,
): Promise<Event> {
  if (opened === undefined) return { kind: 'refused', remark: 'failed', redraw: {} };
  // A new code is for its owner, and says nothing that somebody has to read.
  if (renewal === undefined && !(await isRead(world, opened)))
    return { kind: 'refused', remark: 'hr_empty', redraw: {} };
  const opensOn = world.windows.opensOn(waitsFor(daysOf(opened).desk));
  const { closedOn } = opened;
  if (closedOn !== undefined && !isReadInTime(closedOn, opensOn))
    return { kind: 'refused', remark: 'erased_soon', redraw: {} };
  const posted = await addMessage(world, { ...opened, key: fromHex(opened.common) }, body, renewal);
  if (posted === 'places_full' || posted === 'unanswered')
    return { kind: 'refused', remark: posted, redraw: {} };
  if (posted === 'changed') return { kind: 'gone' };
  const today = world.clock.today();
  if (posted === 'stored') {
    world.journal.count('message_added');
    world.onPosted();
  }
  return {
    kind: 'added',
    what: body.kind,
    opensOn: world.windows.opensOn(waitsFor(daysOf(opened).desk)),
    again: posted === 'duplicate',
    next: { message: world.random.id(), began: today },
  };
}
