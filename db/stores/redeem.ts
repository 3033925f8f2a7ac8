import { timingSafeEqual } from 'node:crypto';
import { LessThanOrEqual } from 'typeorm';
import { limits } from '../../bot/domain/limits';
import type { Member } from '../../bot/domain/member';
import type { People, Redeemed } from '../../bot/ports/people';
import type { InvitationRow } from '../schema/people';
import type { Tables } from '../schema/tables';
import { memberOf } from './member-of';

type Request = Parameters<People['redeem']>[0];

/**
 * Redeems an invitation; runs within one transaction. Only a redeemed one is used up: a person who belongs
 * somewhere already, or who finds the desk full, leaves it for another.
 */
export async function redeem(tables: Tables, request: Request): Promise<Redeemed> {
  await tables.invitation.delete({ expiresAt: LessThanOrEqual(request.now) });
  // First of all: a person who presses twice is told that it has worked, although the code is used up.
  if ((await memberOf(tables, request.who)) !== undefined) return { kind: 'already_member' };
  const invitation = await tables.invitation.findOneBy({ locator: request.locator });
  if (invitation === null) return { kind: 'refused' };
  if (!sameBytes(invitation.secretHash, request.secretHash)) {
    await countTry(tables, invitation);
    return { kind: 'refused' };
  }
  const { desk, title, locator } = invitation;
  if ((await tables.member.countBy({ desk })) >= limits.deskMembers) return { kind: 'desk_full' };

  const members = await tables.member.countBy({ desk, standing: 'member' });
  const standing = members < limits.deskOpensAt ? 'member' : 'waiting';
  const member: Member = { id: request.member, desk, title, standing };
  const { messenger, tenant, user, address } = request.who;
  await tables.member.insert({ ...member, messenger, tenant, user, address });
  await tables.invitation.delete({ locator });
  await tables.audit.insert({
    ...request.audit,
    event: standing === 'member' ? 'member_joined' : 'member_asked_to_join',
    member: member.id,
  });
  return { kind: standing === 'member' ? 'admitted' : 'waiting', member };
}

async function countTry({ invitation }: Tables, { locator, tries }: InvitationRow): Promise<void> {
  if (tries + 1 >= limits.invitationTries) await invitation.delete({ locator });
  else await invitation.update({ locator }, { tries: tries + 1 });
}

/** Compares without telling by its time how much is right. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
