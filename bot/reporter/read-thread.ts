import type { Day } from '../domain/day';
import type { ThreadId } from '../domain/ids';
import type { Message } from '../domain/message';
import type { Page } from '../domain/page';
import { isTakenDown } from '../domain/talks';
import { firstPosition, writtenSince } from '../threads/open-minutes';
import { readPage } from '../threads/read-page';
import { findShelf, type Shelf } from '../threads/shelf';
import type { ReadWorld } from '../threads/worlds';

/** What an opened thread shows of itself. */
export interface ReadThread {
  /** What says where it stands: the desk's words, the report that it entered, and the answers to it. */
  readonly messages: readonly Message[];
  readonly page: Page<Message>;
  /** The day from which the act's clocks run: of the report, or of an early move from HR. */
  readonly runsFrom?: Day | undefined;
  /** The last day on which the report can have been written, where that is later. */
  readonly until?: Day | undefined;
  /** The day on which it came another way, where the desk has entered it: its clocks run from there. */
  readonly arrivedOn?: Day | undefined;
  /** Whether the reporter has exchanged the code that the desk gave. */
  readonly renewed?: boolean | undefined;
}

/** Both sides' messages, of which none is opened yet. */
export async function findShelves(
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
): Promise<{ readonly reporter: Shelf; readonly desk: Shelf }> {
  const reporter = await findShelf(world, common, thread, 'reporter');
  return { reporter, desk: await findShelf(world, common, thread, 'desk') };
}

/**
 * Reads a page of a thread. What the desk has written is read whole, since the reporter holds no key to the
 * state that the desk keeps: it is as much as people of the desk wrote. What the reporter has written, of
 * which there may be any amount, is opened only as far as the page goes.
 * @param back how many pages from the latest
 */
export async function readThread(
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
  back: number,
): Promise<ReadThread> {
  const { reporter, desk } = await findShelves(world, common, thread);
  const told = await desk.from(0);
  const first = reporter.first();
  const entered = first?.body.kind === 'entered' ? [first] : [];
  const answers = await answersTo([...entered, ...told], reporter);
  // Before a move kept what HR had said, the clocks began with it.
  const moved = told.find(({ body }) => body.kind === 'moved' && body.kept !== true);
  return {
    messages: [...entered, ...answers, ...told],
    page: await readPage([reporter, desk], back),
    runsFrom: (moved ?? first)?.day,
    until: (moved ?? first)?.until,
    ...(first?.body.kind === 'entered' && {
      arrivedOn: first.body.arrivedOn,
      renewed: await isRenewed(reporter),
    }),
  };
}

/** Whether the code that the desk gave was exchanged, by what the reporter has written. */
export async function isRenewed(reporter: Shelf): Promise<boolean> {
  return (await reporter.from(0)).some(({ body }) => body.kind === 'code_renewed');
}

/** What says more than words: an answer about HR or about minutes, and a request to meet. */
const answerKinds: readonly Message['body']['kind'][] = [
  'hr_answered',
  'minutes_approved',
  'minutes_corrected',
  'meeting_asked',
];

/**
 * The reporter's answers to the last question about HR and to all minutes, and what was asked since the desk
 * wrote last: no more of the reporter's messages is opened than that takes.
 */
async function answersTo(told: readonly Message[], reporter: Shelf): Promise<readonly Message[]> {
  const positions = told.map(({ position }) => position);
  const asked = told.filter(({ body }) => body.kind === 'hr_asked');
  const since = Math.min(
    Math.max(0, ...positions),
    ...asked
      .map(({ position }) => position)
      .sort((a, b) => b - a)
      .slice(0, 1),
    firstPosition(told.filter(isTakenDown)) ?? Number.POSITIVE_INFINITY,
  );
  const latest = await writtenSince(reporter, since);
  return latest.filter(({ body }) => answerKinds.includes(body.kind));
}
