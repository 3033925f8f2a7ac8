import { createEnvelopes } from '../../../bot/crypto/envelopes';
import type { Entry } from '../../../bot/domain/operation';
import { merged } from '../../../bot/domain/pool-image';
import { createPoolKeys } from '../../../bot/keys/pool-keys';
import { vaultAt } from '../../../bot/keys/vault/vault-at';
import { systemClock } from '../../../bot/platform/clock';
import { nodeRandom } from '../../../bot/platform/random';
import type { ImageRow, ImageTable } from '../../../bot/ports/pool-store';
import { createImageSealer } from '../../../bot/sealers/image-sealer';
import type { DatabaseLocation } from '../../../db/location';
import { reading } from './stored-rows';

/** What waits in the images of a bot that may run, for whoever has its database and its vault. */
export async function waitingEntries(
  place: DatabaseLocation,
  vaultFile: string,
): Promise<readonly Entry[]> {
  const { deployment, rows, keys } = await reading(place, async (_, tables) => ({
    deployment: (await tables.installation.find())[0]?.deployment ?? new Uint8Array(),
    rows: { pool: await tables.pool.find(), carried: await tables.carried.find() },
    keys: await tables.poolKey.find(),
  }));
  const random = nodeRandom();
  const vault = await vaultAt(vaultFile, systemClock()).open({ create: false });
  const poolKeys = createPoolKeys(vault, random);
  await poolKeys.read(keys.map(({ mark, ...row }) => ({ ...row, mark: mark ?? undefined })));
  const sealer = createImageSealer(createEnvelopes(deployment, random));
  const open = (table: ImageTable) => (row: ImageRow) => {
    const key = poolKeys.known(row.key);
    if (key === undefined) throw new Error(`the vault has no key of ${table}`);
    return sealer.open(key, { ...row, table }, row.image);
  };
  return merged([...rows.pool.map(open('pool')), ...rows.carried.map(open('carried'))]).entries;
}
