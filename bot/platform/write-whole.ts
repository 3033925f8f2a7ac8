import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file of which nobody finds half: beside its place first, for its owner alone, and then into it.
 * @param prepare gets the file before it is there, to give it its rights
 */
export function writeWhole(path: string, content: string, prepare?: (draft: string) => void): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  writeFileSync(draft, content, { mode: 0o600 });
  prepare?.(draft);
  renameSync(draft, path);
}
