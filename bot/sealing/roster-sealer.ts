import type { InvitationTerms } from '../ports/people';
import type { RosterSealer } from '../ports/roster-sealer';
import type { Invitation, RosterRow } from '../ports/staff-store';
import { lengthAndText, u64 } from './fixed-width';
import { hmac } from './hkdf';
import { createJudgedRosters } from './judged-rosters';
import { createMemberIds } from './member-ids';
import type { RosterKey, RosterKeys } from './roster-keys';
import { deskByte, isMark, judgeRoster, marked, rosterMark, same } from './roster-marks';
import { SealError } from './seal-error';

const markLength = 80;

/**
 * `waits`: another process may have heard of a key before this one, and nothing is said of the roster until
 * the keys were read again. `foreign`: they have just been read, and it is not the product's.
 */
type UnknownKey = 'waits' | 'foreign';

/**
 * Marks of who belongs to a desk, and hashes of invitations. Both need a vault key: whoever can write to the
 * database makes none.
 *
 * A roster's mark, 80 bytes: `key's name 16 | mark of the edition 32 | mark of the whole 32`. The first one
 * says that this edition was drawn here; the second one, over all ids, that no row is missing. The rows'
 * marks are under the same key: an edition under another one has none of them.
 * @param keys those of the vault's keys that are known at the moment
 * @param unknown what a roster is whose key is not among them
 * @param memberKey what `findMemberKey` gives
 */
export function createRosterSealer(
  keys: () => RosterKeys,
  memberKey: Uint8Array,
  unknown: UnknownKey,
): RosterSealer {
  const judge = createJudgedRosters(judgeRoster);
  return {
    memberIdOf: createMemberIds(memberKey),
    seal: (roster, members) => {
      const [newest] = keys();
      return {
        roster: { ...roster, mark: rosterMark(newest, roster, members) },
        members: members.map((member) => marked(newest.marks, roster, member)),
      };
    },
    sealMember: (roster, member) =>
      marked((findKey(keys(), roster) ?? notKnown()).marks, roster, member),
    open: (roster, members) => {
      const { mark } = roster;
      if (mark.length !== markLength) return undefined;
      const found = findKey(keys(), roster);
      if (found === undefined && unknown === 'foreign') return undefined;
      const judged = judge((found ?? notKnown()).marks, roster, members);
      if (judged === undefined) return undefined;
      const genuine = members.filter((_, at) => judged.genuine[at]);
      return { genuine, isWhole: judged.isWhole };
    },
    isNewest: ({ mark }) => same(mark.subarray(0, 16), keys()[0].name),
    sealInvitation: (terms) => ({
      locator: terms.code.locator,
      secretHash: hashInvitation(keys()[0], terms),
      desk: terms.desk,
      title: terms.title,
      expiresAt: terms.expiresAt,
    }),
    fits: (invitation, secret) =>
      keys().some((key) =>
        isMark(invitation.secretHash, () => hashInvitation(key, termsOf(invitation, secret))),
      ),
  };
}

/** The key by which a roster says that it is marked. */
function findKey(keys: RosterKeys, { mark }: RosterRow): RosterKey | undefined {
  return keys.find(({ name }) => same(mark.subarray(0, 16), name));
}

function notKnown(): never {
  throw new SealError('seal_unread');
}

/**
 * `HMAC(key of invitations, locator | secret | desk u8 | title | end u64)`; the code's two
 * parts have one length each. The secret is 80 random bits.
 */
function hashInvitation({ invitations }: RosterKey, terms: InvitationTerms): Uint8Array {
  const { code, desk, title, expiresAt } = terms;
  return Uint8Array.from(
    hmac(
      invitations,
      code.locator,
      code.secret,
      deskByte(desk),
      ...lengthAndText(title),
      u64(expiresAt),
    ),
  );
}

function termsOf({ locator, ...terms }: Invitation, secret: string): InvitationTerms {
  return { ...terms, code: { locator, secret } };
}
