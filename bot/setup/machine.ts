import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../domain/day';
import { writeWhole } from '../platform/write-whole';
import { CommandRefused } from '../settings/refused';
import type { Placement, Rights } from './plan';

/** One thing that was not as it should be. */
export interface MachineChange {
  readonly path: string;
  readonly did: 'made' | 'changed' | 'set right';
  /** What about it was changed: names, never a value. */
  readonly what?: string;
}

/** A system on which files are put: this machine's, or one below a folder. */
export interface Machine {
  /** Where a path of that system is here. */
  readonly at: (path: string) => string;
  /** The text of a file; empty when there is none. */
  readonly read: (path: string) => string;
  /** Makes sure that there is an account for the bot; gives whether it was made. */
  readonly account: () => boolean;
  /** Whether files get their owners: not when nobody but root may give them, or there is no account. */
  readonly givesOwners: () => boolean;
  /** Throws a {@link CommandRefused} when something is there that must not be changed. */
  readonly check: (placement: Placement) => void;
  /** Puts it there, unless it is as it should be. What was there of a file is kept beside it. */
  readonly put: (
    placement: Placement,
    how?: { readonly keep: boolean; readonly what?: string },
  ) => MachineChange | undefined;
}

const account = 'vissla';

/**
 * @param root `/`, or a folder in which another system lies
 * @param isRoot whether this process may give files to others
 */
export function machineAt(root: string, isRoot: boolean, today: Day): Machine {
  const at = (path: string): string => join(root, path);
  const read = (path: string): string =>
    existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '';
  const idIn = (file: string): number | undefined => {
    const line = read(file)
      .split('\n')
      .find((one) => one.startsWith(`${account}:`));
    return line === undefined ? undefined : Number(line.split(':')[2]);
  };
  const bot = (): { uid: number; gid: number } | undefined => {
    const [uid, gid] = [idIn('/etc/passwd'), idIn('/etc/group')];
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  };
  const givesOwners = (): boolean => isRoot && bot() !== undefined;
  const wanted = ({ owner, group }: Rights): { uid: number; gid: number } => ({
    uid: owner === 'bot' ? (bot()?.uid ?? 0) : 0,
    gid: group === 'bot' ? (bot()?.gid ?? 0) : 0,
  });
  const rightsAreRight = (path: string, rights: Rights): boolean => {
    const { mode, uid, gid } = statSync(path);
    const owner = wanted(rights);
    const isOwned = !givesOwners() || (uid === owner.uid && gid === owner.gid);
    return (mode & 0o7777) === rights.mode && isOwned;
  };
  const setRights = (path: string, rights: Rights): void => {
    const { uid, gid } = wanted(rights);
    if (givesOwners()) chownSync(path, uid, gid);
    chmodSync(path, rights.mode);
  };
  const write = (path: string, content: string, rights: Rights): void => {
    // Nobody reads it before it has its rights.
    writeWhole(path, content, (draft) => {
      setRights(draft, rights);
    });
  };

  return {
    at,
    read,
    givesOwners,
    account() {
      if (bot() !== undefined || !isRoot || root !== '/') return false;
      const home = ['--home-dir', '/var/lib/vissla', '--no-create-home'];
      const words = ['--system', '--user-group', ...home, '--shell', '/usr/sbin/nologin', account];
      const { status } = spawnSync('useradd', words, { stdio: 'ignore' });
      if (status !== 0 || bot() === undefined)
        throw new CommandRefused(
          'The account vissla could not be made with useradd. Make it, and call this again; nothing was written.',
        );
      return true;
    },
    check(entry) {
      const path = at(entry.path);
      if (!existsSync(path)) return;
      const isFolder = statSync(path).isDirectory();
      if (isFolder !== (entry.kind === 'folder'))
        throw new CommandRefused(
          `${entry.path} is there, and is no ${entry.kind}. Nothing was written.`,
        );
      if (entry.kind === 'folder' && entry.existing === 'checked' && !rightsAreRight(path, entry))
        throw new CommandRefused(
          `The folder ${entry.path} is there, and is not the bot's alone (owner vissla, mode 0700). Name a folder of its own, or give it to the bot. Nothing was written.`,
        );
    },
    put(entry, { keep, what } = { keep: true }) {
      const path = at(entry.path);
      const isThere = existsSync(path);
      const named = what === undefined ? {} : { what };
      if (entry.kind === 'folder') {
        if (isThere && (entry.existing === 'left' || rightsAreRight(path, entry))) return undefined;
        mkdirSync(path, { recursive: true });
        setRights(path, entry);
        return { path: entry.path, did: isThere ? 'set right' : 'made' };
      }
      if (isThere && readFileSync(path, 'utf8') === entry.content) {
        if (rightsAreRight(path, entry)) return undefined;
        setRights(path, entry);
        return { path: entry.path, did: 'set right' };
      }
      if (!isThere) {
        write(path, entry.content, entry);
        return { path: entry.path, did: 'made' };
      }
      if (!keep) {
        write(path, entry.content, entry);
        return { path: entry.path, did: 'changed', ...named };
      }
      const name = (number: number): string =>
        `${entry.path}.before-${today}${number === 1 ? '' : `-${number}`}`;
      let number = 1;
      while (existsSync(at(name(number)))) number++;
      renameSync(path, at(name(number)));
      write(path, entry.content, entry);
      return { path: entry.path, did: 'changed', what: `the former one is ${name(number)}` };
    },
  };
}
