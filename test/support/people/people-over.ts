import { createEnvelopes } from '../../../bot/crypto/envelopes';
import { rosterKeysOf } from '../../../bot/keys/roster-keys';
import { createPeople } from '../../../bot/people/create-people';
import { createPasskeys } from '../../../bot/people/passkeys';
import { nodeRandom } from '../../../bot/platform/random';
import type { People } from '../../../bot/ports/people';
import type { Passkeys, RosterSealer, StaffStore } from '../../../bot/ports/staff';
import { createRosterSealer } from '../../../bot/sealers/roster-sealer';

const envelopes = createEnvelopes(new Uint8Array(16), nodeRandom());

/** Seals under one vault key, the same for whoever asks: as two processes over one vault have them. */
function rosterSealer(seed = 1): RosterSealer {
  const version = { name: 'kek-v1', number: 1, madeOn: undefined, key: Buffer.alloc(32, seed) };
  return createRosterSealer(
    envelopes,
    () => rosterKeysOf([version]),
    Buffer.alloc(32, 7),
    'unread',
  );
}

/** The desks' people over a store, and the passkeys by which they sign in, without a vault. */
export function peopleOver(store: StaffStore): People & { readonly passkeys: Passkeys } {
  const parts = { store, sealer: rosterSealer(), random: nodeRandom() };
  return { ...createPeople(parts), passkeys: createPasskeys(parts) };
}
