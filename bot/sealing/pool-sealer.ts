import { timingSafeEqual } from 'node:crypto';
import type { EpochId } from '../domain/ids';
import type { EpochRow } from '../ports/pool';
import type { Random } from '../ports/random';
import type { PoolSealer } from '../ports/sealer';
import type { Vault } from '../ports/vault';
import type { Envelopes } from './envelopes';
import { hkdf, hmac } from './hkdf';
import { deriveKeyPair, importOpener, importRecipient, type Opener } from './hpke';
import { idBytes } from './id-bytes';
import { placeOfEpochKey } from './key-places';
import type { KeyWrap } from './key-wrap';
import { decodeOperation, encodeOperation } from './operation-codec';
import { pad, unpad } from './padding';
import type { Refreshed } from './refreshed';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { type KeptVersion, type Versions, versionsOf } from './vault-secrets';

const markLength = 32;

/**
 * The pool's rows, `mark 32 | operation`, all of one size, sealed to the running epoch. An epoch's private key is known only as long as its
 * row is held: what was released cannot be opened again.
 */
export function createPoolSealer(parts: {
  readonly envelopes: Envelopes;
  readonly vault: Pick<Vault, 'names'>;
  readonly keyEncryption: Refreshed<Versions>;
  readonly keyWrap: KeyWrap;
  readonly random: Random;
}): PoolSealer {
  const { envelopes, vault, keyEncryption, keyWrap, random } = parts;
  const asked = new WeakSet<EpochRow>();
  const isMarked = async (epoch: EpochRow, bytes: Uint8Array, mark: Uint8Array) => {
    if (mark.length < markLength) return false;
    const fits = ({ key }: KeptVersion): boolean =>
      timingSafeEqual(mark, writerMark(key, epoch.id, bytes));
    if ((await keyEncryption.get()).some(fits)) return true;
    // A process that heard of a new vault key before this one may have written it; its rows were all there at the first question.
    if (asked.has(epoch)) return false;
    // What was called sent is not dropped on a memory: while the vault cannot say which keys there are, the release fails as a whole.
    await vault.names(versionsOf('kek'), 'now');
    const fresh = await keyEncryption.refresh();
    asked.add(epoch);
    return fresh.some(fits);
  };

  const openers = new WeakMap<EpochRow, Promise<Opener>>();

  const openerOf = (epoch: EpochRow): Promise<Opener> => {
    const known = openers.get(epoch);
    if (known !== undefined) return known;
    const opener = keyWrap
      .open(placeOfEpochKey(epoch.id), epoch.sealedPrivateKey)
      .then((privateKey) => importOpener({ publicKey: epoch.publicKey, privateKey }));
    openers.set(epoch, opener);
    return opener;
  };

  return {
    async newEpoch() {
      const id = random.id<EpochId>();
      const { publicKey, privateKey } = deriveKeyPair(random.bytes(32));
      const sealedPrivateKey = await keyWrap.seal(placeOfEpochKey(id), privateKey);
      return { id, publicKey, sealedPrivateKey };
    },
    async seal(epoch, operation) {
      const bytes = encodeOperation(operation);
      const [{ key }] = await keyEncryption.get();
      const content = Buffer.concat([writerMark(key, epoch.id, bytes), bytes]);
      const plaintext = pad(content, plaintextSizes.pool);
      const recipient = importRecipient(epoch.publicKey);
      return envelopes.sealTo(recipient, { type: 'pool', row: idBytes(epoch.id) }, plaintext);
    },
    async open(epoch, envelope) {
      const place = { type: 'pool', row: idBytes(epoch.id) } as const;
      const opener = await openerOf(epoch);
      const content = attempt(() =>
        unpad(envelopes.openWith(opener, place, envelope), plaintextSizes.pool),
      );
      if (content === undefined) return undefined;
      const bytes = content.subarray(markLength);
      if (!(await isMarked(epoch, bytes, content.subarray(0, markLength)))) return undefined;
      return attempt(() => decodeOperation(bytes));
    },
  };
}

/** The epoch's public key stands clear in the database: without a mark, whoever can write there could write as anybody. */
function writerMark(keyEncryption: Uint8Array, epoch: EpochId, bytes: Uint8Array): Uint8Array {
  const writerKey = hkdf(keyEncryption, 'wb1/pool-writer');
  return hmac(writerKey, Buffer.concat([idBytes(epoch), bytes]));
}

/** What does not open was not written by this product. */
function attempt<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
