import type { RecipientRow, RecipientSealer } from '../ports/broadcast';
import type { Place } from './associated-data';
import type { Envelopes } from './envelopes';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { tryEach } from './try-each';
import type { Versions } from './vault-secrets';

const format = 1;

/**
 * Recipients of the weekly piece, each an envelope of one size under `HKDF(vault key, "wb1/recipient")`,
 * bound to its row: `format u8 = 1 | address in UTF-8`, padded. Sealed under the newest vault key, opened
 * with whichever it names.
 * @param versions the vault's keys as they are known at the moment
 */
export function createRecipientSealer(
  envelopes: Envelopes,
  versions: () => Versions,
): RecipientSealer {
  let last: { readonly versions: Versions; readonly keys: readonly Buffer[] } | undefined;
  const keys = (): readonly Buffer[] => {
    const now = versions();
    if (last?.versions !== now)
      last = { versions: now, keys: now.map(({ key }) => hkdf(key, 'wb1/recipient')) };
    return last.keys;
  };
  const newest = (): Buffer => {
    const [key] = keys();
    if (key === undefined) throw new SealError('seal_secret');
    return key;
  };
  return {
    seal: (id, address) => {
      const content = Buffer.concat([Uint8Array.of(format), Buffer.from(address, 'utf8')]);
      return envelopes.seal(newest(), placeOf({ id }), pad(content, plaintextSizes.recipient));
    },
    open: (row) => {
      const opened = tryEach(keys(), (key) => envelopes.open(key, placeOf(row), row.sealed));
      if (opened === undefined) throw new SealError('seal_secret');
      const content = unpad(opened, plaintextSizes.recipient);
      if (content[0] !== format) throw new SealError('seal_format');
      return content.toString('utf8', 1);
    },
    isNewest: (row) => envelopes.isUnder(newest(), placeOf(row), row.sealed),
    order: (weekKey, conversation) => hmac(weekKey, conversation),
  };
}

function placeOf({ id }: Pick<RecipientRow, 'id'>): Place {
  return { type: 'recipient', row: idBytes(id) };
}
