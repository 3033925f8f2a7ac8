import { createHash } from 'node:crypto';
import type { Desk } from '../domain/ids';
import {
  formatInvitationCode,
  type InvitationCode,
  locatorCharacters,
  secretCharacters,
} from '../domain/invitation';
import { limits } from '../domain/limits';
import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { Invitation, People } from '../ports/people';

export interface Inviting {
  readonly people: Pick<People, 'invite'>;
  readonly chance: Pick<Chance, 'crockford'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A fresh code: a locator and 80 random bits. */
export function drawInvitationCode(chance: Pick<Chance, 'crockford'>): InvitationCode {
  return {
    locator: chance.crockford(locatorCharacters),
    secret: chance.crockford(secretCharacters),
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

/** Makes a one-time code for a desk and keeps its hash; gives the lines to print, the code first. */
export async function invite(
  { people, chance, clock }: Inviting,
  desk: Desk,
  title: string,
): Promise<readonly string[]> {
  const code = drawInvitationCode(chance);
  const invitation = invitationOf(code, desk, title, clock);
  await people.invite(invitation);
  return [
    formatInvitationCode(code),
    '',
    `For ${title} (${desk}), once, until ${time.format(invitation.expiresAt)}.`,
    "It is typed into the field of the bot's first dialog. Hand it over in person or by telephone, never in the chat.",
  ];
}

/** What is kept of a code: SHA-256 of its secret characters. They are 80 random bits, which nobody can try out. */
export function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'ascii').digest();
}

const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
