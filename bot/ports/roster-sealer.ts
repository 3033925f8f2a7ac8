import type { MemberId } from '../domain/ids';
import type { BoundTo, InvitationTerms, Who } from './people';
import type { DeskList, Invitation, RosterRow } from './staff-store';

/** Seals who belongs to a desk with a key of the vault, and hashes invitations. */
export interface RosterSealer {
  /** The same person has the same id at either desk. */
  memberIdOf(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): MemberId;
  seal(roster: Omit<RosterRow, 'sealed'>, list: DeskList): RosterRow;
  /** `undefined` when the list does not open. May throw `seal_unread` in a running process. */
  open(roster: RosterRow): DeskList | undefined;
  isNewest(roster: RosterRow): boolean;
  /**
   * Returns what is stored of an invitation.
   * @param bound whose account it is for, and how; nobody else's is touched by it
   */
  sealInvitation(terms: InvitationTerms, bound?: BoundTo): Invitation;
  /** Whether an invitation, or one that is bound so, is unchanged, and that is its secret. */
  fits(invitation: Invitation, secret: string, bound?: BoundTo): boolean;
}
