import type { AuditEvent } from '../domain/audit';
import { addDays, type Day } from '../domain/day';
import { xorHex } from '../domain/hex';
import { type Desk, desks, type Id, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { DeskBody } from '../domain/message';
import { isClosedBy, isUnanswered } from '../domain/proposal';
import type { Readable } from '../domain/readers';
import type { ThreadState } from '../domain/thread';
import { waitsFor } from '../domain/window';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone } from '../threads/is-damaged';
import { countWaiting, postMessage } from '../threads/post-message';
import type { KnownThread } from '../threads/remembered-states';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import { among, closedBy, type Proposed, proposalsOf, readByAll, unanswered } from './proposals';

/** What is done to each of many threads. */
interface Deed {
  readonly proposal: Id;
  readonly by: MemberId;
  /** The day on which it was agreed on. */
  readonly on: Day;
  readonly event: AuditEvent;
  readonly body: Extract<DeskBody, { kind: 'closed' | 'reopened' }>;
  /** Whether it still fits a thread, which may have changed meanwhile. */
  readonly fits: (state: ThreadState) => boolean;
  /** Whether all who have a part in it may still see it. */
  readonly isRead: (one: Readable) => boolean;
}

/**
 * Does what was agreed on lately: closes reports, or opens them again, each with a message for its reporter
 * and a line in the audit. It may be cut short at any moment and begun again: each is named by the proposal
 * and the thread, and is done once.
 * @param goesOn asked before each thread
 */
export async function closeTogether(world: DeskWorld, goesOn: () => boolean): Promise<void> {
  // The names by which each is done once live for two days.
  const since = addDays(world.clock.today(), -1);
  for (const desk of desks) {
    for (const proposed of await proposalsOf(world, desk)) {
      const { agreed, undone } = proposed.proposal;
      if (undone !== undefined && undone.on >= since) await reopen(world, desk, proposed, goesOn);
      else if (undone === undefined && agreed !== undefined && agreed.on >= since)
        await close(world, desk, proposed, goesOn);
    }
  }
}

async function close(
  world: DeskWorld,
  desk: Desk,
  { row, proposal }: Proposed,
  goesOn: () => boolean,
): Promise<void> {
  const { agreed, by, reason, measures, text } = proposal;
  if (agreed === undefined) return;
  const members = [by, agreed.by];
  const all = await unanswered(world, desk, members);
  await doToEach(world, among(proposal, all), goesOn, {
    proposal: row.id,
    ...agreed,
    event: 'thread_closed_together',
    body: { kind: 'closed', reason, measures, text },
    fits: isUnanswered,
    isRead: await readByAll(world, desk, members),
  });
}

async function reopen(
  world: DeskWorld,
  desk: Desk,
  { row, proposal }: Proposed,
  goesOn: () => boolean,
): Promise<void> {
  const { undone } = proposal;
  if (undone === undefined) return;
  await doToEach(world, await closedBy(world, desk, proposal, undone.by), goesOn, {
    // Another name than the closing's.
    proposal: xorHex(row.id, 'f'.repeat(32)) as Id,
    ...undone,
    event: 'thread_reopened_together',
    body: { kind: 'reopened', text: world.readyText(undone.locale, 'reopened') },
    fits: (state) => isClosedBy(proposal, state),
    isRead: await readByAll(world, desk, [undone.by]),
  });
}

async function doToEach(
  world: DeskWorld,
  threads: readonly KnownThread[],
  goesOn: () => boolean,
  deed: Deed,
): Promise<void> {
  for (let from = 0; from < threads.length; from += limits.closedAtOnce) {
    if (!goesOn()) return;
    // Together, so that one beat takes them all.
    const some = threads.slice(from, from + limits.closedAtOnce);
    await Promise.all(some.map(({ row }) => doToUndamaged(world, row.id, deed)));
    await world.rest();
  }
}

async function doToUndamaged(world: DeskWorld, thread: ThreadRow['id'], deed: Deed): Promise<void> {
  await doTo(world, thread, deed).catch((error: unknown) => {
    if (!isDamaged(error) && !isKeyGone(error)) throw error;
    world.journal.fault('desk', error);
  });
}

/** One that has changed, or in which a colleague's act waits, is left as it is. */
async function doTo(world: DeskWorld, thread: ThreadRow['id'], deed: Deed): Promise<void> {
  const { threads, threadSealer, clock, random } = world;
  const { by, body, event } = deed;
  const row = await threads.byId(thread);
  if (row === undefined) return;
  const state = await threadSealer.openState(row);
  if (!deed.fits(state) || !deed.isRead({ row, state })) return;
  const keys = await threadSealer.openAsDesk(row);
  const post = {
    id: await world.drafts.submission(xorHex(deed.proposal, thread), deed.on, 'command'),
    thread,
    side: 'desk',
    byDesk: true,
    waits: waitsFor(row.desk, state.urgent),
    body,
    audit: { id: random.id(), day: clock.today(), event, member: by, thread },
  } as const;
  await postMessage(world, post, async (waiting) => {
    const now = await threads.byId(thread);
    const isAsItWas = now?.revision === row.revision && countWaiting(waiting, post) === 0;
    return isAsItWas ? seenNow(world, keys, 'desk') : undefined;
  });
}
