import type { Day } from './day';
import type { MemberId } from './ids';
import { limits } from './limits';
import { type Member, receives } from './member';

/** What a case itself says of who reads it. */
export interface Named {
  /** Members who cannot see that it exists: named by the reporter, or stepped down. */
  readonly excluded: readonly MemberId[];
  /** Members to whom it was shown who would not see it else. */
  readonly shownTo?: readonly MemberId[] | undefined;
}

/** A case, as far as it takes to say who reads it. */
export interface Readable {
  /** `filedOn`: the day of its release. */
  readonly row: { readonly filedOn: Day };
  readonly state: Named;
}

/**
 * Whether a member may know that a case exists. Every list, count, search, notice, statistic and direct open
 * goes through here.
 *
 * Who is excluded never may. Who else joined before its release may, and so may to whom it was shown. A
 * newcomer and an outside deputy may not (VBL 7:6: nobody reads more than the work takes), but where nobody
 * else is left: no case is without a reader. First the newcomers read it then, and only where no
 * receiving member is left who may, the deputies.
 * @param members everybody of the member's desk
 */
export function mayRead(member: Member, members: readonly Member[], one: Readable): boolean {
  if (member.standing !== 'member' || isExcluded(member, one)) return false;
  if (readsOfItself(member, one)) return true;
  // Those who receive read what nobody of them reads of himself.
  const isRead = receives(member) ? readsOfItself : isAllowed;
  return !members.some((other) => receives(other) && isRead(other, one));
}

function isExcluded({ id }: Member, { state }: Readable): boolean {
  return state.excluded.includes(id);
}

function isAllowed(member: Member, one: Readable): boolean {
  return !isExcluded(member, one);
}

/** Whether a member reads a case whoever else is there. */
function readsOfItself(member: Member, one: Readable): boolean {
  if (isExcluded(member, one)) return false;
  const { id, sees } = member;
  if (sees === undefined || (sees !== 'shown' && sees <= one.row.filedOn)) return true;
  return one.state.shownTo?.includes(id) === true;
}

/** Those of a desk who may know of a case. */
export function readersOf(members: readonly Member[], one: Readable): readonly Member[] {
  return members.filter((member) => mayRead(member, members, one));
}

/** Those to whom a case can be shown: newcomers and deputies who cannot see it, and no excluded one. */
export function canBeShown(members: readonly Member[], one: Readable): readonly Member[] {
  return members.filter(
    (member) =>
      member.standing === 'member' && !isExcluded(member, one) && !mayRead(member, members, one),
  );
}

/**
 * What a case says once another member cannot see it. At most as many as a desk has members are named in it,
 * both kinds together: more do not fit the sealed state. Where there is no room, who is excluded takes the
 * place of who was shown it first.
 */
export function withExcluded({ excluded, shownTo }: Named, member: MemberId): Named {
  if (excluded.includes(member) || excluded.length >= limits.deskMembers)
    return { excluded, shownTo };
  const now = [...excluded, member];
  const others = shownTo?.filter((id) => id !== member);
  const room = limits.deskMembers - now.length;
  return { excluded: now, shownTo: others?.slice(Math.max(0, others.length - room)) };
}

/**
 * What a case says once it is shown to one more member; `undefined` where there is no room. Who has left the
 * desk keeps no place.
 * @param members everybody of the desk
 */
export function withShown(
  { excluded, shownTo = [] }: Named,
  member: MemberId,
  members: readonly Pick<Member, 'id'>[],
): Named | undefined {
  const there = shownTo.filter((id) => id !== member && members.some((one) => one.id === id));
  if (excluded.length + there.length >= limits.deskMembers) return undefined;
  return { excluded, shownTo: [...there, member] };
}
