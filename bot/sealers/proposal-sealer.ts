import type { Place } from '../crypto/associated-data';
import type { Envelopes } from '../crypto/envelopes';
import { decode, encode, json } from '../crypto/formats';
import { hkdf, hmac } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { pad, unpad } from '../crypto/padding';
import { plaintextSizes } from '../crypto/sizes';
import { deskBytes } from '../crypto/words';
import type { Revision } from '../domain/ids';
import type { Proposal } from '../domain/proposal';
import type { RedactedCopyContent } from '../domain/redacted-copy';
import { type KeyView, openAsDesk } from '../keys/key-views';
import { deskKeysIn } from '../keys/keyring';
import type { PartPlace, ProposalRow, ProposalSealer } from '../ports/pool';
import type { Random } from '../ports/random';

/**
 * JSON, each proposal an envelope of one size under `HKDF(desk's queue key, "wb1/proposal")`. It is bound to
 * the row, its desk, its day and its revision: what is over cannot be given a later day. It is sealed under
 * the newest version of the key, and opened with the one that it names. What a redacted copy says of its case
 * is sealed under the thread's internal key as well.
 */
export function createProposalSealer(
  envelopes: Envelopes,
  keys: KeyView,
  random: Pick<Random, 'id'>,
): ProposalSealer {
  const keyFrom = ({ queueKey }: { readonly queueKey: Uint8Array }): Uint8Array =>
    hkdf(queueKey, 'wb1/proposal');
  return {
    seal(of, proposal) {
      const [newest] = deskKeysIn(keys.now(), of.desk);
      const row = { ...of, revision: random.id<Revision>() };
      const plaintext = pad(encode(json, proposal), plaintextSizes.proposal);
      return { ...row, sealed: envelopes.seal(keyFrom(newest), placeOf(row), plaintext) };
    },
    async open(row) {
      const opened = await openAsDesk(keys, row.desk, row.sealed, (key) =>
        envelopes.open(keyFrom(key), placeOf(row), row.sealed),
      );
      // Only this product can have sealed it, so its shape is trusted.
      return decode(json, unpad(opened, plaintextSizes.proposal)) as Proposal;
    },
    sealContent: (internal, of, content) =>
      envelopes.seal(internal, partPlace(of), encode(json, content)).toString('base64url'),
    openContent: (internal, of) =>
      // Within a proposal, which only this product can have sealed.
      decode(
        json,
        envelopes.open(internal, partPlace(of), Buffer.from(of.sealed, 'base64url')),
      ) as RedactedCopyContent,
    nameOf: (internal, shown) => hmac(hkdf(internal, 'wb1/copy'), shown).toString('base64url'),
    isNewest(row) {
      const [newest] = deskKeysIn(keys.now(), row.desk);
      return envelopes.isUnder(keyFrom(newest), placeOf(row), row.sealed);
    },
  };
}

function partPlace({ thread, part }: PartPlace): Place {
  return { type: 'redactions', thread: idBytes(thread), field: part };
}

function placeOf({ id, desk, day, revision }: Omit<ProposalRow, 'sealed'>): Place {
  const field = deskBytes[desk];
  return { type: 'proposal', thread: idBytes(id), row: idBytes(revision), field, day };
}
