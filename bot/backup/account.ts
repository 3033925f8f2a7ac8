import { lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Does work as one account, and comes back to the one before. */
export type AsAccount = <T>(work: () => Promise<T>) => Promise<T>;

/** As whoever this process is. */
export const asSelf: AsAccount = (work) => work();

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Does work in a folder as the account to which it belongs, where this process is root. Whoever owns a folder
 * decides what its names lead to: root would follow a link there to a file of its own, write to it, and give
 * it away with SQLite's logs. So files get the right owner by themselves, too.
 * @param path of a file; it decides itself where its folder is root's, in which nobody else puts links
 */
export function accountOf(path: string): AsAccount {
  if (process.geteuid?.() !== 0) return asSelf;
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  const owner = folder?.uid === 0 ? (lstatSync(path, { throwIfNoEntry: false }) ?? folder) : folder;
  return owner === undefined || owner.uid === 0 ? asSelf : (work) => as(owner, work);
}

/** To whom a folder is to be given that is made for that account. */
export function ownerFor(path: string): Owner | undefined {
  return process.geteuid?.() === 0 ? statSync(dirname(path), { throwIfNoEntry: false }) : undefined;
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
