import type { Place } from '../crypto/associated-data';
import { createEnvelopes, type Envelopes } from '../crypto/envelopes';
import { lengthAndText, u8, u64 } from '../crypto/fixed-width';
import { hmac, isSame } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { tryEach } from '../crypto/known';
import { decodeRoster, encodeRoster } from '../crypto/roster-codec';
import { SealError } from '../crypto/seal-error';
import { deskBytes } from '../crypto/words';
import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { countVersions } from '../keys/count-versions';
import { createMemberIds, findMemberKey } from '../keys/member-ids';
import { type RosterKey, type RosterKeys, rosterKeysOf } from '../keys/roster-keys';
import {
  findSecret,
  findVersions,
  secretNames,
  type VaultKey,
  type Versions,
} from '../keys/vault-secrets';
import type { KnownVaultKey, Vault } from '../ports/keys';
import type { BoundTo, InvitationTerms } from '../ports/people';
import type { Random } from '../ports/random';
import type { DeskList, Invitation, RosterRow, RosterSealer } from '../ports/staff';

/**
 * Seals who belongs to a desk, and hashes invitations. Both need a vault key: a writer to the database can
 * make neither. A list is one envelope under `HKDF(vault key, "wb1/roster")`, bound to its desk and its
 * revision.
 * @param keys the keys that are known at the moment
 * @param memberKey what `findMemberKey` gives
 * @param unknown the verdict on a list under an unknown key. `unread`: another process may know the key, and
 *   `seal_unread` is thrown until the keys are read again. `foreign`: they were just read, and it does not
 *   open
 */
export function createRosterSealer(
  envelopes: Envelopes,
  keys: () => RosterKeys,
  memberKey: Uint8Array,
  unknown: 'unread' | 'foreign',
): RosterSealer {
  const open = (row: RosterRow, known: RosterKeys): DeskList | undefined => {
    try {
      const bytes = tryEach(known, ({ lists }) => envelopes.open(lists, placeOf(row), row.sealed));
      if (bytes !== undefined) return decodeRoster(bytes, row.desk);
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
    if (unknown === 'unread') throw new SealError('seal_unread');
    return undefined;
  };
  const last = new Map<Desk, OpenedRoster>();
  return {
    memberIdOf: createMemberIds(memberKey),
    seal: (roster, list) => {
      const [newest] = keys();
      const sealed = envelopes.seal(newest.lists, placeOf(roster), encodeRoster(list));
      return { ...roster, sealed };
    },
    open: (row) => {
      const known = keys();
      const seen = last.get(row.desk);
      // Every look opens both lists, which seldom change: the last one of each is remembered.
      if (seen?.known === known && isSameRow(seen.row, row)) return seen.list;
      const list = open(row, known);
      last.set(row.desk, { row, known, list });
      return list;
    },
    isNewest: (row) => envelopes.isUnder(keys()[0].lists, placeOf(row), row.sealed),
    sealInvitation: (terms, bound) => ({
      locator: terms.code.locator,
      secretHash: hashInvitation(keys()[0], terms, bound),
      desk: terms.desk,
      title: terms.title,
      expiresAt: terms.expiresAt,
    }),
    fits: (invitation, secret, bound) =>
      keys().some((key) => isHash(key, invitation, secret, bound)),
  };
}

interface OpenedRoster {
  readonly row: RosterRow;
  readonly known: RosterKeys;
  readonly list: DeskList | undefined;
}

function isSameRow(one: RosterRow, other: RosterRow): boolean {
  return one.revision === other.revision && Buffer.compare(one.sealed, other.sealed) === 0;
}

function placeOf({ desk, revision }: Omit<RosterRow, 'sealed'>): Place {
  return { type: 'roster', row: idBytes(revision), field: deskBytes[desk] };
}

/** A foreign row may not even be hashable. */
function isHash(
  key: RosterKey,
  invitation: Invitation,
  secret: string,
  bound: BoundTo | undefined,
): boolean {
  try {
    const { locator, secretHash, ...terms } = invitation;
    const typed = { ...terms, code: { locator, secret } };
    return isSame(hashInvitation(key, typed, bound), secretHash);
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}

const boundBytes: Readonly<Record<BoundTo['as'], number>> = { own: 1, renews: 2 };

/**
 * `HMAC(key of invitations, locator | secret | desk u8 | title | end u64)`. Locator and secret have one
 * length each; the secret is 60 random bits. A member's own code adds `1 u8 | member's id`, and one that
 * renews a member's passkeys `2 u8 | member's id`, so that no kind fits as another.
 */
function hashInvitation(
  { invitations }: RosterKey,
  terms: InvitationTerms,
  bound: BoundTo | undefined,
): Uint8Array {
  const { code, desk, title, expiresAt } = terms;
  const parts = [u8(deskBytes[desk]), ...lengthAndText(title), u64(expiresAt)];
  const whose = bound ? [u8(boundBytes[bound.as]), idBytes(bound.member)] : [];
  return Uint8Array.from(hmac(invitations, code.locator, code.secret, ...parts, ...whose));
}

/**
 * Opens the lists of the desks' people for a process that makes nothing. Throws `seal_secret` when the vault
 * lacks keys, or no start has made them known yet.
 */
export async function readRosterSealer(
  vault: Pick<Vault, 'get' | 'names'>,
  known: readonly KnownVaultKey[],
  of: { readonly deployment: Uint8Array; readonly today: Day; readonly random: Random },
): Promise<RosterSealer> {
  const { deployment, today, random } = of;
  const witness = { key: await findSecret(vault, secretNames.witness), known, today };
  const names = await vault.names('');
  const versions = async (key: VaultKey): Promise<Versions> =>
    countVersions(await findVersions(vault, key, names), witness).versions;
  const kek = await versions('kek');
  const members = await findMemberKey(vault, await versions('pepper'));
  const keys = rosterKeysOf(kek);
  return createRosterSealer(createEnvelopes(deployment, random), () => keys, members, 'foreign');
}
