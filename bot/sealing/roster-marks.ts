import { timingSafeEqual } from 'node:crypto';
import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import type { RosterRow, StaffRow } from '../ports/staff-store';
import { personData } from './draft-token';
import { lengthAndText, u8 } from './fixed-width';
import { hmac } from './hkdf';
import { idBytes } from './id-bytes';
import type { Judged } from './judged-rosters';
import type { RosterKey } from './roster-keys';
import { SealError } from './seal-error';
import { deskBytes } from './words';

const standingBytes = { member: 1, waiting: 2 } as const satisfies Record<
  Member['standing'],
  number
>;

/** A row before it has its mark. */
export type Unmarked<Row extends { readonly mark: unknown }> = Omit<Row, 'mark'>;

/** What the marks themselves say; `undefined` when the roster's edition was not drawn here. */
export function judgeRoster(
  key: Uint8Array,
  roster: RosterRow,
  members: readonly StaffRow[],
): Judged | undefined {
  const { mark } = roster;
  if (!isMark(mark.subarray(16, 48), () => editionMark(key, roster))) return undefined;
  const genuine = members.map((member) =>
    isMark(member.mark, () => memberMark(key, roster, member)),
  );
  const counted = members.filter((_, at) => genuine[at]);
  return { genuine, isWhole: same(mark.subarray(48), wholeMark(key, roster, counted)) };
}

/** `key's name 16 | mark of the edition 32 | mark of the whole 32`; the last one is over all ids. */
export function rosterMark(
  { marks: key, name }: RosterKey,
  roster: Unmarked<RosterRow>,
  members: readonly Unmarked<StaffRow>[],
): Uint8Array {
  return Uint8Array.from(
    Buffer.concat([name, editionMark(key, roster), wholeMark(key, roster, members)]),
  );
}

/** `"edition" | edition 16 | desk u8`. */
function editionMark(key: Uint8Array, roster: Unmarked<RosterRow>): Buffer {
  const { desk, edition } = roster;
  return hmac(key, 'edition', idBytes(edition), u8(deskBytes[desk]));
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

/** A row with its mark, 32 bytes, under the key of its roster. */
export function marked(
  key: Uint8Array,
  roster: Unmarked<RosterRow>,
  member: Unmarked<StaffRow>,
): StaffRow {
  return { ...member, mark: Uint8Array.from(memberMark(key, roster, member)) };
}

/**
 * `"member" | edition 16 | desk of the roster u8 | id 16 | desk u8 | standing u8 | person 68 | title |
 * address`, the two texts in UTF-8 behind their lengths, u16 each. Where the row says from which day on the
 * member sees cases, or until when the member is away: `"reader"` instead of `"member"`, and behind the
 * address both days, each in the same way, and empty where there is none.
 */
function memberMark(
  key: Uint8Array,
  { edition, desk }: Unmarked<RosterRow>,
  member: Unmarked<StaffRow>,
): Buffer {
  const { seesFrom, awayUntil } = member;
  const isPlain = seesFrom === null && awayUntil === null;
  return hmac(
    key,
    isPlain ? 'member' : 'reader',
    idBytes(edition),
    deskByte(desk),
    idBytes(member.id),
    deskByte(member.desk),
    u8(standingBytes[member.standing]),
    personData(member),
    ...lengthAndText(member.title),
    ...lengthAndText(member.address),
    ...(isPlain ? [] : [...lengthAndText(seesFrom ?? ''), ...lengthAndText(awayUntil ?? '')]),
  );
}

export const deskByte = (desk: Desk): Buffer => u8(deskBytes[desk]);

/** What somebody else wrote may be nothing that can be marked at all: no desk, no messenger, no id. */
export function isMark(mark: Uint8Array, make: () => Uint8Array): boolean {
  try {
    return same(mark, make());
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}

/** Compares without telling by its time how much is right. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
