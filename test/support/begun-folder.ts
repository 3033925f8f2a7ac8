import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a run keeps what many of its tests begin with, to be copied. `end-run.ts` removes it. */
export function begunFolder(): string {
  const folder = join(tmpdir(), `vissla-begun-${process.env.VISSLATEST_RUN}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}
