import { arrivalOf } from '../../domain/arrival';
import type { Day } from '../../domain/day';
import { deadlines, type HrClock, lastDays } from '../../domain/deadlines';
import type { Desk, ThreadId } from '../../domain/ids';
import type { Body } from '../../domain/message';
import { requestOf, requestsIn } from '../../domain/request';
import { expiryOfOpen } from '../../domain/retention';
import { clocksFrom } from '../../domain/thread';
import { waitsFor } from '../../domain/window';
import {
  type CountedCase,
  type CountedRequest,
  countedFrom,
  countedRequest,
  countYear,
  type DeskNumbers,
  nextToCount,
  uncounted,
  type Year,
  yearOf,
} from '../../domain/year-numbers';
import type { ProposalRow } from '../../ports/pool';
import type { YearBook } from '../../ports/threads';
import { readCase } from '../../threads/cases';
import { readBoth } from '../../threads/families';
import { unlessUnreadable } from '../../threads/is-damaged';
import { mapUndamaged } from '../../threads/map-undamaged';
import { findNotes } from '../../threads/notes';
import { type OpenRow, openStates } from '../../threads/open-threads';
import type { KeeperWorld } from '../keeper';
import { isDelivered } from './mail';
import { pagesOf } from './open-months';

/** Threads that are opened before other requests are served: some ten milliseconds' worth. */
const pageThreads = 20;

export interface FreezeWorld extends KeeperWorld {
  readonly hrClock: HrClock;
  readonly yearBook: YearBook;
}

/**
 * Counts the year before, once it is over and delivered, and freezes its numbers. It looks at delivered cases
 * only, never at what waits. A new installation first notes that the year before was not counted. A year is
 * left out, too, if the bot did not run in the year after it.
 */
export async function freezeYear(world: FreezeWorld): Promise<void> {
  const { clock, threads, threadSealer, yearBook } = world;
  const today = clock.today();
  const all = await yearBook.all();
  const year = nextToCount(all, today);
  if (all.length === 0) {
    await yearBook.freeze({ year, countedOn: today, desks: uncounted });
    return;
  }
  if (today < countedFrom(year) || !(await isDelivered(world, today))) return;
  // Without a key the count would be wrong for good: it waits for the vault.
  if ((await threads.expiryMonths()).some((month) => threadSealer.lacksKey(month))) return;
  const desks = {
    whistleblowing: await countDesk(world, 'whistleblowing', year, today),
    hr: await countDesk(world, 'hr', year, today),
  };
  await yearBook.freeze({ year, countedOn: today, desks });
}

async function countDesk(
  world: FreezeWorld,
  desk: Desk,
  year: Year,
  today: Day,
): Promise<DeskNumbers> {
  const found = new Map<ThreadId, CountedCase>();
  const months = (await world.threads.expiryMonths()).toSorted().reverse();
  // A thread that is reopened meanwhile moves to the shared month, which is read again.
  // An excerpt is a case of the handlers: it is counted there.
  for (const month of [...months, expiryOfOpen(today)])
    for await (const rows of pagesOf(world, desk, month, pageThreads))
      for (const one of await openStates(world, rows))
        if (one.state.origin === undefined && isNear(one, year))
          found.set(one.row.id, await factsOf(world, one));
  return countYear(desk, year, today, [...found.values()], await askedOf(world, desk));
}

/** The requests in the desk's own record. */
async function askedOf(world: FreezeWorld, desk: Desk): Promise<readonly CountedRequest[]> {
  const { proposals, proposalSealer } = world;
  const open = async (row: ProposalRow) => ({ row, one: await proposalSealer.open(row) });
  const all = await mapUndamaged(world, await proposals.ofDesk(desk), open, 'keeper');
  return all.flatMap(({ row, one }) =>
    one.kind === 'asked' ? countedRequest(requestOf(row.id, one)) : [],
  );
}

/** Whether a case can belong to a year. Of others, no message is read. One long closed may be asked for. */
function isNear({ row, state }: OpenRow, year: Year): boolean {
  return yearOf(arrivalOf(row, state).filedOn) <= year;
}

async function factsOf(world: FreezeWorld, { row, state }: OpenRow): Promise<CountedCase> {
  const { desk, filedOn: outOn } = row;
  const runsFrom = clocksFrom(row, state);
  const { hrClock, windows } = world;
  const waits = waitsFor(desk, state.urgent);
  const by = deadlines(desk, { runsFrom, outOn }, hrClock, windows, waits);
  const days = lastDays(by, windows, waits);
  const read = await unlessUnreadable(world.journal, async () => {
    const { common, internal } = await world.threadSealer.openAsDesk(row);
    const { case: known } = await readCase(world, internal, row.id);
    const notes = await (await findNotes(world, internal, row.id)).from(0);
    return { known, notes, messages: await readBoth(world, common, row.id) };
  });
  const daysOf = (kind: Body['kind']): readonly Day[] =>
    (read?.messages ?? []).filter(({ body }) => body.kind === kind).map(({ day }) => day);
  const { answeredOn, feedbackOn, closedOn, closeReason } = state;
  return {
    state,
    arrivedOn: arrivalOf(row, state).filedOn,
    runsFrom,
    ...(days.desk === 'hr'
      ? { answerBy: days.answerBy }
      : { answerBy: days.firstAnswerBy, feedbackBy: days.feedbackBy }),
    ...{ answeredOn, feedbackOn, closedOn, closeReason },
    subject: read?.known.subject,
    redirectedOn: daysOf('redirected'),
    handedOn: daysOf('handed_over'),
    requests: requestsIn(read?.notes ?? []).map(countedRequest),
  };
}
