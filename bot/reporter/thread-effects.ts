import type { Day } from '../domain/day';
import { deadlines, meetingDue } from '../domain/deadlines';
import { fromHex, toHex } from '../domain/hex';
import type { Desk } from '../domain/ids';
import { receives } from '../domain/member';
import type { Renewal } from '../domain/operation';
import { utf8Length } from '../domain/page';
import { isForPractice, type ReportCode } from '../domain/report-code';
import { isReadInTime } from '../domain/retention';
import type { ThreadState } from '../domain/thread';
import { authoritiesFor } from '../domain/turn-to';
import { waitsFor } from '../domain/window';
import type { Who } from '../ports/people';
import { countWaiting } from '../threads/post-message';
import { addMessage } from './add-message';
import { type Conversation, dated, daysOf, type OpenedReport } from './conversation';
import { desksNow } from './desks-now';
import type { Addition, Doing, Event } from './event';
import { openThread } from './open-thread';
import { openInvented } from './practice';
import { openedNow } from './practice-effects';
import { readThread } from './read-thread';
import { meetingAsked } from './thread-standing';
import { busy, newReportCode, type ReporterWorld } from './world';

export async function openByReportCode(
  world: ReporterWorld,
  who: Who,
  { state: { locale }, redraw }: Doing,
  reportCode: ReportCode,
): Promise<Event> {
  const found = await world.share(who, () => openThread(world, reportCode));
  if (found.kind === 'busy') return busy(world, redraw);
  const desks = await desksNow(world, who);
  if (found.kind === 'nothing' && isForPractice(reportCode)) {
    const { invented } = world;
    const reportCode = newReportCode(world);
    const opened = openedNow(world, desks);
    return openInvented({ locale }, { desks, invented, opened, reportCode });
  }
  if (found.kind === 'nothing') return { kind: 'opened_nothing', opensOn: desks.opensOn };
  // Members may have seen the code of an entered report.
  if (found.arrivedOn !== undefined && desks.desk !== undefined)
    return { kind: 'refused', remark: 'desk_refused', redraw };
  const gave = found.arrivedOn !== undefined && found.renewed !== true;
  // While the exchange of the code waits, nothing else of the reporter's can wait before it.
  const exchange = { thread: found.row.id, side: 'reporter' } as const;
  const renewing = gave && countWaiting(await world.pool.now(), exchange) > 0;
  const { messages, page, row } = found;
  const { id, desk } = row;
  const { arrivedOn, runsFrom: filedOn = row.filedOn, until: filedUntil } = found;
  const runsFrom = arrivedOn ?? (desk === 'hr' ? row.filedOn : filedOn);
  const came = { runsFrom, outOn: row.filedOn };
  const { answers, urgent } = await world.toldIn(row);
  const days = deadlines(desk, came, world.hrClock, world.windows, waitsFor(desk, urgent));
  const turnTo = desk === 'hr' ? [] : authoritiesFor(answers);
  const opened: OpenedReport = {
    thread: id,
    turnTo,
    ...(urgent && { urgent }),
    common: toHex(found.common),
    ...dated(arrivedOn === undefined ? { filedOn, filedUntil } : { filedOn: arrivedOn }, days),
    message: world.random.id(),
    began: desks.today,
    back: 0,
  };
  if (gave) {
    const renewal = renewing ? undefined : newReportCode(world);
    return { kind: 'first_opened', opened: { ...opened, renewal } };
  }
  const meetBy = meetingReadable(world, meetingAsked(messages), desk, urgent);
  return { kind: 'read', opened, messages, page, meetBy, desks, redraw: {} };
}

/** Reads an opened thread again, if it still exists under its id. */
export async function readOn(world: ReporterWorld, who: Who, doing: Doing): Promise<Event> {
  const { redraw } = doing;
  const { opened } = doing.state;
  if (opened === undefined) return { kind: 'refused', remark: 'failed', redraw };
  if ((await world.threads.byId(opened.thread)) === undefined) return { kind: 'gone' };
  const { common, thread, back } = opened;
  const read = await readThread(world, fromHex(common), thread, back);
  const asked = meetingAsked(read.messages);
  const meetBy = meetingReadable(world, asked, daysOf(opened).desk, opened.urgent);
  return { kind: 'read', opened, ...read, meetBy, desks: await desksNow(world, who), redraw };
}

/** The day on which the reporter can read an answer to a request to meet, if there is one. */
function meetingReadable(
  { hrClock, windows }: Pick<ReporterWorld, 'hrClock' | 'windows'>,
  asked: Pick<ThreadState, 'meetingAskedOn'>,
  desk: Desk,
  urgent?: true,
): Day | undefined {
  const waits = waitsFor(desk, urgent);
  const due = meetingDue(asked, hrClock, windows, waits);
  return due && windows.readableOn(due.by, waits);
}

/**
 * Whether the thread's desk has somebody who reads. Only HR's can become empty, with nothing open there. It
 * is looked up whatever the desk is, as in practice.
 */
async function isRead({ people }: ReporterWorld, opened: OpenedReport): Promise<boolean> {
  const hr = await people.ofDesk('hr');
  return daysOf(opened).desk !== 'hr' || hr.some(receives);
}

/** Exchanges the code of an opened thread: from the pass on only the new one finds and opens it. */
export async function renewCode(world: ReporterWorld, who: Who, doing: Doing): Promise<Event> {
  const { state, redraw } = doing;
  const { opened } = state;
  if (opened?.renewal === undefined) return { kind: 'refused', remark: 'failed', redraw };
  const reportCode = opened.renewal;
  const derived = await world.share(who, () => world.reportCodes.derive(reportCode, 'new'));
  if (derived.kind === 'busy') return busy(world, redraw);
  const { blindIndex, publicKey } = derived.keys;
  return addToThread(world, state, { kind: 'code_renewed' }, { blindIndex, publicKey });
}

/** Adds to an opened thread; nothing is stored when it is gone. */
export async function addToThread(
  world: ReporterWorld,
  { opened }: Conversation,
  body: Addition,
  renewal?: Renewal,
): Promise<Event> {
  if (opened === undefined) return { kind: 'refused', remark: 'failed', redraw: {} };
  // A new code holds nothing that somebody has to read.
  if (renewal === undefined && !(await isRead(world, opened)))
    return { kind: 'refused', remark: 'hr_empty', redraw: {} };
  const { desk } = daysOf(opened);
  const opensOn = world.windows.when(waitsFor(desk, opened.urgent)).outOn;
  const { closedOn } = opened;
  if (closedOn !== undefined && !isReadInTime(closedOn, opensOn, world.terms[desk]))
    return { kind: 'refused', remark: 'erased_soon', redraw: {} };
  const bytes = 'text' in body ? utf8Length(body.text) : 0;
  const refuses = world.allowance.refuses(bytes);
  if (refuses !== undefined) return { kind: 'refused', remark: refuses, redraw: {} };
  const key = fromHex(opened.common);
  const { put, when } = await addMessage(world, { ...opened, key }, body, renewal);
  switch (put) {
    case 'changed':
    case 'overtaken':
      return { kind: 'gone' };
    case 'places_full':
    case 'unanswered':
      return { kind: 'refused', remark: put, redraw: {} };
    case 'full':
      return { kind: 'refused', remark: 'not_taken', redraw: {} };
    case 'passed':
      return { kind: 'refused', remark: 'busy', redraw: {} };
    case 'stored':
    case 'duplicate':
      if (put === 'stored') world.allowance.spend(bytes);
      return {
        kind: 'added',
        what: body.kind,
        opensOn: when?.outOn ?? opensOn,
        again: put === 'duplicate',
        next: { message: world.random.id(), began: world.clock.today() },
      };
  }
}
