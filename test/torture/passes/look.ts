import { setTimeout as wait } from 'node:timers/promises';
import type { TeamsPerson } from '../../support/people/teams-person';
import { readsEachThread } from '../../support/people/whole-queue';
import type { Ledger } from './ledger';

/**
 * A member reads every thread: nothing is early or there twice, and with `whole` everything is there whose
 * time has come, in a while. Rejects with what is not so.
 */
export async function looksThrough(
  member: TeamsPerson,
  ledger: Ledger,
  whole?: 'whole',
): Promise<void> {
  let faults: readonly string[] = [];
  for (let tries = 0; tries < 400; tries++) {
    const texts = (await readsEachThread(member)).flatMap(
      (text) => text.match(/(?:Rapport|Tillägg) \d+\./g) ?? [],
    );
    faults = ledger.faults(texts, whole);
    if (faults.length === 0) return;
    // What came early is so. What is not there yet may be on its way, and a queue that changes while it is
    // read shows a thread twice in the place of another.
    if (faults.some((fault) => !/^(?:lost|twice)/.test(fault))) break;
    await wait(250);
  }
  throw new Error(`of ${ledger.written.length}: ${faults.join('; ')}`);
}
