import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file in one step, for its owner only. `prepare` gets the draft, to set its rights. */
export function writeWhole(path: string, content: string, prepare?: (draft: string) => void): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  writeFileSync(draft, content, { mode: 0o600 });
  prepare?.(draft);
  renameSync(draft, path);
}
