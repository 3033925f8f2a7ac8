import type { MemberId } from '../domain/ids';
import type { InvitationTerms, Who } from './people';
import type { DeskList, Invitation, RosterRow } from './staff-store';

/** Seals who belongs to a desk with a key of the vault, and hashes invitations. */
export interface RosterSealer {
  /** The same person has the same id at either desk. */
  memberIdOf(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): MemberId;
  seal(roster: Omit<RosterRow, 'sealed'>, list: DeskList): RosterRow;
  /** `undefined` when the list does not open. May throw `seal_unread` in a running process. */
  open(roster: RosterRow): DeskList | undefined;
  isNewest(roster: RosterRow): boolean;
  /** Returns what is stored of an invitation. */
  sealInvitation(terms: InvitationTerms): Invitation;
  /** Whether an invitation is unchanged, and that is its secret. */
  fits(invitation: Invitation, secret: string): boolean;
}
