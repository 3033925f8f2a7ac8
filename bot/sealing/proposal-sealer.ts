import type { ProposalRow, ProposalSealer } from '../ports/proposals';
import type { Place } from './associated-data';
import { keyIdOf } from './envelope-header';
import type { Envelopes } from './envelopes';
import { hkdf } from './hkdf';
import { idBytes } from './id-bytes';
import type { KeyView } from './key-views';
import { deskKeysIn } from './keyring';
import { throwFirst } from './known';
import { pad, unpad } from './padding';
import { decodeProposal, encodeProposal } from './proposal-codec';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { tryEach } from './try-each';
import { deskBytes } from './words';

/**
 * Proposals, each an envelope of one size under `HKDF(desk's queue key, "wb1/proposal")`, bound to the row,
 * its desk and its revision. Sealed under the newest version of the key, opened with whichever it names.
 */
export function createProposalSealer(envelopes: Envelopes, keys: KeyView): ProposalSealer {
  const keyFrom = ({ queueKey }: { readonly queueKey: Uint8Array }): Uint8Array =>
    hkdf(queueKey, 'wb1/proposal');
  const attempt = (row: ProposalRow): Buffer | undefined =>
    tryEach(deskKeysIn(keys.now(), row.desk), (key) =>
      envelopes.open(keyFrom(key), placeOf(row), row.sealed),
    );
  return {
    seal(of, proposal) {
      const [newest] = deskKeysIn(keys.now(), of.desk);
      const plaintext = pad(encodeProposal(proposal), plaintextSizes.proposal);
      return envelopes.seal(keyFrom(newest), placeOf(of), plaintext);
    },
    async open(row) {
      let opened = attempt(row);
      if (opened === undefined) {
        await keys.miss(keyIdOf(row.sealed));
        opened = attempt(row);
      }
      if (opened === undefined) {
        throwFirst(keys.now().desks[row.desk].failures);
        throw new SealError('seal_key');
      }
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
