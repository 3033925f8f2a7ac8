import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, daysBetween } from '../../domain/day';
import { isSystemError } from '../../keys/vault/vault-error';
import { asCaller } from '../../platform/account';
import type { Places } from '../../settings/places';
import { type BackupFolders, elsewhere } from '../../settings/values';
import { readCopyName } from '../backup/copy-folders';
import type { Copied } from '../backup/files';
import { type Findings, findingsOf, orFine, reportsOf } from './finding';
import { backupFoldersOf } from './places';

const { fine, skipped, warning, wrong } = reportsOf('backups');

/** The newest copy in a folder, by the day in its name. */
interface SeenCopy {
  readonly name: string;
  readonly day: Day;
  /** `readable`: keys that others may read. */
  readonly state: 'whole' | 'empty' | 'readable';
}

type SeenCopies =
  | { readonly kind: 'elsewhere' }
  /** `not allowed`: this account may not look into it. */
  | { readonly kind: 'missing' | 'not allowed'; readonly path: string }
  | {
      readonly kind: 'seen';
      readonly path: string;
      readonly newest: SeenCopy | undefined;
      /** Copies of days to come; none of them is the newest. */
      readonly ahead: readonly string[];
    };

export type SeenBackups = Readonly<Record<Copied, SeenCopies>>;

/** A copy is made each night: from this age on, one night was missed, in days. */
const late = 2;
/** In days. */
const lost = 7;

/** Both stores need copies of last night. Only a restore shows whether one can be read. */
export function checkBackups({ database, vault }: SeenBackups, today: Day): Findings {
  return [...aboutCopies('database', database, today), ...aboutCopies('vault', vault, today)];
}

function aboutCopies(of: keyof SeenBackups, seen: SeenCopies, today: Day): Findings {
  switch (seen.kind) {
    case 'elsewhere':
      return skipped(`Copies of the ${of} are stored elsewhere; check their age there.`);
    case 'missing':
      return warning(
        `There is no folder for copies of the ${of} (${seen.path}). Make backups: docs/operator.md says how. If they lie elsewhere, name the folders in VISSLA_BACKUPS.`,
      );
    case 'not allowed':
      return skipped(
        `This account may not look at the copies of the ${of} (${seen.path}). Call doctor as root.`,
      );
    case 'seen':
      return [
        ...seen.ahead.flatMap((name) =>
          wrong(
            `${name} is named after a day that has not come: the clock was ahead. Look at the clock, make a copy now, and take this one away.`,
          ),
        ),
        ...(seen.newest === undefined
          ? warning(
              `There is no copy of the ${of} in ${seen.path}. Make one with the command \`backup\`; a database server makes its own.`,
            )
          : aboutNewest(of, seen.newest, today)),
      ];
  }
}

function aboutNewest(of: string, { name, day, state }: SeenCopy, today: Day): Findings {
  const copy = `The newest copy of the ${of}`;
  const age = daysBetween(day, today);
  const isOld = age >= late ? (age < lost ? warning : wrong) : () => [];
  return orFine(
    findingsOf(
      state === 'empty' && wrong(`${copy} (${name}) is empty: it is no backup. Make one now.`),
      isOld(`${copy} (${name}) is ${age} days old. See why none came since, and make one now.`),
      state === 'readable' && wrong(`${copy} (${name}) can be read by others. Give it mode 0600.`),
    ),
    fine(`${copy} is of ${day}.`),
  );
}

export function newestDay(seen: SeenCopies): Day | undefined {
  return seen.kind === 'seen' ? seen.newest?.day : undefined;
}

/**
 * Looks at the newest copies of both stores: at their names, sizes and modes, not into them. The vault's
 * copies are root's alone.
 */
export function lookAtBackups(
  places: Places & { readonly backups: BackupFolders | undefined },
  today: Day,
): SeenBackups {
  const { database, vault } = backupFoldersOf(places);
  return asCaller(() => ({
    database: lookInto('database', database, today),
    vault: lookInto('vault', vault, today),
  }));
}

function lookInto(of: Copied, path: string, today: Day): SeenCopies {
  if (path === elsewhere) return { kind: 'elsewhere' };
  if (!existsSync(path)) return { kind: 'missing', path };
  try {
    const found = readdirSync(path).flatMap((name) => {
      const copy = readCopyName(of, name);
      return copy === undefined ? [] : [{ ...copy, name, file: statSync(join(path, name)) }];
    });
    // Of two of one day the one written last is the newer one.
    found.sort((a, b) => b.day.localeCompare(a.day) || b.file.mtimeMs - a.file.mtimeMs);
    const ahead = found.filter(({ day }) => day > today).map(({ name }) => name);
    const newest = found.find(({ day }) => day <= today);
    if (newest === undefined) return { kind: 'seen', path, newest, ahead };
    const { name, day, isOurs, file } = newest;
    const isReadable = of === 'vault' && isOurs && (file.mode & 0o077) !== 0;
    const state = file.size === 0 ? 'empty' : isReadable ? 'readable' : 'whole';
    return { kind: 'seen', path, newest: { name, day, state }, ahead };
  } catch (error) {
    if (!isSystemError(error, 'EACCES', 'EPERM')) throw error;
    return { kind: 'not allowed', path };
  }
}
