import type { AuditEvent } from '../../domain/audit';
import { addDays, type Day } from '../../domain/day';
import { xorHex } from '../../domain/hex';
import { type Desk, desks, type Id, type MemberId, type ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { DeskBody } from '../../domain/message';
import { type ClosingTogether, isClosedBy, isUnanswered } from '../../domain/proposal';
import type { Readable } from '../../domain/readers';
import type { ThreadState } from '../../domain/thread';
import { waitsFor } from '../../domain/window';
import { seenNow } from '../../threads/count-messages';
import { isDamaged, isKeyGone } from '../../threads/is-damaged';
import { countWaiting, postMessage } from '../../threads/post-message';
import { createWorker, type Worker } from '../../threads/worker';
import { isReadByAll } from './answerable';
import { auditEntry } from './audit-entry';
import type { DeskWorld } from './context';
import { type Proposed, proposalsOf } from './proposals';

/** Closes reports together, and reopens them, in the background; what failed is tried with the next call. */
export interface Closing extends Pick<Worker, 'soon' | 'whenIdle'> {
  /** Stops before the next threads; the rest is done after the next start. */
  end(): Promise<void>;
}

export function createClosing(world: DeskWorld): Closing {
  const { journal, random } = world;
  let ended = false;
  const { soon, whenIdle } = createWorker({ journal, random }, 'desk', [], async () => {
    if (!ended) await closeTogether(world, () => !ended);
  });
  return {
    soon,
    whenIdle,
    end: () => {
      ended = true;
      return whenIdle();
    },
  };
}

/** What is done to each of many threads. */
interface Deed {
  readonly proposal: Id;
  readonly threads: readonly ThreadId[];
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
 * Closes reports, or opens them again, as was agreed on lately. Each gets a message for its reporter and a
 * line in the audit. It may be interrupted and repeated: proposal and thread name each deed, which is done
 * once.
 * @param goesOn asked before each few threads
 */
async function closeTogether(world: DeskWorld, goesOn: () => boolean): Promise<void> {
  // The names by which each is done once live for two days.
  const since = addDays(world.clock.today(), -1);
  for (const desk of desks) {
    for (const proposed of await proposalsOf(world, desk, 'close_together')) {
      const deed = await deedOf(world, desk, proposed, since);
      if (deed !== undefined) await doToEach(world, deed, goesOn);
    }
  }
}

/** What has been agreed on since a day, and the reports that it is still about. */
async function deedOf(
  world: DeskWorld,
  desk: Desk,
  { row, proposal }: Proposed<ClosingTogether>,
  since: Day,
): Promise<Deed | undefined> {
  const { agreed, undone, by, threads, reason, measures, text } = proposal;
  const { on } = undone ?? agreed ?? {};
  if (agreed === undefined || on === undefined || on < since) return undefined;
  const members = undone === undefined ? [by, agreed.by] : [undone.by];
  const people = await world.people.ofDesk(desk);
  const isRead = (one: Readable): boolean => isReadByAll(people, members, one);
  if (undone !== undefined)
    return {
      // Another name than the closing's.
      proposal: xorHex(row.id, 'f'.repeat(32)) as Id,
      threads,
      ...undone,
      event: 'thread_reopened_together',
      body: { kind: 'reopened', text: world.readyText(undone.locale, 'reopened') },
      fits: (state) => isClosedBy(proposal, state),
      isRead,
    };
  return {
    proposal: row.id,
    threads,
    ...agreed,
    event: 'thread_closed_together',
    body: { kind: 'closed', reason, measures, text },
    fits: isUnanswered,
    isRead,
  };
}

async function doToEach(world: DeskWorld, deed: Deed, goesOn: () => boolean): Promise<void> {
  const { threads } = deed;
  for (let from = 0; from < threads.length; from += limits.closedAtOnce) {
    if (!goesOn()) return;
    // Together, so that one beat takes them all.
    const some = threads.slice(from, from + limits.closedAtOnce);
    await Promise.all(some.map((thread) => doToUndamaged(world, thread, deed)));
    await world.rest();
  }
}

async function doToUndamaged(world: DeskWorld, thread: ThreadId, deed: Deed): Promise<void> {
  await doTo(world, thread, deed).catch((error: unknown) => {
    if (!isDamaged(error) && !isKeyGone(error)) throw error;
    world.journal.fault('desk', error);
  });
}

/** Leaves out a thread that has changed, or that has a colleague's act waiting. */
async function doTo(world: DeskWorld, thread: ThreadId, deed: Deed): Promise<void> {
  const { threads, threadSealer } = world;
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
    body: deed.body,
    audit: auditEntry(world, { id: deed.by }, deed.event, thread),
  } as const;
  await postMessage(world, post, async (waiting) => {
    const now = await threads.byId(thread);
    const isAsItWas = now?.revision === row.revision && countWaiting(waiting, post) === 0;
    return isAsItWas ? seenNow(world, keys, 'desk') : undefined;
  });
}
