import { setImmediate as nextTurn } from 'node:timers/promises';

/** Resolves once something is so; looks at every turn of the event loop. Rejects after a minute. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error('what was waited for did not happen');
    await nextTurn();
  }
}
