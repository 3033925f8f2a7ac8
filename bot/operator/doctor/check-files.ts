import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from '../../keys/vault/vault-error';
import { type Findings, orFine, reportsOf } from './finding';

const { fine, skipped, warning, wrong } = reportsOf('files');

export interface GuardedPath {
  /** As the operator knows it: "the database's folder". */
  readonly name: string;
  readonly path: string;
  /** `private`: its owner may read it. `shared`: its group, too. `unwritten`: others may not change it. */
  readonly need: 'private' | 'shared' | 'unwritten';
  readonly mode: string;
  /** A store's file or folder must be writable. SQLite's files next to it take its mode. */
  readonly written: boolean;
}

export interface PathFacts {
  /** Lower nine bits; `undefined`: not there; `not allowed`: this account may not look. */
  readonly modeOf: (path: string) => number | 'not allowed' | undefined;
  /** The reason why this account cannot write an existing path. */
  readonly unwritableBy: (path: string) => 'rights' | 'disk' | undefined;
}

/** Bits that must not be set. */
const needs = {
  private: [0o077, 'can be read by others'],
  shared: [0o027, 'can be read by others, or changed by its group'],
  unwritten: [0o022, 'can be changed by others'],
} as const;

export function checkFiles(
  guarded: readonly GuardedPath[],
  { modeOf, unwritableBy }: PathFacts,
  posix: boolean,
): Findings {
  if (!posix)
    return skipped(
      'This system has no file modes. Make sure that only the bot’s account may read the data folder.',
    );
  return orFine(
    guarded.flatMap(({ name, path, need, mode, written }) => {
      const now = modeOf(path);
      // What the bot does not write, this account need not see.
      if (now === undefined || (now === 'not allowed' && !written)) return [];
      if (now === 'not allowed')
        return wrong(
          `${name} may not be looked at by this account. Run doctor as the bot's account, or give the folder to it.`,
        );
      const faulty = (says: string): Findings =>
        wrong(`${name} ${says} (mode ${octal(now)}). Give it mode ${mode}.`);
      const [forbidden, fault] = needs[need];
      const opened = (now & forbidden) === 0 ? [] : faulty(fault);
      if (!written) return opened;
      // Root may write it anyway, and would not notice.
      if ((now & 0o200) === 0) return [...opened, ...faulty('may not be written by its owner')];
      const by = unwritableBy(path);
      if (by === undefined) return opened;
      const unwritable = {
        disk: `${name} lies on a disk that is read-only. Make the disk writable.`,
        rights: `${name} may not be written by this account. Run doctor as the bot's account, or give it to that account with mode ${mode}.`,
      };
      return [...opened, ...wrong(unwritable[by])];
    }),
    fine('Nobody else has rights to the bot’s files that they should not have.'),
  );
}

const octal = (mode: number): string => `0${mode.toString(8).padStart(3, '0')}`;

/**
 * @param settings where `.env` would be
 * @param settingsRead the files from which Node read settings
 */
export function guardedPaths({
  database,
  vault,
  contacts,
  settings,
  settingsRead,
}: {
  readonly database: string | undefined;
  readonly vault: string | undefined;
  readonly contacts: string | undefined;
  readonly settings: string;
  readonly settingsRead: readonly string[];
}): readonly GuardedPath[] {
  const store = { need: 'private', mode: '0600', written: true } as const;
  const secret = { ...store, written: false } as const;
  const folder = { need: 'unwritten', mode: '0700', written: true } as const;
  const shared = { need: 'shared', mode: '0640', written: false } as const;
  const open = { need: 'unwritten', mode: '0644', written: false } as const;
  const others = settingsRead.filter((path) => path !== settings);
  const all: readonly (readonly [
    string,
    string | undefined,
    Omit<GuardedPath, 'name' | 'path'>,
  ])[] = [
    ['The database', database, store],
    ["The database's log (-wal)", database && `${database}-wal`, secret],
    ["The database's index of the log (-shm)", database && `${database}-shm`, secret],
    ["The database's folder", database && dirname(database), folder],
    ["The vault's file", vault, store],
    ["The vault's folder", vault && dirname(vault), folder],
    ['.env', settings, secret],
    // In the guide these belong to root, and their group is the bot's.
    ...others.map((path) => [`The settings (${path})`, path, shared] as const),
    ['The contacts', contacts, open],
  ];
  return all.flatMap(([name, path, rights]) =>
    path === undefined ? [] : [{ name, path, ...rights }],
  );
}

/** `restore` put these stores aside: what retention deletes is still in them. */
export function checkAside(paths: readonly string[]): Findings {
  return paths.flatMap((path) =>
    warning(
      `${path} was put aside by \`restore\`, and holds reports or keys that are deleted elsewhere. Delete it once the restored store has proved right.`,
    ),
  );
}

/** The rights of this process's account to paths. Only a read-only disk refuses root. */
export const pathFacts: PathFacts = {
  modeOf: (path) => {
    try {
      const mode = statSync(path, { throwIfNoEntry: false })?.mode;
      return mode === undefined ? undefined : mode & 0o777;
    } catch {
      return 'not allowed';
    }
  },
  unwritableBy: (path) => {
    try {
      accessSync(path, constants.W_OK);
      return isDenied(path) ? 'rights' : undefined;
    } catch (error) {
      if (isSystemError(error, 'EROFS')) return 'disk';
      // A file may be gone by now: SQLite's log goes when the bot ends.
      return isSystemError(error, 'EACCES', 'EPERM') ? 'rights' : undefined;
    }
  },
};

/** Whether it is of another account than the one that root works as: `access` asks about root. */
function isDenied(path: string): boolean {
  const user = process.geteuid?.();
  return user !== process.getuid?.() && statSync(path).uid !== user;
}
