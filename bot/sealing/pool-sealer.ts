import { timingSafeEqual } from 'node:crypto';
import type { EpochId } from '../domain/ids';
import type { Chance } from '../ports/chance';
import type { EpochRow } from '../ports/pool';
import type { PoolSealer } from '../ports/sealer';
import type { Envelopes } from './envelopes';
import { hkdf, hmac } from './hkdf';
import { deriveKeyPair, importOpener, importRecipient, type Opener } from './hpke';
import { idBytes } from './id-bytes';
import { decodeOperation, encodeOperation } from './operation-codec';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';

const markLength = 32;

/**
 * The pool's rows, `mark 32 | operation`, all of one size, sealed to the running epoch. An epoch's private key is known only as long as its
 * row is held: what was released cannot be opened again.
 */
export function createPoolSealer(
  envelopes: Envelopes,
  keyEncryption: Uint8Array,
  chance: Chance,
): PoolSealer {
  // The epoch's public key stands clear in the database: without a mark, whoever can write there could write as anybody.
  const writerKey = hkdf(keyEncryption, 'wb1/pool-writer');
  const writerMark = (epoch: EpochId, bytes: Uint8Array): Uint8Array =>
    hmac(writerKey, Buffer.concat([idBytes(epoch), bytes]));

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
      const bytes = encodeOperation(operation);
      const content = Buffer.concat([writerMark(epoch.id, bytes), bytes]);
      const plaintext = pad(content, plaintextSizes.pool);
      const recipient = await importRecipient(epoch.publicKey);
      return envelopes.sealTo(recipient, { type: 'pool', row: idBytes(epoch.id) }, plaintext);
    },
    async open(epoch, envelope) {
      const place = { type: 'pool', row: idBytes(epoch.id) } as const;
      const opener = await openerOf(epoch);
      try {
        const plaintext = await envelopes.openWith(opener, place, envelope);
        const content = unpad(plaintext, plaintextSizes.pool);
        const bytes = content.subarray(markLength);
        const mark = content.subarray(0, markLength);
        if (mark.length < markLength || !timingSafeEqual(mark, writerMark(epoch.id, bytes))) {
          return undefined;
        }
        return decodeOperation(bytes);
      } catch (error) {
        if (error instanceof SealError) return undefined;
        throw error;
      }
    },
  };
}
