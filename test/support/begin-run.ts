import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** A memory disk, and the room that it must have. */
const memory = '/dev/shm';
const leastBytes = 2 * 2 ** 30;

/** Once before all tests: names this run's databases, and says loudly when SQL Server is left out. */
export default function beginRun(): void {
  // Inherited by the workers.
  process.env.VISSLATEST_RUN = `${process.pid}_${Date.now().toString(36)}`;
  // No test cuts the power, and what is killed loses nothing of it: no write need wait for a disk.
  if (process.env.TMPDIR === undefined && hasRoom()) {
    process.env.TMPDIR = mkdtempSync(join(memory, 'vissla-tests-'));
    process.env.VISSLATEST_TMPDIR = process.env.TMPDIR;
    // As any folder of temporary files: tests start programs of other accounts.
    chmodSync(process.env.TMPDIR, 0o755);
    // What workers and bots have compiled is there for the next of them.
    process.env.NODE_COMPILE_CACHE ??= join(process.env.TMPDIR, 'compiled');
  }
  if ((process.env.MSSQL_URL ?? '') === '') {
    process.stderr.write(
      '\nSQL SERVER IS NOT TRIED: set MSSQL_URL=mssql://user:password@host:1433/master?encrypt=... to run these tests against it.\n',
    );
  }
}

function hasRoom(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= leastBytes;
}
