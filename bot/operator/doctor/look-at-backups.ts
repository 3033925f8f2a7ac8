import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, parseDay } from '../../domain/day';
import { isSystemError } from '../../keys/vault/system-error';
import { dayAt } from '../../platform/clock';
import type { Places } from '../../settings/places';
import { type BackupFolders, elsewhere } from '../../settings/values';
import type { SeenBackups, SeenCopies } from './check-backups';
import { backupFoldersOf } from './places';

/** Names of copies: a day, a suffix that tells two copies apart, and the wrapping. */
const copies = {
  database: /^vissla-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(db|bak)(\.(?:age|gpg|gz|xz|zst))?$/,
  vault: /^vault-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(json)(\.(?:age|gpg))?$/,
} as const;

/** Looks at the newest copies of both stores: at their names, sizes and modes, not into them. */
export function lookAtBackups(
  places: Places & { readonly backups: BackupFolders | undefined },
): SeenBackups {
  const { database, vault } = backupFoldersOf(places);
  return { database: lookInto(database, 'database'), vault: lookInto(vault, 'vault') };
}

function lookInto(path: string, of: keyof typeof copies): SeenCopies {
  if (path === elsewhere) return { kind: 'elsewhere' };
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (changed === undefined) return { kind: 'missing', path };
  try {
    const newest = newestOf(readdirSync(path), of, (name) => statSync(join(path, name)).mtimeMs);
    if (newest === undefined) return { kind: 'seen', path, newest };
    const { size, mode } = statSync(join(path, newest.name));
    const isReadable = of === 'vault' && !newest.isSealed && (mode & 0o077) !== 0;
    const state = size === 0 ? 'empty' : isReadable ? 'readable' : 'whole';
    return { kind: 'seen', path, newest: { name: newest.name, day: newest.day, state } };
  } catch (error) {
    if (!isSystemError(error, 'EACCES', 'EPERM')) throw error;
    return { kind: 'not allowed', path, changed: dayAt(changed) };
  }
}

/** Finds the newest copy by its day, and of two of one day the one written last. */
function newestOf(
  names: readonly string[],
  of: keyof typeof copies,
  writtenAt: (name: string) => number,
): { readonly name: string; readonly day: Day; readonly isSealed: boolean } | undefined {
  const found = names.flatMap((name) => {
    const [, text = '', kind, wrapped] = copies[of].exec(name) ?? [];
    const day = parseDay(text);
    const isSealed = kind === 'bak' || wrapped !== undefined;
    return day === undefined ? [] : [{ name, day, isSealed, written: writtenAt(name) }];
  });
  const [newest] = found.sort((a, b) =>
    a.day === b.day ? b.written - a.written : a.day < b.day ? 1 : -1,
  );
  return newest;
}
