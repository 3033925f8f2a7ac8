import { createHash } from 'node:crypto';
import type { Desk } from '../domain/ids';
import { type InvitationCode, locatorCharacters, secretCharacters } from '../domain/invitation';
import { limits } from '../domain/limits';
import type { Clock } from '../ports/clock';
import type { Invitation } from '../ports/people';
import type { Random } from '../ports/random';

/** A fresh code: a locator and 80 random bits. */
export function drawInvitationCode(random: Pick<Random, 'crockford'>): InvitationCode {
  return {
    locator: random.crockford(locatorCharacters),
    secret: random.crockford(secretCharacters),
  };
}

/** What is kept of a code for a desk and a title, good for a day. */
export function invitationOf(
  { locator, secret }: InvitationCode,
  desk: Desk,
  title: string,
  clock: Pick<Clock, 'now'>,
): Invitation {
  const expiresAt = clock.now() + limits.invitationHours * 3_600_000;
  return { locator, secretHash: hashSecret(secret), desk, title, expiresAt };
}

/**
 * What is kept of a code: SHA-256 of its secret characters. They are 80 random bits, which nobody can try
 * out.
 */
export function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'ascii').digest();
}
