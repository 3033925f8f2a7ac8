import { type Finding, fine, orFine, skipped, wrong } from './finding';

/** A file or folder that must be kept from others. */
export interface GuardedPath {
  /** As the operator knows it: "the database's folder". */
  readonly name: string;
  readonly path: string;
  /** `private`: only its owner may read it. `shared`: its group may read it as well. `unwritten`: others may read it, but not change it. */
  readonly need: 'private' | 'shared' | 'unwritten';
  /** The mode to give it. */
  readonly mode: string;
}

/** The lower nine bits of a path's mode; none when it is not there. */
export type ModeOf = (path: string) => number | undefined;

const forbidden = { private: 0o077, shared: 0o027, unwritten: 0o022 } as const;

const faults = {
  private: 'can be read by others',
  shared: 'can be read by others, or changed by its group',
  unwritten: 'can be changed by others',
} as const;

/** Looks at who may read and write what the bot keeps and believes. Windows has no modes to look at. */
export function checkFiles(
  guarded: readonly GuardedPath[],
  modeOf: ModeOf,
  posix: boolean,
): readonly Finding[] {
  if (!posix) {
    return [
      skipped(
        'files',
        'This system has no file modes. See that only the bot’s account may read the data folder.',
      ),
    ];
  }
  const findings = guarded.flatMap(({ name, path, need, mode }) => {
    const now = modeOf(path);
    if (now === undefined || (now & forbidden[need]) === 0) return [];
    return [wrong('files', `${name} ${faults[need]} (mode ${octal(now)}). Give it mode ${mode}.`)];
  });
  return orFine(findings, fine('files', 'What the bot keeps and believes is its own.'));
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
  readonly folderOf: (path: string) => string;
}): readonly GuardedPath[] {
  const { database, vault, contacts, settings, settingsRead, folderOf } = paths;
  const own = (name: string, path: string): GuardedPath => {
    return { name, path, need: 'private', mode: '0600' };
  };
  return [
    ...(database === undefined
      ? []
      : [
          own('The database', database),
          own("The database's log (-wal)", `${database}-wal`),
          own("The database's index of the log (-shm)", `${database}-shm`),
          folder("The database's folder", folderOf(database)),
        ]),
    ...(vault === undefined
      ? []
      : [own("The vault's file", vault), folder("The vault's folder", folderOf(vault))]),
    own('.env', settings),
    // The guide's belongs to root, and its group is the bot's.
    ...settingsRead
      .filter((path) => path !== settings)
      .map(
        (path) => ({ name: `The settings (${path})`, path, need: 'shared', mode: '0640' }) as const,
      ),
    ...(contacts === undefined
      ? []
      : ([{ name: 'The contacts', path: contacts, need: 'unwritten', mode: '0644' }] as const)),
  ];
}

function folder(name: string, path: string): GuardedPath {
  return { name, path, need: 'unwritten', mode: '0700' };
}
