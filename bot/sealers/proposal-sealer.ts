import type { Place } from '../crypto/associated-data';
import type { Envelopes } from '../crypto/envelopes';
import { hkdf } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { pad, unpad } from '../crypto/padding';
import { decodeProposal, encodeProposal } from '../crypto/proposal-codec';
import { plaintextSizes } from '../crypto/sizes';
import { deskBytes } from '../crypto/words';
import { type KeyView, openAsDesk } from '../keys/key-views';
import { deskKeysIn } from '../keys/keyring';
import type { ProposalRow, ProposalSealer } from '../ports/proposals';

/**
 * Proposals, each an envelope of one size under `HKDF(desk's queue key, "wb1/proposal")`, bound to the row,
 * its desk and its revision. Sealed under the newest version of the key, opened with the one it names.
 */
export function createProposalSealer(envelopes: Envelopes, keys: KeyView): ProposalSealer {
  const keyFrom = ({ queueKey }: { readonly queueKey: Uint8Array }): Uint8Array =>
    hkdf(queueKey, 'wb1/proposal');
  return {
    seal(of, proposal) {
      const [newest] = deskKeysIn(keys.now(), of.desk);
      const plaintext = pad(encodeProposal(proposal), plaintextSizes.proposal);
      return envelopes.seal(keyFrom(newest), placeOf(of), plaintext);
    },
    async open(row) {
      const opened = await openAsDesk(keys, row.desk, row.sealed, (key) =>
        envelopes.open(keyFrom(key), placeOf(row), row.sealed),
      );
      return decodeProposal(unpad(opened, plaintextSizes.proposal));
    },
    isNewest(row) {
      const [newest] = deskKeysIn(keys.now(), row.desk);
      return envelopes.isUnder(keyFrom(newest), placeOf(row), row.sealed);
    },
  };
}

function placeOf({ id, desk, revision }: Omit<ProposalRow, 'sealed'>): Place {
  return { type: 'proposal', thread: idBytes(id), row: idBytes(revision), field: deskBytes[desk] };
}
