import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a file that a process of the measurement reads. */
export function writeTemporary(text: string): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-bench-bare-'));
  const path = join(folder, 'fixed.json');
  writeFileSync(path, text);
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
