import type { Month } from '../domain/day';
import type { Chance } from '../ports/chance';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { Place } from './associated-data';
import type { DeskKeyring, OpenDesk } from './desk-keyring';
import type { Envelopes } from './envelopes';
import { deriveExcerptKeys } from './excerpt-keys';
import { hkdf } from './hkdf';
import { importOpener, importRecipient } from './hpke';
import { idBytes } from './id-bytes';
import { pad, unpad } from './padding';
import { openWithAny } from './refreshed';
import { SealError } from './seal-error';
import type { ShredKeys } from './shred-keys';
import { envelopeSizes, plaintextSizes } from './sizes';
import { decodeState, encodeState } from './state-codec';

/**
 * A thread's `keys`: `reporter's public key 32 | common key to the desk | common key to the reporter | internal key to
 * the desk`, each wrapped with HPKE under a type of its own, all of it under the expiry month's key. Its `state` is
 * under `HKDF(desk's queue key, salt = expiry month's key, "wb1/state")` and bound to the revision: it takes both keys,
 * so that destroying the month's reaches the backups of both columns. Sealed to the newest version of the desk's keys, opened
 * with whichever version it names.
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

  const sealState: ThreadSealer['sealState'] = async (of, state) => {
    const [newest] = await desks.of(of.desk).get();
    const key = stateKey(newest, await shred.forSealing(of.expiry));
    return envelopes.seal(key, statePlace(of), pad(encodeState(state), plaintextSizes.state));
  };

  const openState: ThreadSealer['openState'] = async (row) => {
    const month = await shred.forOpening(row.expiry);
    const plaintext = await openWithAny(desks.of(row.desk), (desk) =>
      envelopes.open(stateKey(desk, month), statePlace(row), row.state),
    );
    return decodeState(unpad(plaintext, plaintextSizes.state));
  };

  const openAsDesk: ThreadSealer['openAsDesk'] = async (row) =>
    openWraps(row, split(await openKeys(row)));

  const openWraps = async (row: ThreadRow, { deskCommon, deskInternal }: Wraps) => {
    const thread = idBytes(row.id);
    const [common, internal] = await openWithAny(desks.of(row.desk), ({ opener }) =>
      Promise.all([
        envelopes.openWith(opener, { type: 'wrap-desk-common', thread }, deskCommon),
        envelopes.openWith(opener, { type: 'wrap-desk-internal', thread }, deskInternal),
      ]),
    );
    return { common: dataKey(common), internal: dataKey(internal) };
  };

  const areNewest = (newest: OpenDesk, { deskCommon, deskInternal }: Wraps): boolean =>
    envelopes.isTo(newest.recipient, deskCommon) && envelopes.isTo(newest.recipient, deskInternal);

  /** The same keys, with those for the desk wrapped to the newest version. */
  const renewKeys = async (row: ThreadRow): Promise<Uint8Array> => {
    const plaintext = await openKeys(row);
    const wraps = split(plaintext);
    const [newest] = await desks.of(row.desk).get();
    if (areNewest(newest, wraps)) return plaintext;
    const { common, internal } = await openWraps(row, wraps);
    const thread = idBytes(row.id);
    const { recipient } = newest;
    const [toCommon, toInternal] = await Promise.all([
      envelopes.sealTo(recipient, { type: 'wrap-desk-common', thread }, common),
      envelopes.sealTo(recipient, { type: 'wrap-desk-internal', thread }, internal),
    ]);
    return Buffer.concat([wraps.publicKey, toCommon, wraps.reporterCommon, toInternal]);
  };

  return {
    async newKeys(id, desk, expiry, reporterPublicKey) {
      const thread = idBytes(id);
      const [{ recipient }] = await desks.of(desk).get();
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

    openAsDesk,

    async reporterPublicKey(row) {
      return split(await openKeys(row)).publicKey;
    },
    excerptKeys: deriveExcerptKeys,

    async rewrap(row, expiry) {
      const keys = await closeKeys(idBytes(row.id), expiry, await renewKeys(row));
      return { keys, state: await sealState({ ...row, expiry }, await openState(row)) };
    },
    async isNewest(row) {
      const [newest] = await desks.of(row.desk).get();
      const wraps = split(await openKeys(row));
      const month = await shred.forOpening(row.expiry);
      const isState = envelopes.isUnder(stateKey(newest, month), statePlace(row), row.state);
      return isState && areNewest(newest, wraps);
    },
    sealState,
    openState,
  };
}

function stateKey({ queueKey }: Pick<OpenDesk, 'queueKey'>, month: Uint8Array): Uint8Array {
  return hkdf(queueKey, 'wb1/state', 32, month);
}

function statePlace({ id, revision }: Pick<ThreadRow, 'id' | 'revision'>): Place {
  return { type: 'state', thread: idBytes(id), row: idBytes(revision) };
}

type Wraps = ReturnType<typeof split>;

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
