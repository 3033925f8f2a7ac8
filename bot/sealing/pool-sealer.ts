import type { EpochId } from '../domain/ids';
import type { Chance } from '../ports/chance';
import type { EpochRow } from '../ports/pool';
import type { PoolSealer } from '../ports/sealer';
import type { Envelopes } from './envelopes';
import { deriveKeyPair, importOpener, importRecipient, type Opener } from './hpke';
import { idBytes } from './id-bytes';
import { decodeOperation, encodeOperation } from './operation-codec';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';

/**
 * The pool's rows, all of one size, sealed to the running epoch. An epoch's private key is known only as long as its
 * row is held: what was released cannot be opened again.
 */
export function createPoolSealer(
  envelopes: Envelopes,
  keyEncryption: Uint8Array,
  chance: Chance,
): PoolSealer {
  const openers = new WeakMap<EpochRow, Promise<Opener>>();

  const openerOf = (epoch: EpochRow): Promise<Opener> => {
    const known = openers.get(epoch);
    if (known !== undefined) return known;
    const place = { type: 'epoch-private', row: idBytes(epoch.id) } as const;
    const privateKey = envelopes.open(keyEncryption, place, epoch.sealedPrivateKey);
    const opener = importOpener({ publicKey: epoch.publicKey, privateKey });
    openers.set(epoch, opener);
    return opener;
  };

  return {
    async newEpoch() {
      const id = chance.id<EpochId>();
      const { publicKey, privateKey } = await deriveKeyPair(chance.bytes(32));
      const place = { type: 'epoch-private', row: idBytes(id) } as const;
      const sealedPrivateKey = envelopes.seal(keyEncryption, place, privateKey);
      return { id, publicKey, sealedPrivateKey };
    },
    async seal(epoch, operation) {
      const plaintext = pad(encodeOperation(operation), plaintextSizes.pool);
      const recipient = await importRecipient(epoch.publicKey);
      return envelopes.sealTo(recipient, { type: 'pool', row: idBytes(epoch.id) }, plaintext);
    },
    async open(epoch, envelope) {
      const place = { type: 'pool', row: idBytes(epoch.id) } as const;
      const opener = await openerOf(epoch);
      try {
        const plaintext = await envelopes.openWith(opener, place, envelope);
        return decodeOperation(unpad(plaintext, plaintextSizes.pool));
      } catch (error) {
        if (error instanceof SealError) return undefined;
        throw error;
      }
    },
  };
}
