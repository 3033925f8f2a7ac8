import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseLocation } from '../../db/location';
import { isKeyVault } from '../vault/key-vault-address';
import { Refused } from './refused';

/** A store on this machine's disk, as the operator knows it: "the vault". */
interface OwnedStore {
  readonly name: string;
  readonly path: string;
}

/** Which stores at these places are files here. */
export function storesAt({
  database,
  vault,
}: {
  readonly database?: DatabaseLocation;
  readonly vault?: string;
}): readonly OwnedStore[] {
  const stores: OwnedStore[] = [];
  if (database?.kind === 'sqlite') stores.push({ name: 'the database', path: database.path });
  if (vault !== undefined && !isKeyVault(vault)) stores.push({ name: 'the vault', path: vault });
  return stores;
}

/**
 * Refuses what writes to a store of another account's as root: the files that it would leave are root's, and
 * the bot's next start would be refused, days or weeks later. A store that is not there yet belongs to whom
 * its folder does. Throws a {@link Refused}.
 *
 * @param uid who runs this; `undefined` on a system without accounts of that kind
 */
export function refuseRoot(
  stores: readonly OwnedStore[],
  uid: number | undefined = process.getuid?.(),
): void {
  if (uid !== 0) return;
  for (const { name, path } of stores) {
    const owner = ownerOf(path) ?? ownerOf(dirname(path));
    if (owner === undefined || owner === 0) continue;
    const account = nameOf(owner);
    throw new Refused(
      'root',
      `This is root, and ${name} belongs to ${account}: what root writes, ${account} cannot read any more. Run it as ${account}: setpriv --reuid=${account} --regid=${account} --init-groups, and then the command.`,
    );
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.uid;
  } catch {
    return undefined;
  }
}

/** The account's name (passwd(5)), or its number where it has none. */
function nameOf(uid: number): string {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((one) => one.split(':')[2] === String(uid));
    return line?.split(':')[0] ?? String(uid);
  } catch {
    return String(uid);
  }
}
