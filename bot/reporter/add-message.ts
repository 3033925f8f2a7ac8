import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import { countBefore, type Message } from '../domain/message';
import { deskThread, type Operation, type Renewal } from '../domain/operation';
import { waitsFor } from '../domain/window';
import type { PoolSnapshot, Taken } from '../ports/pool';
import type { Purpose } from '../ports/sealers';
import type { Counts } from '../threads/count-messages';
import { countWaiting, type Hindrance, postMessage } from '../threads/post-message';
import { daysOf, type OpenedReport } from './conversation';
import type { Addition } from './event';
import { type Families, findFamilies, isRenewed } from './read-thread';
import type { ReporterWorld } from './world';

type AddWorld = Pick<ReporterWorld, 'drafts' | 'threads' | 'messages' | 'pool' | 'allowance'>;

/**
 * Adds a message or an answer to an opened thread. `changed`: the thread is gone under that id.
 * `unanswered`: the desk has to answer first. `passed`: something has come out meanwhile, so what was counted
 * may not hold. Then nothing was stored. All that is read is read before the beat, as in practice: a
 * statement in it that others do not make would say that somebody writes.
 * @param renewal a new code: stored once in a thread, while nothing of the reporter's waits, and else
 *   `changed`. It takes nothing of the room for messages
 */
export async function addMessage(
  world: AddWorld,
  opened: OpenedReport & { readonly key: Uint8Array },
  body: Addition,
  renewal?: Renewal,
): Promise<Taken<Hindrance | 'passed'>> {
  const { thread, key } = opened;
  const before = world.pool
    .remembered()
    .entries.filter(({ operations }) => operations.some((one) => isAbout(one, thread)));
  const post = {
    id: await world.drafts.submission(opened.message, opened.began, purposeOf(body)),
    dialog: world.allowance.submits(),
    thread,
    side: 'reporter',
    waits: waitsFor(daysOf(opened).desk, opened.urgent),
    body,
    renewal,
  } as const;
  // A message under an old id would be read by nobody.
  const there = await world.threads.byId(thread);
  const families = await findFamilies(world, key, thread);
  const counts = await countsOf(families);
  // Another press was faster: its code applies.
  const isRenewedBefore = renewal !== undefined && (await isRenewed(families.reporter));
  const look = (now: PoolSnapshot): Counts | 'passed' | undefined => {
    if (there === undefined || isRenewedBefore) return undefined;
    if (before.some(({ id }) => now.departureOf(id) === 'out')) return 'passed';
    if (renewal === undefined) return counts;
    const { left: _, ...all } = counts;
    return countWaiting(now, post) > 0 ? undefined : all;
  };
  return postMessage<'passed'>(world, post, (now) => Promise.resolve(look(now)));
}

function isAbout(operation: Operation, thread: ThreadId): boolean {
  const isMessage = operation.kind === 'message' && operation.thread === thread;
  return isMessage || deskThread(operation) === thread;
}

/** Counts without opening anything but what the desk wrote last. */
async function countsOf({ reporter, desk }: Families): Promise<Counts> {
  const latest = await desk.from(Math.max(0, desk.count - limits.placesPerSide));
  const left = roomLeft({ reporter: reporter.count, desk: desk.count }, latest);
  return { messages: reporter.count + desk.count, ofFamily: reporter.count, left };
}

function purposeOf(body: Addition): Purpose {
  switch (body.kind) {
    case 'message':
      return 'message';
    case 'hr_answered':
      return body.yes ? 'yes' : 'no';
    case 'minutes_approved':
      return 'approve';
    case 'minutes_corrected':
      return 'correct';
    case 'meeting_asked':
      return 'meet';
    case 'punished':
      return 'punished';
    case 'code_renewed':
      return 'renew';
  }
}

/**
 * How many more messages a reporter may add before the desk answers. The desk's latest messages tell how many
 * of the reporter's came before them.
 * @param latest the desk's latest messages, at least those of one window
 */
export function roomLeft(
  { reporter, desk }: { readonly reporter: number; readonly desk: number },
  latest: readonly Message[],
): number {
  const before = Math.max(-1, ...latest.map(countBefore));
  const answered = desk === 0 ? 0 : Math.min(reporter, Math.max(0, before - (desk - 1)));
  return limits.unansweredMessages - (reporter - answered);
}
