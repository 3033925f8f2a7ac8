import type { MemberId } from '../domain/ids';
import type { InvitationTerms, Who } from './people';
import type { Invitation, RosterRow, StaffRow } from './staff-store';

/** Which of the rows beside a roster the product wrote, all of them with it. */
interface OpenedRoster {
  readonly genuine: readonly StaffRow[];
  /** Whether these are all that the roster was written with. */
  readonly isWhole: boolean;
}

/**
 * Marks who belongs to a desk with a key of the vault. A mark covers id, desk, standing, title, person,
 * address, what the person sees, until when the person is away, and the roster's edition.
 */
export interface RosterSealer {
  /** The same for the same person, whatever desk. */
  memberIdOf(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): MemberId;
  /** Marks a roster with all its rows under the newest vault key. */
  seal(
    roster: Omit<RosterRow, 'mark'>,
    members: readonly Omit<StaffRow, 'mark'>[],
  ): { readonly roster: RosterRow; readonly members: readonly StaffRow[] };
  /** Marks one row of a roster that stays, under that roster's own key. */
  sealMember(roster: RosterRow, member: Omit<StaffRow, 'mark'>): StaffRow;
  /** `undefined` when it is not the product's. May throw `seal_unread` in a process that runs on. */
  open(roster: RosterRow, members: readonly StaffRow[]): OpenedRoster | undefined;
  /** Whether a roster is marked under the newest vault key. */
  isNewest(roster: RosterRow): boolean;
  /** What is kept of an invitation. */
  sealInvitation(terms: InvitationTerms): Invitation;
  /** Whether it is kept as it was made, and that is its secret. */
  fits(invitation: Invitation, secret: string): boolean;
}
