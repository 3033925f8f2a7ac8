import type { Desk } from '../domain/ids';
import { formatInvitationCode } from '../domain/invitation';
import type { Clock } from '../ports/clock';
import type { People } from '../ports/people';
import type { Random } from '../ports/random';
import { drawInvitationCode, invitationOf } from '../sealing/invitation-code';
import type { CommandAnswer } from './context';

export interface Inviting {
  readonly people: Pick<People, 'invite'>;
  readonly random: Pick<Random, 'crockford'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Makes a one-time code for a desk and keeps its hash; gives what to print, the code first. */
export async function invite(
  { people, random, clock }: Inviting,
  desk: Desk,
  title: string,
): Promise<CommandAnswer> {
  const code = drawInvitationCode(random);
  const terms = invitationOf(code, desk, title, clock);
  await people.invite(terms);
  const printed = formatInvitationCode(code);
  return {
    lines: [
      printed,
      '',
      `For ${title} (${desk}), once, until ${time.format(terms.expiresAt)}.`,
      "The person types it into the field of the bot's first dialog. Hand it over in person or by telephone, never in the chat.",
    ],
    json: { code: printed, desk, title, expiresAt: new Date(terms.expiresAt).toISOString() },
  };
}

const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
