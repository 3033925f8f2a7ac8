import type { Day } from '../domain/day';
import type { ThreadId } from '../domain/ids';
import type { Message } from '../domain/message';
import type { Page } from '../domain/page';
import { isTakenDown } from '../domain/talks';
import { type FamilyMessages, findFamily } from '../threads/families';
import { firstPosition, writtenSince } from '../threads/open-minutes';
import { readPage } from '../threads/read-page';
import type { ReadWorld } from '../threads/worlds';

export interface ReadThread {
  /** The messages that tell its status: the desk's words, an entered report, and the answers. */
  readonly messages: readonly Message[];
  readonly page: Page<Message>;
  /** The day from which the act's clocks run: the report's, or an early move's from HR. */
  readonly runsFrom?: Day | undefined;
  /** The last possible day of writing, when that is later. */
  readonly until?: Day | undefined;
  /** The arrival of an entered report: its clocks run from there. */
  readonly arrivedOn?: Day | undefined;
  readonly renewed?: boolean | undefined;
}

export interface Families {
  readonly reporter: FamilyMessages;
  readonly desk: FamilyMessages;
}

/** Both sides' messages, of which none is opened yet. */
export async function findFamilies(
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
): Promise<Families> {
  const reporter = await findFamily(world, common, thread, 'reporter');
  return { reporter, desk: await findFamily(world, common, thread, 'desk') };
}

/**
 * Reads a page of a thread. The desk's messages are read whole, since the reporter has no key to the desk's
 * state. The reporter's, which may be many, are opened only as far as the page goes.
 * @param back how many pages from the latest
 */
export async function readThread(
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
  back: number,
): Promise<ReadThread> {
  const { reporter, desk } = await findFamilies(world, common, thread);
  const told = await desk.from(0);
  const first = reporter.first();
  const entered = first?.body.kind === 'entered' ? [first] : [];
  const answers = await answersTo([...entered, ...told], reporter);
  // With an early move, which dropped HR's words, the clocks begin.
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

/** Whether the reporter has exchanged the desk's code. */
export async function isRenewed(reporter: FamilyMessages): Promise<boolean> {
  return (await reporter.from(0)).some(({ body }) => body.kind === 'code_renewed');
}

/** Messages that are acts: an answer about HR or minutes, and a request to meet. */
const answerKinds: readonly Message['body']['kind'][] = [
  'hr_answered',
  'minutes_approved',
  'minutes_corrected',
  'meeting_asked',
  'punished',
];

/**
 * The reporter's answers about HR and to all minutes, and requests to meet since the desk last wrote. It
 * opens no more messages than that takes.
 */
async function answersTo(
  told: readonly Message[],
  reporter: FamilyMessages,
): Promise<readonly Message[]> {
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
