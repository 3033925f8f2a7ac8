import type { Place } from '../crypto/associated-data';
import type { Envelopes } from '../crypto/envelopes';
import { decode, encode, raw, record } from '../crypto/formats';
import { hkdf, isSame } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { SealError } from '../crypto/seal-error';
import { envelopeSizes } from '../crypto/sizes';
import type { Month } from '../domain/day';
import { codeOf } from '../domain/error-code';
import type { Desk, ThreadId } from '../domain/ids';
import type { OpenDesk } from '../keys/desk-keys';
import { type KeyView, openAsDesk } from '../keys/key-views';
import { deskKeysIn, monthKeyIn } from '../keys/keyring';
import { markThread, placeOfThreadKeys } from '../keys/month-mark';
import { createStateKeys } from '../keys/state-keys';
import type { DataKeys, ThreadSealer } from '../ports/sealers';
import type { ThreadRow } from '../ports/threads';

/** A thread's `keys` without the outer wrap. */
interface Wraps {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly deskCommon: Uint8Array;
  readonly reporterCommon: Uint8Array;
  readonly deskInternal: Uint8Array;
}

const wrap = raw(envelopeSizes.wrap);
const wrapsFormat = record<Wraps>({
  publicKey: raw(32),
  deskCommon: wrap,
  reporterCommon: wrap,
  deskInternal: wrap,
});

/** A row whose state is sealed. */
type Stated = Parameters<ThreadSealer['sealState']>[0];

/** The envelopes of a thread's row, as bytes: nothing here knows what a state says. */
export type ThreadWraps = ReturnType<typeof wrapsUnder>;

/**
 * A thread's `keys`: `reporter's public key 32 | common key to the desk | common key to the reporter |
 * internal key to the desk`, each wrapped with HPKE under a type of its own, all under the expiry month's
 * key; then the mark of that month. Its `state` is under `HKDF(desk's queue key, salt = expiry month's key,
 * "wb1/state")`, bound to revision, day of pass and reference. Both columns need the month's key, so that
 * destroying it reaches their backups. Sealed to the newest version of the desk's keys, opened with the one
 * they name.
 */
export function createThreadWraps(
  envelopes: Envelopes,
  keys: KeyView,
  witness: Uint8Array,
): ThreadWraps {
  return wrapsUnder(envelopes, keys, witness);
}

function wrapsUnder(envelopes: Envelopes, keys: KeyView, witness: Uint8Array) {
  const stateKeys = createStateKeys();
  const monthKey = (month: Month): Uint8Array => monthKeyIn(keys.now(), month, keys.today());
  const newestOf = (desk: Desk): OpenDesk => deskKeysIn(keys.now(), desk)[0];

  const closeKeys = (id: ThreadId, expiry: Month, wraps: Wraps): Uint8Array => {
    const plaintext = encode(wrapsFormat, wraps);
    const sealed = envelopes.seal(monthKey(expiry), placeOfThreadKeys(id), plaintext);
    return Buffer.concat([sealed, markThread(witness, { id, expiry })]);
  };

  const openKeys = ({ id, expiry, keys: stored }: ThreadRow): Wraps => {
    const sealed = stored.subarray(0, envelopeSizes.threadKeys);
    return decode(wrapsFormat, envelopes.open(monthKey(expiry), placeOfThreadKeys(id), sealed));
  };

  const wrapForDesk = (of: Pick<ThreadRow, 'id' | 'desk'>, { common, internal }: DataKeys) => {
    const { recipient } = newestOf(of.desk);
    const thread = idBytes(of.id);
    return {
      deskCommon: envelopes.sealTo(recipient, { type: 'wrap-desk-common', thread }, common),
      deskInternal: envelopes.sealTo(recipient, { type: 'wrap-desk-internal', thread }, internal),
    };
  };

  const openForDesk = async (row: ThreadRow, wraps: Wraps): Promise<DataKeys> => {
    const { deskCommon, deskInternal } = wraps;
    const thread = idBytes(row.id);
    return openAsDesk(keys, row.desk, deskCommon, ({ opener }) => {
      const open = (type: 'wrap-desk-common' | 'wrap-desk-internal', wrap: Uint8Array) =>
        dataKey(envelopes.openWith(opener, { type, thread }, wrap));
      return {
        common: open('wrap-desk-common', deskCommon),
        internal: open('wrap-desk-internal', deskInternal),
      };
    });
  };

  const closeState = (of: Stated, plaintext: Uint8Array): Uint8Array => {
    const key = stateKeys(newestOf(of.desk).queueKey, monthKey(of.expiry));
    return envelopes.seal(key, statePlace(of), plaintext);
  };

  const openState = async (row: ThreadRow): Promise<Buffer> => {
    const month = monthKey(row.expiry);
    return openAsDesk(keys, row.desk, row.state, ({ queueKey }) =>
      envelopes.open(stateKeys(queueKey, month), statePlace(row), row.state),
    );
  };

  const areNewest = ({ recipient }: OpenDesk, { deskCommon, deskInternal }: Wraps): boolean =>
    envelopes.isTo(recipient, deskCommon) && envelopes.isTo(recipient, deskInternal);

  const renew = async (row: ThreadRow, wraps: Wraps): Promise<Wraps> => {
    if (areNewest(newestOf(row.desk), wraps)) return wraps;
    return { ...wraps, ...wrapForDesk(row, await openForDesk(row, wraps)) };
  };

  return {
    closeKeys,
    openKeys,
    wrapForDesk,
    openForDesk,
    closeState,
    openState,

    nameStateKeys: (desk: Desk, month: Month) => {
      try {
        const ofMonth = monthKey(month);
        return deskKeysIn(keys.now(), desk)
          .map(({ queueKey }) => hkdf(stateKeys(queueKey, ofMonth), 'wb1/state-name', 16))
          .map((name) => name.toString('hex'))
          .join(' ');
      } catch {
        // The caller that opens a state gets the reason.
        return undefined;
      }
    },

    lacksKey: (month: Month) => {
      try {
        monthKey(month);
        return false;
      } catch (error) {
        return codeOf(error) === 'seal_missing';
      }
    },

    rewrap: async (row: ThreadRow, expiry: Month) => {
      const wraps = await renew(row, openKeys(row));
      const state = closeState({ ...row, expiry }, await openState(row));
      return { keys: closeKeys(row.id, expiry, wraps), state };
    },

    isUnderMonth: (row: Pick<ThreadRow, 'id' | 'expiry' | 'keys'>) =>
      isSame(row.keys.subarray(envelopeSizes.threadKeys), markThread(witness, row)),

    isNewest: (row: ThreadRow) => {
      const newest = newestOf(row.desk);
      if (!areNewest(newest, openKeys(row))) return false;
      const key = stateKeys(newest.queueKey, monthKey(row.expiry));
      return envelopes.isUnder(key, statePlace(row), row.state);
    },
  };
}

export function dataKey(key: Uint8Array): Uint8Array {
  if (key.length !== 32) throw new SealError('seal_format');
  return key;
}

function statePlace({ id, reference, revision, filedOn }: Stated | ThreadRow): Place {
  const [thread, row] = [idBytes(id), idBytes(revision)];
  return { type: 'state', thread, row, day: filedOn, reference };
}
