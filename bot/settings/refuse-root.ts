import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { attempt } from '../domain/attempt';
import { isKeyVault } from '../keys/vault/key-vault-address';
import type { Places } from './places';
import { Refused } from './refused';

/** A store on this machine's disk, by its name for the operator: "the vault". */
interface OwnedStore {
  readonly name: string;
  readonly path: string;
}

/** The stores at these places that are files here. */
export function storesAt({ database, vault }: Partial<Places>): readonly OwnedStore[] {
  const stores: OwnedStore[] = [];
  if (database?.kind === 'sqlite') stores.push({ name: 'the database', path: database.path });
  if (vault !== undefined && !isKeyVault(vault)) stores.push({ name: 'the vault', path: vault });
  return stores;
}

/**
 * Refuses to write as root to another account's store: the bot could not open what root leaves. A store that
 * does not exist yet belongs to its folder's owner. Throws a {@link Refused}.
 * @param uid the account as which this process works just now
 */
export function refuseRoot(
  stores: readonly OwnedStore[],
  uid: number | undefined = process.geteuid?.(),
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
  return attempt(() => statSync(path, { throwIfNoEntry: false })?.uid);
}

/** The account's name (passwd(5)), or its number if it has none. */
function nameOf(uid: number): string {
  const lines = attempt(() => readFileSync('/etc/passwd', 'utf8').split('\n')) ?? [];
  const line = lines.find((one) => one.split(':')[2] === String(uid));
  return line?.split(':')[0] ?? String(uid);
}
