import { dirname } from 'node:path';
import { type Findings, orFine, reportsOf } from './finding';

const { fine, skipped, wrong } = reportsOf('files');

export interface GuardedPath {
  /** As the operator knows it: "the database's folder". */
  readonly name: string;
  readonly path: string;
  /** `private`: its owner may read it. `shared`: its group, too. `unwritten`: others may not change it. */
  readonly need: 'private' | 'shared' | 'unwritten';
  readonly mode: string;
  /** Whether it must be writable: a store's file or folder. SQLite's files next to it take its mode. */
  readonly written: boolean;
}

/** The rights of this account to a path, as the system says. */
export interface PathFacts {
  /** Its mode's lower nine bits; `undefined`: not there; `not allowed`: this account may not look. */
  readonly modeOf: (path: string) => number | 'not allowed' | undefined;
  /** The reason why this account cannot write an existing path. */
  readonly unwritableBy: (path: string) => 'rights' | 'disk' | undefined;
}

const forbidden = { private: 0o077, shared: 0o027, unwritten: 0o022 } as const;

const faults = {
  private: 'can be read by others',
  shared: 'can be read by others, or changed by its group',
  unwritten: 'can be changed by others',
} as const;

/** Checks who may read and write the bot's files. Windows has no modes to check. */
export function checkFiles(
  guarded: readonly GuardedPath[],
  { modeOf, unwritableBy }: PathFacts,
  posix: boolean,
): Findings {
  if (!posix)
    return skipped(
      'This system has no file modes. Make sure that only the bot’s account may read the data folder.',
    );
  const seen = guarded.map((one) => ({ ...one, now: modeOf(one.path) }));
  const findings = [
    ...oneAFolder(seen.filter(({ now }) => now === 'not allowed')).flatMap(notAllowed),
    ...seen.flatMap(({ now, name, path, need, mode, written }) => {
      if (now === undefined || now === 'not allowed') return [];
      const faulty = (fault: string): Findings =>
        wrong(`${name} ${fault} (mode ${octal(now)}). Give it mode ${mode}.`);
      const opened = (now & forbidden[need]) === 0 ? [] : faulty(faults[need]);
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
  ];
  return orFine(
    findings,
    fine('Nobody else has rights to the bot’s files that they should not have.'),
  );
}

/** A folder that may not be entered hides all its files: one line says so. */
function oneAFolder<T extends GuardedPath>(hidden: readonly T[]): readonly T[] {
  const folders = hidden.map(({ path }) => dirname(path));
  return hidden.filter((_, index) => folders.indexOf(folders[index] ?? '') === index);
}

/** This account does not read settings that it cannot see. */
function notAllowed({ name, written }: GuardedPath): Findings {
  const says = `${name} may not be looked at by this account.`;
  return written
    ? wrong(`${says} Run doctor as the bot's account, or give the folder to it.`)
    : skipped(says);
}

const octal = (mode: number): string => `0${mode.toString(8).padStart(3, '0')}`;

/**
 * The files on this machine's disk: the two stores, the settings and the contacts.
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
  const all: readonly (Omit<GuardedPath, 'path'> & { readonly path: string | undefined })[] = [
    { ...store, name: 'The database', path: database },
    { ...secret, name: "The database's log (-wal)", path: database && `${database}-wal` },
    {
      ...secret,
      name: "The database's index of the log (-shm)",
      path: database && `${database}-shm`,
    },
    { ...folder, name: "The database's folder", path: database && dirname(database) },
    { ...store, name: "The vault's file", path: vault },
    { ...folder, name: "The vault's folder", path: vault && dirname(vault) },
    { ...secret, name: '.env', path: settings },
    // In the guide these belong to root, and their group is the bot's.
    ...settingsRead
      .filter((path) => path !== settings)
      .map((path) => ({ ...shared, name: `The settings (${path})`, path })),
    { ...open, name: 'The contacts', path: contacts },
  ];
  return all.flatMap(({ path, ...rest }) => (path === undefined ? [] : [{ ...rest, path }]));
}
