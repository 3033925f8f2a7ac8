import { arrivedBy } from '../../domain/arrival';
import type { Day, Month } from '../../domain/day';
import { toHex } from '../../domain/hex';
import type { ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Entry, SubmissionId } from '../../domain/operation';
import { drawReference, type Reference } from '../../domain/reference';
import { applyAct } from '../../domain/thread-act';
import { daysOfWriting } from '../../domain/window';
import type { PassWrites } from '../../ports/pool-store';
import type { ThreadRow } from '../../ports/threads';
import { sealBegun } from '../../threads/seal-thread';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import { changeOf, type Delivered, type Opening, ofKind } from './changes';

/** A thread that begins with a pass, sealed. */
export interface Begun {
  readonly thread: ThreadRow;
  readonly message: PassWrites['messages'][number];
}

/** The day of a pass, and the shared month of open threads then. */
export interface PassDay {
  readonly filedOn: Day;
  readonly shared: Month;
}

/**
 * The reports that become threads. Code and reference of a thread that moves in the same pass still count
 * as taken.
 * @param sealed what was sealed before the pass's transaction
 */
export async function fileThreads(
  world: KeeperWorld,
  entries: readonly Entry[],
  at: PassDay,
  sealed: (id: Entry['id'], at: PassDay) => Begun | undefined,
): Promise<readonly Begun[]> {
  const taken = new Set<string>();
  const begun: Begun[] = [];
  for (const filed of await onceEach(world, ofKind(entries, 'filing'))) {
    const { operation } = filed;
    const reference = await freeReference(world, operation.reference, taken);
    const known = reference === operation.reference ? sealed(filed.entry.id, at) : undefined;
    begun.push(
      known ?? sealReport(world, { ...filed, operation: { ...operation, reference } }, at),
    );
  }
  return begun;
}

/** Seals a report as a thread. */
export function sealReport(
  world: Pick<KeeperWorld, 'random' | 'threadSealer' | 'messages'>,
  { entry: { when }, operation }: Delivered<'filing'>,
  { filedOn, shared: expiry }: PassDay,
): Begun {
  const { desk, reference, blindIndex, publicKey, body } = operation;
  const id = world.random.id<ThreadId>();
  const state = arrivedBy(operation.state, desk, when, filedOn);
  const row = { id, desk, reference, blindIndex, publicKey, filedOn, expiry, state };
  const { thread, message } = sealBegun(world, row, { ...daysOfWriting(when), body });
  return { thread, message };
}

/** Drops what was submitted again: a code belongs to one report. */
async function onceEach({ threads, journal }: KeeperWorld, filed: readonly Delivered<'filing'>[]) {
  const seen = new Set<string>();
  const once: Delivered<'filing'>[] = [];
  for (const report of filed) {
    const { blindIndex } = report.operation;
    const name = toHex(blindIndex);
    if (seen.has(name) || (await threads.byBlindIndex(blindIndex)) !== undefined) {
      journal.fault('pass', new KeeperError('filed_again'));
    } else once.push(report);
    seen.add(name);
  }
  return once;
}

/**
 * The second of two reports with one reference gets another: it is a name, and opens nothing. The state is
 * sealed with the one that counts.
 */
async function freeReference(
  { threads, random }: KeeperWorld,
  wanted: Reference,
  taken: Set<string>,
): Promise<Reference> {
  let reference = wanted;
  while (taken.has(reference) || (await threads.byReference(reference)) !== undefined)
    reference = drawReference((length) => random.crockford(length));
  taken.add(reference);
  return reference;
}

/** Submissions of excerpts whose yes the reporter took back in the same window. */
export async function refusedExcerpts(opening: Opening): Promise<ReadonlySet<SubmissionId>> {
  const { world, entries, there } = opening;
  const refused = new Set<SubmissionId>();
  const written = ofKind(entries, 'message').filter(
    ({ operation }) => operation.side === 'reporter',
  );
  for (const { entry, operation } of ofKind(entries, 'excerpt')) {
    const row = there.get(operation.origin);
    const isAgreed = operation.how === 'agreed';
    const own = written.filter((one) => one.operation.thread === operation.origin);
    const isRefused =
      row !== undefined && isAgreed && own.length > 0 && !(await saysYes(world, row, own));
    if (row !== undefined && !isRefused) continue;
    world.journal.fault('pass', new KeeperError('excerpt_refused'));
    refused.add(entry.id);
  }
  return refused;
}

async function saysYes(
  { threadSealer }: KeeperWorld,
  row: ThreadRow,
  own: readonly Delivered<'message'>[],
): Promise<boolean> {
  const before = await threadSealer.openState(row);
  return own.map((one) => changeOf(one).act).reduce(applyAct, before).hr !== 'no';
}

/** Begins HR's thread with an excerpt; gives none if the thread has one already. */
export async function giveExcerpt(
  world: KeeperWorld,
  { entry, operation }: Delivered<'excerpt'>,
  origin: ThreadRow,
  { filedOn, shared: expiry }: PassDay,
): Promise<Begun | undefined> {
  const { internal } = await world.threadSealer.openAsDesk(origin);
  const { blindIndex, publicKey } = world.threadSealer.excerptKeys(internal);
  if ((await world.threads.byBlindIndex(blindIndex)) !== undefined) {
    world.journal.fault('pass', new KeeperError('filed_again'));
    return undefined;
  }
  const { reference, text } = operation;
  // Who stepped down from the case meanwhile does not read it at HR's desk either.
  const { excluded: left } = await world.threadSealer.openState(origin);
  const excluded = [...new Set([...left, ...operation.excluded])];
  // More than fit its state: nobody may read it instead.
  if (excluded.length > limits.named) {
    world.journal.fault('pass', new KeeperError('excerpt_refused'));
    return undefined;
  }
  const id = world.random.id<ThreadId>();
  const begun = { status: 'received', unanswered: false, excluded, origin: origin.id } as const;
  // Nobody could name who has come to HR since it was given.
  const state = arrivedBy(begun, 'hr', entry.when, filedOn);
  const row = { id, desk: 'hr', reference, blindIndex, publicKey, filedOn, expiry, state } as const;
  const body = { kind: 'excerpt', text } as const;
  const { thread, message } = sealBegun(world, row, { ...daysOfWriting(entry.when), body });
  return { thread, message };
}
