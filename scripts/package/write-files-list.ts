import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesList } from '../../bot/operator/doctor/check-program';

/**
 * Writes `files.sha256` into the program's folder: the hash of each file below it, and of the named ones
 * elsewhere. `doctor` and `sha256sum --check` read it. It holds no link: a link has no bytes of its own.
 */
export function writeFilesList(home: string, elsewhere: readonly string[] = []): void {
  const own = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = relative(home, join(entry.parentPath, entry.name));
      if (!entry.isFile()) throw new Error(`${path} is no file`);
      return path;
    });
  const all = [...own, ...elsewhere.map((path) => relative(home, path))];
  writeFileSync(
    join(home, filesList),
    all
      .sort()
      .map((path) => line(home, path))
      .join(''),
  );
}

function line(home: string, path: string): string {
  return `${sha256(join(home, path))}  ${path}\n`;
}

/** The hash of a file, in hexadecimal digits. */
export const sha256 = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');
