import { dirname } from 'node:path';
import { type Finding, fine, orFine, skipped, wrong } from './finding';

/** A file or folder that must be kept from others. */
export interface GuardedPath {
  /** As the operator knows it: "the database's folder". */
  readonly name: string;
  readonly path: string;
  /** `private`: its owner may read it. `shared`: its group, too. `unwritten`: others may not change it. */
  readonly need: 'private' | 'shared' | 'unwritten';
  /** The mode to give it. */
  readonly mode: string;
  /** Whether it must be writable: a store's file or folder. SQLite's files beside it take its mode. */
  readonly written: boolean;
}

/** What the system says of a path to this account. */
export interface PathFacts {
  /** Its mode's lower nine bits; `undefined`: not there; `not allowed`: this account may not look. */
  readonly modeOf: (path: string) => number | 'not allowed' | undefined;
  /** What keeps this account from writing what is there. */
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
): readonly Finding[] {
  if (!posix) {
    return [
      skipped(
        'files',
        'This system has no file modes. Make sure that only the bot’s account may read the data folder.',
      ),
    ];
  }
  const seen = guarded.map((one) => ({ ...one, now: modeOf(one.path) }));
  const findings = [
    ...oneAFolder(seen.filter(({ now }) => now === 'not allowed')).map(notAllowed),
    ...seen.flatMap(({ now, name, path, need, mode, written }) => {
      if (now === undefined || now === 'not allowed') return [];
      const faulty = (fault: string): Finding =>
        wrong('files', `${name} ${fault} (mode ${octal(now)}). Give it mode ${mode}.`);
      const opened = (now & forbidden[need]) === 0 ? [] : [faulty(faults[need])];
      if (!written) return opened;
      // Root may write it anyway, and would not notice.
      if ((now & 0o200) === 0) return [...opened, faulty('may not be written by its owner')];
      return [...opened, ...unwritable(name, mode, unwritableBy(path))];
    }),
  ];
  return orFine(
    findings,
    fine('files', 'Nobody else has rights to the bot’s files that they should not have.'),
  );
}

/** A folder that may not be entered hides all that lies in it: one line says so. */
function oneAFolder<T extends GuardedPath>(hidden: readonly T[]): readonly T[] {
  const folders = hidden.map(({ path }) => dirname(path));
  return hidden.filter((_, index) => folders.indexOf(folders[index] ?? '') === index);
}

/** This account does not read settings that it cannot see. */
function notAllowed({ name, written }: GuardedPath): Finding {
  return written
    ? wrong(
        'files',
        `${name} may not be looked at by this account. Run doctor as the bot's account, or give the folder to it.`,
      )
    : skipped('files', `${name} may not be looked at by this account.`);
}

function unwritable(
  name: string,
  mode: string,
  by: ReturnType<PathFacts['unwritableBy']>,
): readonly Finding[] {
  if (by === undefined) return [];
  return [
    wrong(
      'files',
      by === 'disk'
        ? `${name} lies on a disk that is read-only. Make the disk writable.`
        : `${name} may not be written by this account. Run doctor as the bot's account, or give it to that account with mode ${mode}.`,
    ),
  ];
}

const octal = (mode: number): string => `0${mode.toString(8).padStart(3, '0')}`;

/** What lies on this machine's disk: the two stores, the settings and the contacts. */
export function guardedPaths(paths: {
  readonly database: string | undefined;
  readonly vault: string | undefined;
  readonly contacts: string | undefined;
  /** Where `.env` would be. */
  readonly settings: string;
  /** The files from which Node read settings. */
  readonly settingsRead: readonly string[];
}): readonly GuardedPath[] {
  const { database, vault, contacts, settings, settingsRead } = paths;
  const store = { need: 'private', mode: '0600', written: true } as const;
  const secret = { ...store, written: false } as const;
  return [
    ...(database === undefined
      ? []
      : [
          { ...store, name: 'The database', path: database },
          { ...secret, name: "The database's log (-wal)", path: `${database}-wal` },
          { ...secret, name: "The database's index of the log (-shm)", path: `${database}-shm` },
          folder("The database's folder", dirname(database)),
        ]),
    ...(vault === undefined
      ? []
      : [
          { ...store, name: "The vault's file", path: vault },
          folder("The vault's folder", dirname(vault)),
        ]),
    { ...secret, name: '.env', path: settings },
    // In the guide it belongs to root, and its group is the bot's.
    ...settingsRead
      .filter((path) => path !== settings)
      .map((path) => ({
        name: `The settings (${path})`,
        path,
        need: 'shared' as const,
        mode: '0640',
        written: false,
      })),
    ...(contacts === undefined
      ? []
      : ([
          { name: 'The contacts', path: contacts, need: 'unwritten', mode: '0644', written: false },
        ] as const)),
  ];
}

function folder(name: string, path: string): GuardedPath {
  return { name, path, need: 'unwritten', mode: '0700', written: true };
}
