import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, daysBetween, parseDay } from '../../domain/day';
import { isSystemError } from '../../keys/vault/vault-error';
import { asCaller } from '../../platform/account';
import type { Places } from '../../settings/places';
import { type BackupFolders, elsewhere } from '../../settings/values';
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

export type SeenCopies =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'missing'; readonly path: string }
  /** This account may not look into it. */
  | { readonly kind: 'not allowed'; readonly path: string }
  | {
      readonly kind: 'seen';
      readonly path: string;
      readonly newest: SeenCopy | undefined;
      /** Copies of days to come; none of them is the newest. */
      readonly ahead: readonly string[];
    };

export interface SeenBackups {
  readonly database: SeenCopies;
  readonly vault: SeenCopies;
}

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

/** A day, a suffix that tells two copies apart, and the wrapping. */
const copies = {
  database: /^vissla-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(db|bak)(\.(?:age|gpg|gz|xz|zst))?$/,
  vault: /^vault-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(json)(\.(?:age|gpg))?$/,
} as const;

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
    database: lookInto(database, 'database', today),
    vault: lookInto(vault, 'vault', today),
  }));
}

function lookInto(path: string, of: keyof typeof copies, today: Day): SeenCopies {
  if (path === elsewhere) return { kind: 'elsewhere' };
  if (!existsSync(path)) return { kind: 'missing', path };
  try {
    const found = copiesIn(readdirSync(path), of, (name) => statSync(join(path, name)).mtimeMs);
    const ahead = found.filter(({ day }) => day > today).map(({ name }) => name);
    const newest = found.find(({ day }) => day <= today);
    if (newest === undefined) return { kind: 'seen', path, newest, ahead };
    const { size, mode } = statSync(join(path, newest.name));
    const isReadable = of === 'vault' && !newest.isSealed && (mode & 0o077) !== 0;
    const state = size === 0 ? 'empty' : isReadable ? 'readable' : 'whole';
    return { kind: 'seen', path, newest: { name: newest.name, day: newest.day, state }, ahead };
  } catch (error) {
    if (!isSystemError(error, 'EACCES', 'EPERM')) throw error;
    return { kind: 'not allowed', path };
  }
}

/** The newest first by its day, and of two of one day the one written last. */
function copiesIn(
  names: readonly string[],
  of: keyof typeof copies,
  writtenAt: (name: string) => number,
): readonly { readonly name: string; readonly day: Day; readonly isSealed: boolean }[] {
  const found = names.flatMap((name) => {
    const [, text = '', kind, wrapped] = copies[of].exec(name) ?? [];
    const day = parseDay(text);
    const isSealed = kind === 'bak' || wrapped !== undefined;
    return day === undefined ? [] : [{ name, day, isSealed, written: writtenAt(name) }];
  });
  return found.sort((a, b) => (a.day === b.day ? b.written - a.written : a.day < b.day ? 1 : -1));
}
