import type { Place } from '../crypto/associated-data';
import type { Envelopes } from '../crypto/envelopes';
import { decode, encode } from '../crypto/formats';
import { hkdf } from '../crypto/hkdf';
import { deriveKeyPair, importOpener, importRecipient } from '../crypto/hpke';
import { idBytes } from '../crypto/id-bytes';
import { pad, unpad } from '../crypto/padding';
import { SealError } from '../crypto/seal-error';
import { plaintextSizes } from '../crypto/sizes';
import { stateFormat } from '../crypto/state-codec';
import type { ThreadId } from '../domain/ids';
import type { Random } from '../ports/random';
import type { ReporterKeys, ThreadSealer } from '../ports/sealers';
import { dataKey, type ThreadWraps } from './thread-wraps';

/** Contents; `thread-wraps.ts` has their keys. */
export function createThreadSealer(
  envelopes: Envelopes,
  wraps: ThreadWraps,
  random: Random,
): ThreadSealer {
  return {
    ...wraps,
    newKeys(id, desk, expiry, reporterPublicKey) {
      const reporter = importRecipient(reporterPublicKey);
      const dataKeys = { common: random.bytes(32), internal: random.bytes(32) };
      const forDesk = wraps.wrapForDesk({ id, desk }, dataKeys);
      const reporterCommon = envelopes.sealTo(reporter, placeOf(id), dataKeys.common);
      const all = { publicKey: reporterPublicKey, reporterCommon, ...forDesk };
      return { dataKeys, keys: wraps.closeKeys(id, expiry, all) };
    },

    openAsReporter(row, privateKey) {
      const { publicKey, reporterCommon } = wraps.openKeys(row);
      const opener = importOpener({ publicKey, privateKey });
      return dataKey(envelopes.openWith(opener, placeOf(row.id), reporterCommon));
    },

    wrapForReporter: (id, publicKey, common) =>
      envelopes.sealTo(importRecipient(publicKey), placeOf(id), common),

    rekey: (row, { publicKey, reporterCommon }) =>
      wraps.closeKeys(row.id, row.expiry, { ...wraps.openKeys(row), publicKey, reporterCommon }),

    openAsDesk: async (row) => wraps.openForDesk(row, wraps.openKeys(row)),
    reporterPublicKey: (row) => wraps.openKeys(row).publicKey,
    excerptKeys: deriveExcerptKeys,
    sealState: (of, state) =>
      wraps.closeState(of, pad(encode(stateFormat, state), plaintextSizes.state)),
    openState: async (row) =>
      decode(stateFormat, unpad(await wraps.openState(row), plaintextSizes.state)),
  };
}

function placeOf(id: ThreadId): Place {
  return { type: 'wrap-reporter-common', thread: idBytes(id) };
}

/**
 * The keys of the reporter's place in HR's excerpt of a thread, from the thread's internal data key: key pair
 * from `HKDF(internal, "wb1/excerpt/keys")`, blind index = `HKDF(internal, "wb1/excerpt/index")`. No pepper
 * is needed: unlike a report code, 32 random bytes cannot be guessed.
 */
export function deriveExcerptKeys(internal: Uint8Array): ReporterKeys {
  if (internal.length !== 32) throw new SealError('seal_value');
  const seed = hkdf(internal, 'wb1/excerpt/keys');
  const pair = deriveKeyPair(seed);
  seed.fill(0);
  return { blindIndex: hkdf(internal, 'wb1/excerpt/index'), ...pair };
}
