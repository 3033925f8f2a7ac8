import { nodeRandom } from '../../bot/platform/random';
import { openDatabase } from '../../db/open-database';
import { testChain } from '../support/databases/audit-chain';
import { day } from './sample-rows';

/** A process of its own that writes to the audit until it is killed, and says what has become durable. */
async function write(path: string): Promise<void> {
  const database = await openDatabase({ kind: 'sqlite', path });
  database.auditTrail.use(testChain);
  const random = nodeRandom();
  for (;;) {
    const entry = { id: random.id<never>(), member: random.id<never>() };
    await database.staff.audit({ ...entry, day: day('2026-11-24'), event: 'member_joined' });
    // Said before the next one is written: what is still to be said goes with a process that is killed.
    await new Promise((resolve) => process.stdout.write(`${String(entry.id)}\n`, resolve));
  }
}

write(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'failed');
  process.exitCode = 1;
});
