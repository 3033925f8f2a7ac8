import type { Month } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { Chance } from '../ports/chance';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { Place } from './associated-data';
import type { DeskKeyring } from './desk-keyring';
import type { Envelopes } from './envelopes';
import { deriveExcerptKeys } from './excerpt-keys';
import { importOpener, importRecipient } from './hpke';
import { idBytes } from './id-bytes';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import type { ShredKeys } from './shred-keys';
import { envelopeSizes, plaintextSizes } from './sizes';
import { decodeState, encodeState } from './state-codec';
import { createStateKeys } from './state-keys';

/**
 * A thread's `keys`: `reporter's public key 32 | common key to the desk | common key to the reporter | internal key to
 * the desk`, each wrapped with HPKE under a type of its own, all of it under the expiry month's key. Its `state` is
 * under `HKDF(desk's queue key, salt = expiry month's key, "wb1/state")` and bound to the revision: it takes both keys,
 * so that destroying the month's reaches the backups of both columns.
 */
export function createThreadSealer(
  envelopes: Envelopes,
  desks: DeskKeyring,
  shred: ShredKeys,
  chance: Chance,
): ThreadSealer {
  const closeKeys = async (thread: Uint8Array, expiry: Month, plaintext: Uint8Array) =>
    envelopes.seal(await shred.forSealing(expiry), { type: 'thread-keys', thread }, plaintext);

  const openKeys = async ({ id, expiry, keys }: ThreadRow) => {
    const place: Place = { type: 'thread-keys', thread: idBytes(id) };
    const plaintext = envelopes.open(await shred.forOpening(expiry), place, keys);
    if (plaintext.length !== plaintextSizes.threadKeys) throw new SealError('seal_format');
    return plaintext;
  };

  const stateKeys = createStateKeys();
  const stateKey = async (desk: Desk, month: Uint8Array): Promise<Uint8Array> =>
    stateKeys((await desks(desk)).queueKey, month);

  const sealState: ThreadSealer['sealState'] = async (of, state) => {
    const key = await stateKey(of.desk, await shred.forSealing(of.expiry));
    return envelopes.seal(key, statePlace(of), pad(encodeState(state), plaintextSizes.state));
  };

  const openState: ThreadSealer['openState'] = async (row) => {
    const key = await stateKey(row.desk, await shred.forOpening(row.expiry));
    const plaintext = envelopes.open(key, statePlace(row), row.state);
    return decodeState(unpad(plaintext, plaintextSizes.state));
  };

  return {
    async newKeys(id, desk, expiry, reporterPublicKey) {
      const thread = idBytes(id);
      const { recipient } = await desks(desk);
      const reporter = await importRecipient(reporterPublicKey);
      const dataKeys = { common: chance.bytes(32), internal: chance.bytes(32) };
      const wraps = await Promise.all([
        envelopes.sealTo(recipient, { type: 'wrap-desk-common', thread }, dataKeys.common),
        envelopes.sealTo(reporter, { type: 'wrap-reporter-common', thread }, dataKeys.common),
        envelopes.sealTo(recipient, { type: 'wrap-desk-internal', thread }, dataKeys.internal),
      ]);
      const plaintext = Buffer.concat([reporterPublicKey, ...wraps]);
      return { dataKeys, keys: await closeKeys(thread, expiry, plaintext) };
    },

    async openAsReporter(row, privateKey) {
      const { publicKey, reporterCommon } = split(await openKeys(row));
      const opener = await importOpener({ publicKey, privateKey });
      const place: Place = { type: 'wrap-reporter-common', thread: idBytes(row.id) };
      return dataKey(await envelopes.openWith(opener, place, reporterCommon));
    },

    async openAsDesk(row) {
      const thread = idBytes(row.id);
      const { deskCommon, deskInternal } = split(await openKeys(row));
      const { opener } = await desks(row.desk);
      const [common, internal] = await Promise.all([
        envelopes.openWith(opener, { type: 'wrap-desk-common', thread }, deskCommon),
        envelopes.openWith(opener, { type: 'wrap-desk-internal', thread }, deskInternal),
      ]);
      return { common: dataKey(common), internal: dataKey(internal) };
    },

    async reporterPublicKey(row) {
      return split(await openKeys(row)).publicKey;
    },
    excerptKeys: deriveExcerptKeys,

    async rewrap(row, expiry) {
      const keys = await closeKeys(idBytes(row.id), expiry, await openKeys(row));
      return { keys, state: await sealState({ ...row, expiry }, await openState(row)) };
    },
    sealState,
    openState,
  };
}

function statePlace({ id, revision }: Pick<ThreadRow, 'id' | 'revision'>): Place {
  return { type: 'state', thread: idBytes(id), row: idBytes(revision) };
}

function split(plaintext: Buffer) {
  const wrap = (number: number): Buffer => {
    const start = 32 + number * envelopeSizes.wrap;
    return plaintext.subarray(start, start + envelopeSizes.wrap);
  };
  return {
    publicKey: plaintext.subarray(0, 32),
    deskCommon: wrap(0),
    reporterCommon: wrap(1),
    deskInternal: wrap(2),
  };
}

function dataKey(key: Buffer): Uint8Array {
  if (key.length !== 32) throw new SealError('seal_format');
  return key;
}
