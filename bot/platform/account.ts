import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Returns to this process's own account afterwards. */
export type AsAccount = <T>(work: () => Promise<T>) => Promise<T>;

export const asSelf: AsAccount = (work) => work();

type Owner = Pick<Stats, 'uid' | 'gid'>;

/**
 * The folder's owner, if this process is root. The owner decides what names in the folder lead to. Root would
 * follow a link to a file of its own, write to it, and give it away with SQLite's logs. Files also get the
 * right owner this way.
 * @param path of a file; its own owner counts where the folder is root's, in which nobody else makes links
 */
export function accountOf(path: string): AsAccount {
  if (process.geteuid?.() !== 0) return asSelf;
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  const owner = folder?.uid === 0 ? (lstatSync(path, { throwIfNoEntry: false }) ?? folder) : folder;
  return owner === undefined || owner.uid === 0 ? asSelf : (work) => as(owner, work);
}

/** Looks as root within work that root does as another account; at once, since all work shares it. */
export function asCaller<T>(look: () => T): T {
  const user = process.geteuid?.() ?? 0;
  if (process.getuid?.() !== 0 || user === 0) return look();
  process.seteuid?.(0);
  try {
    return look();
  } finally {
    process.seteuid?.(user);
  }
}

async function as<T>({ uid, gid }: Owner, work: () => Promise<T>): Promise<T> {
  const { getgroups, setgroups, setegid, seteuid } = process;
  const groups = getgroups?.() ?? [];
  const group = process.getegid?.() ?? 0;
  setgroups?.([gid]);
  setegid?.(gid);
  seteuid?.(uid);
  try {
    return await work();
  } finally {
    seteuid?.(0);
    setegid?.(group);
    setgroups?.(groups);
  }
}
