import { toHex } from '../domain/hex';
import { drawReference } from '../domain/reference';
import type { Operation } from '../ports/sealer';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';

type FiledReport = Extract<Operation, { kind: 'filing' }>;

/**
 * The reports that become threads. A thread that moves in the same release still stands under its old id when
 * they are looked at, so its receipt and its reference are taken for everybody but itself.
 */
export async function fileThreads(
  world: KeeperWorld,
  operations: readonly Operation[],
): Promise<readonly FiledReport[]> {
  const filed = operations.filter((o) => o.kind === 'filing');
  return withFreeReferences(world, await onceEach(world, filed));
}

/** A receipt belongs to one report: what else is filed under it is that report, submitted once more. */
async function onceEach(
  { threads, journal }: KeeperWorld,
  filed: readonly FiledReport[],
): Promise<FiledReport[]> {
  const seen = new Set<string>();
  const once: FiledReport[] = [];
  for (const report of filed) {
    const { blindIndex } = report.thread;
    const name = toHex(blindIndex);
    if (seen.has(name) || (await threads.byBlindIndex(blindIndex)) !== undefined) {
      journal.fault('release', new KeeperError('filed_again'));
    } else once.push(report);
    seen.add(name);
  }
  return once;
}

/**
 * Two reports that drew the same reference in one window (once in some trillions) must not hold up the
 * others: the second gets another. A reference is a name for the telephone; nothing is found or opened by it
 * alone.
 */
async function withFreeReferences(
  { threads, random }: KeeperWorld,
  filed: readonly FiledReport[],
): Promise<FiledReport[]> {
  const taken = new Set<string>();
  const free: FiledReport[] = [];
  for (const report of filed) {
    let { reference } = report.thread;
    while (taken.has(reference) || (await threads.byReference(reference)) !== undefined) {
      reference = drawReference((length) => random.crockford(length));
    }
    taken.add(reference);
    free.push({ ...report, thread: { ...report.thread, reference } });
  }
  return free;
}
