import { timingSafeEqual } from 'node:crypto';
import { toHex } from '../domain/hex';
import type { EpochId } from '../domain/ids';
import type { Epoch } from '../ports/pool';
import type { EpochKeys, PoolSealer } from '../ports/sealer';
import type { Envelopes } from './envelopes';
import { hkdf, hmac } from './hkdf';
import { importPair, importRecipient, type Opener } from './hpke';
import { idBytes } from './id-bytes';
import { placeOfEpochKey } from './key-places';
import type { KeyView } from './key-views';
import type { KeyWrap } from './key-wrap';
import { valueOf } from './known';
import { decodeOperation, encodeOperation } from './operation-codec';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import type { Versions } from './vault-secrets';

const markLength = 32;

/**
 * The pool's rows, `mark 32 | operation`, all of one size, sealed to the running epoch. An epoch's private
 * key is known only as long as its row is held: what was released cannot be opened again.
 * @param keys as the release may use them, which opens within its transaction
 */
export function createPoolSealer(parts: {
  readonly envelopes: Envelopes;
  readonly keys: KeyView;
  readonly keyWrap: KeyWrap;
  readonly epochs: EpochKeys;
}): PoolSealer {
  const { envelopes, keys, keyWrap, epochs } = parts;
  const vaultKeys = (): Versions => valueOf(keys.now().kek);
  const openers = new WeakMap<Epoch, Opener>();
  const openerOf = (epoch: Epoch): Opener => {
    const known = openers.get(epoch);
    if (known !== undefined) return known;
    const privateKey = keyWrap.open(placeOfEpochKey(epoch.id), epoch.sealedPrivateKey);
    const opener = importPair({ publicKey: epoch.publicKey, privateKey });
    openers.set(epoch, opener);
    return opener;
  };
  /** Epochs whose public key has been compared; their names and keys. */
  let compared: readonly string[] = [];
  const compare = (epoch: Epoch): void => {
    const pair = `${epoch.id} ${toHex(epoch.publicKey)}`;
    // A rotation may put the private key under a vault key that is not known here yet.
    if (compared.includes(pair)) return;
    openerOf(epoch);
    compared = [pair, ...compared].slice(0, 4);
  };

  return {
    newEpoch: () => epochs.newEpoch(),
    seal(epoch, operation) {
      compare(epoch);
      const bytes = encodeOperation(operation);
      const [{ key }] = vaultKeys();
      const content = Buffer.concat([writerMark(key, epoch.id, bytes), bytes]);
      const plaintext = pad(content, plaintextSizes.pool);
      const recipient = importRecipient(epoch.publicKey);
      return envelopes.sealTo(recipient, { type: 'pool', row: idBytes(epoch.id) }, plaintext);
    },
    async open(epoch, envelope) {
      const place = { type: 'pool', row: idBytes(epoch.id) } as const;
      const opener = openerOf(epoch);
      const content = attempt(() =>
        unpad(envelopes.openWith(opener, place, envelope), plaintextSizes.pool),
      );
      if (content === undefined || content.length < markLength) return undefined;
      const [mark, bytes] = [content.subarray(0, markLength), content.subarray(markLength)];
      const isMarked = vaultKeys().some(({ key }) =>
        timingSafeEqual(mark, writerMark(key, epoch.id, bytes)),
      );
      if (isMarked) return attempt(() => decodeOperation(bytes));
      // Another process may have heard of a new vault key before this one. What was called sent is not
      // dropped on a memory.
      await keys.miss(mark);
      return undefined;
    },
  };
}

/**
 * The epoch's public key stands clear in the database: without a mark, anybody who can write there could
 * write as everybody.
 */
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
