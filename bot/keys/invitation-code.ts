import type { Desk } from '../domain/ids';
import { type InvitationCode, locatorCharacters, secretCharacters } from '../domain/invitation';
import { limits } from '../domain/limits';
import type { Clock } from '../ports/clock';
import type { InvitationTerms } from '../ports/people';
import type { Random } from '../ports/random';

/** A fresh code: a locator and 80 random bits. */
export function drawInvitationCode(random: Pick<Random, 'crockford'>): InvitationCode {
  return {
    locator: random.crockford(locatorCharacters),
    secret: random.crockford(secretCharacters),
  };
}

/** A code's terms: a desk and a title, good for a day. */
export function invitationOf(
  code: InvitationCode,
  desk: Desk,
  title: string,
  clock: Pick<Clock, 'now'>,
): InvitationTerms {
  const expiresAt = clock.now() + limits.invitationHours * 3_600_000;
  return { code, desk, title, expiresAt };
}
