import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Day } from '../../domain/day';
import { writeWhole } from '../../platform/write-whole';

/** Root's, and readable for the bot's group where the bot reads it. */
export interface SettingsFile {
  readonly path: string;
  readonly content: string;
  readonly mode: number;
  readonly group: 'root' | 'bot';
}

export interface FileChange {
  readonly path: string;
  readonly did: 'Made' | 'Changed' | 'Owner and mode set right' | 'Put aside';
  /** The names of changed settings, never a value. */
  readonly what?: string;
}

/** A system whose files of settings are written: this machine's, or one below a folder. */
export interface System {
  readonly at: (path: string) => string;
  /** Empty when there is no file. */
  readonly read: (path: string) => string;
  readonly hasAccount: boolean;
  /** Whether files get their owners: that takes root, and the account. */
  readonly givesOwners: boolean;
  /** Whether a folder is there, and only the bot's. */
  readonly isOwnFolder: (path: string) => boolean;
  /** Makes a folder, for its owner alone, unless it is there. */
  readonly makeFolder: (path: string, owner: 'root' | 'bot') => FileChange | undefined;
  /** Unless the file is as it should be; with `what`, no copy of the earlier one is kept. */
  readonly put: (file: SettingsFile, what?: string) => FileChange | undefined;
  /** Nothing needs the file any more. A link to it is taken away, too. */
  readonly putAside: (path: string, link: string) => FileChange | undefined;
}

/**
 * @param root `/`, or the folder of another system
 * @param isRoot whether this process may give files to others
 */
export function systemAt(root: string, isRoot: boolean, today: Day): System {
  const at = (path: string): string => join(root, path);
  const read = (path: string): string =>
    existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '';
  const idIn = (file: string): number | undefined => {
    const [, id] = /^vissla:[^:]*:(\d+)/m.exec(read(file)) ?? [];
    return id === undefined ? undefined : Number(id);
  };
  const [uid, gid] = [idIn('/etc/passwd'), idIn('/etc/group')];
  const hasAccount = uid !== undefined && gid !== undefined;
  const givesOwners = isRoot && hasAccount;
  const isOwnedBy = (seen: Stats, owner = 0, group = 0): boolean =>
    !givesOwners || (seen.uid === owner && seen.gid === group);
  const groupOf = ({ group }: SettingsFile): number => (group === 'bot' ? (gid ?? 0) : 0);
  const setRights = (path: string, file: SettingsFile): void => {
    if (givesOwners) chownSync(path, 0, groupOf(file));
    chmodSync(path, file.mode);
  };
  const keep = (path: string): string => {
    const kept = `${path}.before-${today}`;
    renameSync(at(path), at(kept));
    return `the former one is ${kept}`;
  };

  return {
    at,
    read,
    putAside(path, link) {
      if (!existsSync(at(path))) return undefined;
      const isLink = lstatSync(at(link), { throwIfNoEntry: false })?.isSymbolicLink() === true;
      if (isLink && readlinkSync(at(link)) === path) unlinkSync(at(link));
      return { path, did: 'Put aside', what: keep(path) };
    },
    hasAccount,
    givesOwners,
    isOwnFolder(path) {
      const seen = statSync(at(path), { throwIfNoEntry: false });
      const isAlone = seen?.isDirectory() === true && (seen.mode & 0o7777) === 0o700;
      return isAlone && isOwnedBy(seen, uid, gid);
    },
    makeFolder(path, owner) {
      if (!isAbsolute(path) || existsSync(at(path))) return undefined;
      mkdirSync(at(path), { recursive: true, mode: 0o700 });
      if (givesOwners && owner === 'bot') chownSync(at(path), uid, gid);
      return { path, did: 'Made' };
    },
    put(file, what) {
      const { path, content, mode } = file;
      const there = statSync(at(path), { throwIfNoEntry: false });
      if (there !== undefined && read(path) === content) {
        if ((there.mode & 0o7777) === mode && isOwnedBy(there, 0, groupOf(file))) return undefined;
        setRights(at(path), file);
        return { path, did: 'Owner and mode set right' };
      }
      const changed = there === undefined ? undefined : (what ?? keep(path));
      // The rights come first: nobody reads the file before.
      writeWhole(at(path), content, (draft) => {
        setRights(draft, file);
      });
      return changed === undefined
        ? { path, did: 'Made' }
        : { path, did: 'Changed', what: changed };
    },
  };
}
