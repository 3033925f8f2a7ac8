import { limits } from '../domain/limits';
import type { ReportCode } from '../domain/report-code';
import type { DerivedKeys } from '../ports/sealers';
import type { ThreadRow } from '../ports/threads';
import { findFamilies, type ReadThread, readThread } from './read-thread';
import type { ReporterWorld } from './world';

type OpenWorld = Pick<
  ReporterWorld,
  'clock' | 'random' | 'reportCodes' | 'threads' | 'threadSealer' | 'messages' | 'pause'
>;

export type ThreadLookup =
  | ({ readonly kind: 'opened'; readonly row: ThreadRow; readonly common: Uint8Array } & ReadThread)
  /** Never filed, not delivered, or gone: one answer for all of them. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'busy' };

/**
 * Opens a thread with a report code. Right and wrong ones take the same derivation, look-ups and least time.
 * So the time tells nothing about what a report code opens.
 */
export async function openThread(world: OpenWorld, reportCode: ReportCode): Promise<ThreadLookup> {
  const derived = await world.reportCodes.derive(reportCode);
  // The load says nothing about the report code; the time of what follows would.
  if (derived.kind === 'busy') return derived;
  const began = world.clock.now();
  try {
    return await lookUp(world, derived.keys);
  } finally {
    await world.pause(Math.max(0, began + limits.openFloorMilliseconds - world.clock.now()));
  }
}

async function lookUp(
  world: OpenWorld,
  keys: Pick<DerivedKeys, 'blindIndex' | 'otherIndices' | 'privateKey'>,
): Promise<ThreadLookup> {
  // Looks up all of them: the time must not tell which one matches.
  const rows = await Promise.all(
    [keys.blindIndex, ...keys.otherIndices].map((index) => world.threads.byBlindIndex(index)),
  );
  const row = rows.find((one) => one !== undefined);
  if (row === undefined) {
    await findFamilies(world, world.random.bytes(32), world.random.id());
    return { kind: 'nothing' };
  }
  const common = world.threadSealer.openAsReporter(row, keys.privateKey);
  return { kind: 'opened', row, common, ...(await readThread(world, common, row.id, 0)) };
}
