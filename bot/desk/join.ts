import type { Desk, MemberId } from '../domain/ids';
import type { Who } from '../ports/people';
import type { DeskWorld } from './desk';

export interface Joining extends Pick<DeskWorld, 'random' | 'clock' | 'people'> {
  /** SHA-256 of the secret's ASCII characters. */
  readonly hashSecret: (secret: string) => Uint8Array;
  /** The same for the same person, so that leaving and joining again changes nothing about who is excluded. */
  readonly memberIdOf: (who: Who) => MemberId;
}

/**
 * Redeems an invitation: admitted at once while the desk has fewer than two people, else waiting for a member's
 * approval. Used, expired and mistyped codes are refused alike.
 */
export async function join(
  { random, clock, people, hashSecret, memberIdOf }: Joining,
  who: Who,
  code: { readonly locator: string; readonly secret: string },
): Promise<
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  | { readonly kind: 'refused'; readonly remark: 'code_refused' | 'already_member' | 'desk_full' }
> {
  const redeemed = await people.redeem({
    locator: code.locator,
    secretHash: hashSecret(code.secret),
    who,
    member: memberIdOf(who),
    now: clock.now(),
    audit: { id: random.id(), day: clock.today() },
  });
  switch (redeemed.kind) {
    case 'admitted':
    case 'waiting':
      return { kind: 'joined', desk: redeemed.member.desk, admitted: redeemed.kind === 'admitted' };
    case 'refused':
      return { kind: 'refused', remark: 'code_refused' };
    case 'already_member':
    case 'desk_full':
      return { kind: 'refused', remark: redeemed.kind };
  }
}
