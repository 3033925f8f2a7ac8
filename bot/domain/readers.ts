import { type ArrivalDays, arrivalOf } from './arrival';
import { addDays, type Day } from './day';
import type { MemberId } from './ids';
import { limits } from './limits';
import { type Member, receives } from './member';

/** What a case itself says of its readers. */
export interface Named {
  /** Members who must not know that it exists: named by the reporter, or stepped down. */
  readonly excluded: readonly MemberId[];
  /** Members to whom it was shown who would not see it otherwise. */
  readonly shownTo?: readonly MemberId[] | undefined;
  /** Its time is over, and it may not be disposed of: nobody reads it, unless two opened it (VBL 7:8). */
  readonly expired?: Expired | undefined;
}

/** Until when two members opened a case past its time. */
export interface Expired {
  readonly openUntil?: Day | undefined;
}

export interface Readable {
  readonly row: { readonly filedOn: Day };
  readonly state: Named & ArrivalDays;
}

/**
 * Whether a member may know that a case exists. Every list, count, search, notice, statistic and direct open
 * goes through here.
 *
 * An excluded member never may. Members may who had joined before the first day on which it can have been
 * written, since its reporter could name them; and so may those to whom it was shown. Newcomers and outside
 * deputies may not (VBL 7:6), unless nobody else is left: no case is without a reader. Newcomers then come
 * before deputies. Where a desk was begun again, nobody reads what was delivered before the day that the
 * operator gave. A case among the expired ones has no readers (VBL 7:8).
 * @param members everybody of the member's desk
 */
export function mayRead(member: Member, members: readonly Member[], one: Readable): boolean {
  if (member.standing !== 'member' || isExcluded(member, one)) return false;
  if (isExpiredCase(one.state)) return false;
  if (readsOfItself(member, one)) return true;
  if (isBefore(member, one)) return false;
  // Receiving members read what none of them reads by right.
  const isReceiver = receives(member);
  return !members.some(
    (other) =>
      receives(other) && (isReceiver ? readsOfItself(other, one) : !isExcluded(other, one)),
  );
}

/** Whether a case is past its time and may not be disposed of, and nobody opened it. */
export function isExpiredCase({ expired }: Pick<Named, 'expired'>): boolean {
  return expired !== undefined && expired.openUntil === undefined;
}

/** A case as if it were not among the expired ones: who could propose to open it. */
export function withoutExpiry<T extends Readable>(one: T): T {
  return { ...one, state: { ...one.state, expired: undefined } };
}

/** Whether a case excludes a member, or somebody whom nobody could tell apart from that member. */
export function isExcluded(
  { id, was = [] }: Pick<Member, 'id' | 'was'>,
  { state }: Pick<Readable, 'state'>,
): boolean {
  return [id, ...was].some((one) => state.excluded.includes(one));
}

/**
 * Whether somebody is still of the desk and not shut out of a case: only then does that one's half count,
 * where it takes two.
 */
export function takesPart(id: MemberId, members: readonly Member[], one: Readable): boolean {
  const member = members.find((known) => known.id === id);
  return member?.standing === 'member' && !isExcluded(member, one);
}

/**
 * The first day of writing that somebody reads who joins or is let in on a day. A dialog whose reporter could
 * not name that person was begun by then, and can be sent until the end of the next day.
 */
export function seesAfter(joined: Day): Day {
  return addDays(joined, 2);
}

/** Whether a member reads a case by right, regardless of who else is there. */
function readsOfItself(member: Member, one: Readable): boolean {
  if (isExcluded(member, one)) return false;
  const { id, sees } = member;
  const isSeen =
    sees === undefined || (sees !== 'shown' && sees <= arrivalOf(one.row, one.state).filedOn);
  if (isSeen && !isBefore(member, one)) return true;
  return one.state.shownTo?.includes(id) === true;
}

/** Whether a case was delivered before its desk was begun again. */
function isBefore({ from }: Member, { row }: Readable): boolean {
  return from !== undefined && row.filedOn < from;
}

/**
 * Whether nobody of the desk was ever shut out of a case. Only such a case is counted in what is published.
 */
export function isKeptFromNobody({ state }: Pick<Readable, 'state'>): boolean {
  return state.excluded.length === 0;
}

export function readersOf(members: readonly Member[], one: Readable): readonly Member[] {
  return members.filter((member) => mayRead(member, members, one));
}

/** Members to whom a case can be shown: newcomers and deputies who cannot see it, and are not excluded. */
export function canBeShown(members: readonly Member[], one: Readable): readonly Member[] {
  return members.filter(
    (member) =>
      member.standing === 'member' && !isExcluded(member, one) && !mayRead(member, members, one),
  );
}

/**
 * A state after one more exclusion; `undefined` when it is full of exclusions. Both lists together name as
 * many as fit the sealed state: an exclusion replaces the earliest showing.
 */
export function withExcluded<T extends Named>(state: T, member: MemberId): T | undefined {
  const { excluded, shownTo } = state;
  if (excluded.includes(member)) return state;
  if (excluded.length >= limits.named) return undefined;
  const now = [...excluded, member];
  const others = shownTo?.filter((id) => id !== member);
  const room = limits.named - now.length;
  return { ...state, excluded: now, shownTo: others?.slice(Math.max(0, others.length - room)) };
}

/**
 * The readers after one more showing; `undefined` when there is no room. Former members keep no place.
 * @param members everybody of the desk
 */
export function withShown(
  { excluded, shownTo = [] }: Named,
  member: MemberId,
  members: readonly Pick<Member, 'id'>[],
): Named | undefined {
  const there = shownTo.filter((id) => id !== member && members.some((one) => one.id === id));
  if (excluded.length + there.length >= limits.named) return undefined;
  return { excluded, shownTo: [...there, member] };
}
