import type { Month } from '../domain/day';
import { codeOf } from '../domain/error-code';
import type { Desk } from '../domain/ids';
import type { DataKeys, ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { Place } from './associated-data';
import type { OpenDesk } from './desk-keys';
import { keyIdOf } from './envelope-header';
import type { Envelopes } from './envelopes';
import { hkdf } from './hkdf';
import { idBytes } from './id-bytes';
import type { KeyView } from './key-views';
import { deskKeysIn, monthKeyIn } from './keyring';
import { throwFirst } from './known';
import { placeOfThreadKeys } from './month-mark';
import { SealError } from './seal-error';
import { envelopeSizes, plaintextSizes } from './sizes';
import { createStateKeys } from './state-keys';
import { tryEach } from './try-each';

/** A thread's `keys` without the outer wrap. */
interface Wraps {
  /** The reporter's public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly deskCommon: Uint8Array;
  readonly reporterCommon: Uint8Array;
  readonly deskInternal: Uint8Array;
}

/** A row of which the state is sealed. */
type Stated = Parameters<ThreadSealer['sealState']>[0];

/** The envelopes of a thread's row, as bytes: nothing here knows what a state says. */
export interface ThreadWraps {
  closeKeys(id: ThreadRow['id'], expiry: Month, wraps: Wraps): Uint8Array;
  openKeys(row: ThreadRow): Wraps;
  /** The two data keys for the desk, wrapped to its newest key. */
  wrapForDesk(
    of: Pick<ThreadRow, 'id' | 'desk'>,
    dataKeys: DataKeys,
  ): Pick<Wraps, 'deskCommon' | 'deskInternal'>;
  openForDesk(row: ThreadRow, wraps: Wraps): Promise<DataKeys>;
  closeState(of: Stated, plaintext: Uint8Array): Uint8Array;
  openState(row: ThreadRow): Promise<Buffer>;
  rewrap: ThreadSealer['rewrap'];
  isNewest: ThreadSealer['isNewest'];
  nameStateKeys: ThreadSealer['nameStateKeys'];
  lacksKey: ThreadSealer['lacksKey'];
}

/**
 * A thread's `keys`: `reporter's public key 32 | common key to the desk | common key to the reporter |
 * internal key to the desk`, each wrapped with HPKE under a type of its own, all of it under the expiry
 * month's key. Its `state` is under `HKDF(desk's queue key, salt = expiry month's key, "wb1/state")` and
 * bound to the revision: it takes both keys, so that destroying the month's reaches the backups of both
 * columns. Sealed to the newest version of the desk's keys, opened with whichever version it names.
 */
export function createThreadWraps(envelopes: Envelopes, keys: KeyView): ThreadWraps {
  const stateKeys = createStateKeys();
  const monthKey = (month: Month): Uint8Array => monthKeyIn(keys.now(), month, keys.today());
  const newestOf = (desk: Desk): OpenDesk => deskKeysIn(keys.now(), desk)[0];

  /** Opens with whichever version of the desk's keys fits. Throws `seal_key` when none there is does. */
  const openWithAny = async <T extends object>(
    desk: Desk,
    envelope: Uint8Array,
    open: (key: OpenDesk) => T,
  ): Promise<T> => {
    const opened = tryEach(deskKeysIn(keys.now(), desk), open);
    if (opened !== undefined) return opened;
    await keys.miss(keyIdOf(envelope));
    const reopened = tryEach(deskKeysIn(keys.now(), desk), open);
    if (reopened !== undefined) return reopened;
    // Where a row of the database did not open, it may have been that one.
    throwFirst(keys.now().desks[desk].failures);
    throw new SealError('seal_key');
  };

  const closeKeys: ThreadWraps['closeKeys'] = (id, expiry, wraps) => {
    const { publicKey, deskCommon, reporterCommon, deskInternal } = wraps;
    const plaintext = Buffer.concat([publicKey, deskCommon, reporterCommon, deskInternal]);
    return envelopes.seal(monthKey(expiry), placeOfThreadKeys(id), plaintext);
  };

  const openKeys: ThreadWraps['openKeys'] = ({ id, expiry, keys: sealed }) => {
    const plaintext = envelopes.open(monthKey(expiry), placeOfThreadKeys(id), sealed);
    if (plaintext.length !== plaintextSizes.threadKeys) throw new SealError('seal_format');
    return split(plaintext);
  };

  const wrapForDesk: ThreadWraps['wrapForDesk'] = ({ id, desk }, { common, internal }) => {
    const { recipient } = newestOf(desk);
    const thread = idBytes(id);
    return {
      deskCommon: envelopes.sealTo(recipient, { type: 'wrap-desk-common', thread }, common),
      deskInternal: envelopes.sealTo(recipient, { type: 'wrap-desk-internal', thread }, internal),
    };
  };

  const openForDesk: ThreadWraps['openForDesk'] = async (row, { deskCommon, deskInternal }) => {
    const thread = idBytes(row.id);
    return openWithAny(row.desk, deskCommon, ({ opener }) => ({
      common: dataKey(envelopes.openWith(opener, { type: 'wrap-desk-common', thread }, deskCommon)),
      internal: dataKey(
        envelopes.openWith(opener, { type: 'wrap-desk-internal', thread }, deskInternal),
      ),
    }));
  };

  const closeState: ThreadWraps['closeState'] = (of, plaintext) => {
    const key = stateKeys(newestOf(of.desk).queueKey, monthKey(of.expiry));
    return envelopes.seal(key, statePlace(of), plaintext);
  };

  const openState: ThreadWraps['openState'] = async (row) => {
    const month = monthKey(row.expiry);
    return openWithAny(row.desk, row.state, ({ queueKey }) =>
      envelopes.open(stateKeys(queueKey, month), statePlace(row), row.state),
    );
  };

  const areNewest = ({ recipient }: OpenDesk, { deskCommon, deskInternal }: Wraps): boolean =>
    envelopes.isTo(recipient, deskCommon) && envelopes.isTo(recipient, deskInternal);

  const renew = async (row: ThreadRow, wraps: Wraps): Promise<Wraps> => {
    if (areNewest(newestOf(row.desk), wraps)) return wraps;
    const dataKeys = await openForDesk(row, wraps);
    return { ...wraps, ...wrapForDesk(row, dataKeys) };
  };

  return {
    closeKeys,
    openKeys,
    wrapForDesk,
    openForDesk,
    closeState,
    openState,

    nameStateKeys(desk, month) {
      try {
        const ofMonth = monthKey(month);
        return deskKeysIn(keys.now(), desk)
          .map(({ queueKey }) => hkdf(stateKeys(queueKey, ofMonth), 'wb1/state-name', 16))
          .map((name) => name.toString('hex'))
          .join(' ');
      } catch {
        // Whoever opens a state is told why it does not open.
        return undefined;
      }
    },

    lacksKey(month) {
      try {
        monthKey(month);
        return false;
      } catch (error) {
        return codeOf(error) === 'seal_missing';
      }
    },

    async rewrap(row, expiry) {
      const wraps = await renew(row, openKeys(row));
      const state = closeState({ ...row, expiry }, await openState(row));
      return { keys: closeKeys(row.id, expiry, wraps), state };
    },

    isNewest(row) {
      const newest = newestOf(row.desk);
      return (
        areNewest(newest, openKeys(row)) &&
        envelopes.isUnder(
          stateKeys(newest.queueKey, monthKey(row.expiry)),
          statePlace(row),
          row.state,
        )
      );
    },
  };
}

/** A data key has 32 bytes. */
export function dataKey(key: Uint8Array): Uint8Array {
  if (key.length !== 32) throw new SealError('seal_format');
  return key;
}

function statePlace({ id, revision }: Pick<ThreadRow, 'id' | 'revision'>): Place {
  return { type: 'state', thread: idBytes(id), row: idBytes(revision) };
}

function split(plaintext: Buffer): Wraps {
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
