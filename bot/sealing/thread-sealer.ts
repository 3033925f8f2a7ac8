import type { Random } from '../ports/random';
import type { ReporterKeys } from '../ports/receipt-keys';
import type { ThreadSealer } from '../ports/sealer';
import type { Place } from './associated-data';
import type { Envelopes } from './envelopes';
import { hkdf } from './hkdf';
import { deriveKeyPair, importOpener, importRecipient } from './hpke';
import { idBytes } from './id-bytes';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { decodeState, encodeState } from './state-codec';
import { dataKey, type ThreadWraps } from './thread-wraps';

/** Threads: what is in their envelopes. How those are wrapped stands in `thread-wraps.ts`. */
export function createThreadSealer(
  envelopes: Envelopes,
  wraps: ThreadWraps,
  random: Random,
): ThreadSealer {
  return {
    newKeys(id, desk, expiry, reporterPublicKey) {
      const reporter = importRecipient(reporterPublicKey);
      const dataKeys = { common: random.bytes(32), internal: random.bytes(32) };
      const place: Place = { type: 'wrap-reporter-common', thread: idBytes(id) };
      const forDesk = wraps.wrapForDesk({ id, desk }, dataKeys);
      const reporterCommon = envelopes.sealTo(reporter, place, dataKeys.common);
      const all = { publicKey: reporterPublicKey, reporterCommon, ...forDesk };
      return { dataKeys, keys: wraps.closeKeys(id, expiry, all) };
    },

    openAsReporter(row, privateKey) {
      const { publicKey, reporterCommon } = wraps.openKeys(row);
      const opener = importOpener({ publicKey, privateKey });
      const place: Place = { type: 'wrap-reporter-common', thread: idBytes(row.id) };
      return dataKey(envelopes.openWith(opener, place, reporterCommon));
    },

    wrapForReporter(id, publicKey, common) {
      const place: Place = { type: 'wrap-reporter-common', thread: idBytes(id) };
      return envelopes.sealTo(importRecipient(publicKey), place, common);
    },

    rekey: (row, { publicKey, reporterCommon }) =>
      wraps.closeKeys(row.id, row.expiry, { ...wraps.openKeys(row), publicKey, reporterCommon }),

    openAsDesk: async (row) => wraps.openForDesk(row, wraps.openKeys(row)),
    reporterPublicKey: (row) => wraps.openKeys(row).publicKey,
    excerptKeys: deriveExcerptKeys,
    rewrap: (row, expiry) => wraps.rewrap(row, expiry),
    isNewest: (row) => wraps.isNewest(row),
    nameStateKeys: (desk, month) => wraps.nameStateKeys(desk, month),
    lacksKey: (month) => wraps.lacksKey(month),
    sealState: (of, state) => wraps.closeState(of, pad(encodeState(state), plaintextSizes.state)),
    openState: async (row) => decodeState(unpad(await wraps.openState(row), plaintextSizes.state)),
  };
}

/**
 * The keys of the reporter's place in the excerpt that HR got of a thread, from the thread's internal data
 * key: key pair from `HKDF(internal, "wb1/excerpt/keys")`, blind index = `HKDF(internal,
 * "wb1/excerpt/index")`. It takes no pepper: the internal key is 32 random bytes, which nobody can guess as a
 * receipt could be guessed.
 */
export function deriveExcerptKeys(internal: Uint8Array): ReporterKeys {
  if (internal.length !== 32) throw new SealError('seal_value');
  const seed = hkdf(internal, 'wb1/excerpt/keys');
  const pair = deriveKeyPair(seed);
  seed.fill(0);
  return { blindIndex: hkdf(internal, 'wb1/excerpt/index'), ...pair };
}
