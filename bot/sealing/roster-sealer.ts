import { timingSafeEqual } from 'node:crypto';
import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import type { InvitationTerms } from '../ports/people';
import type { RosterSealer } from '../ports/roster-sealer';
import type { Invitation, RosterRow, StaffRow } from '../ports/staff-store';
import { personData } from './draft-token';
import { u8, u16, u64 } from './fixed-width';
import { hmac } from './hkdf';
import { idBytes } from './id-bytes';
import { createJudgedRosters, type Judged } from './judged-rosters';
import { createMemberIds } from './member-ids';
import type { RosterKey, RosterKeys } from './roster-keys';
import { SealError } from './seal-error';
import { deskBytes } from './words';

const standingBytes = { member: 1, waiting: 2 } as const satisfies Record<
  Member['standing'],
  number
>;

const markLength = 80;

/**
 * `waits`: another process may have heard of a key before this one, and nothing is said of the roster until
 * the keys were read again. `foreign`: they have just been read, and it is not the product's.
 */
type UnknownKey = 'waits' | 'foreign';

type Unmarked<Row extends { readonly mark: unknown }> = Omit<Row, 'mark'>;

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
  const judge = createJudgedRosters(judgeMarks);
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

/** What the marks themselves say; `undefined` when the roster's edition was not drawn here. */
function judgeMarks(
  key: Uint8Array,
  roster: RosterRow,
  members: readonly StaffRow[],
): Judged | undefined {
  const { mark } = roster;
  if (!isMark(mark.subarray(16, 48), () => editionMark(key, roster))) return undefined;
  const genuine = members.map(
    (member) => member.mark !== null && isMark(member.mark, () => memberMark(key, roster, member)),
  );
  const counted = members.filter((_, at) => genuine[at]);
  return { genuine, isWhole: same(mark.subarray(48), wholeMark(key, roster, counted)) };
}

/** The key by which a roster says that it is marked. */
function findKey(keys: RosterKeys, { mark }: RosterRow): RosterKey | undefined {
  return keys.find(({ name }) => same(mark.subarray(0, 16), name));
}

function notKnown(): never {
  throw new SealError('seal_unread');
}

function rosterMark(
  { marks: key, name }: RosterKey,
  roster: Unmarked<RosterRow>,
  members: readonly Unmarked<StaffRow>[],
): Uint8Array {
  return Uint8Array.from(
    Buffer.concat([name, editionMark(key, roster), wholeMark(key, roster, members)]),
  );
}

/** `"edition" | edition 16 | desk u8 | day of taking over, ASCII, or nothing`. */
function editionMark(key: Uint8Array, roster: Unmarked<RosterRow>): Buffer {
  const { desk, edition, takenOverOn } = roster;
  return hmac(key, 'edition', idBytes(edition), u8(deskBytes[desk]), takenOverOn ?? '');
}

/** `"whole" | edition 16 | all ids, in their order`. */
function wholeMark(
  key: Uint8Array,
  { edition }: Unmarked<RosterRow>,
  members: readonly Unmarked<StaffRow>[],
): Buffer {
  const ids = members.map(({ id }) => id).sort();
  return hmac(key, 'whole', idBytes(edition), ...ids.map(idBytes));
}

function marked(
  key: Uint8Array,
  roster: Unmarked<RosterRow>,
  member: Unmarked<StaffRow>,
): StaffRow {
  return { ...member, mark: Uint8Array.from(memberMark(key, roster, member)) };
}

/**
 * `"member" | edition 16 | desk of the roster u8 | id 16 | desk u8 | standing u8 | person 68 | title |
 * address`, the two texts in UTF-8 behind their lengths, u16 each.
 */
function memberMark(
  key: Uint8Array,
  { edition, desk }: Unmarked<RosterRow>,
  member: Unmarked<StaffRow>,
): Buffer {
  return hmac(
    key,
    'member',
    idBytes(edition),
    deskByte(desk),
    idBytes(member.id),
    deskByte(member.desk),
    u8(standingBytes[member.standing]),
    personData(member),
    ...text(member.title),
    ...text(member.address),
  );
}

const deskByte = (desk: Desk): Buffer => u8(deskBytes[desk]);

function text(value: string): readonly [Buffer, Buffer] {
  const bytes = Buffer.from(value, 'utf8');
  return [u16(bytes.length), bytes];
}

/**
 * `HMAC(key of invitations, locator | secret | desk u8 | title | end u64)`; the code's two
 * parts have one length each. The secret is 80 random bits.
 */
function hashInvitation({ invitations }: RosterKey, terms: InvitationTerms): Uint8Array {
  const { code, desk, title, expiresAt } = terms;
  return Uint8Array.from(
    hmac(invitations, code.locator, code.secret, deskByte(desk), ...text(title), u64(expiresAt)),
  );
}

function termsOf({ locator, ...terms }: Invitation, secret: string): InvitationTerms {
  return { ...terms, code: { locator, secret } };
}

/** What somebody else wrote may be nothing that can be marked at all: no desk, no messenger, no id. */
function isMark(mark: Uint8Array, make: () => Uint8Array): boolean {
  try {
    return same(mark, make());
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}

/** Compares without telling by its time how much is right. */
function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
