import type { Desk } from '../domain/ids';
import { formatInvitationCode } from '../domain/invitation';
import type { Clock } from '../ports/clock';
import type { People } from '../ports/people';
import type { Random } from '../ports/random';
import { drawInvitationCode, invitationOf } from '../sealing/invitation-code';
import type { CommandAnswer } from './context';

export interface Inviting {
  readonly people: Pick<People, 'invite'>;
  readonly random: Pick<Random, 'crockford' | 'id'>;
  readonly clock: Pick<Clock, 'now' | 'today'>;
}

/** Makes a one-time code for a desk and keeps its hash; gives what to print, the code first. */
export async function invite(
  { people, random, clock }: Inviting,
  desk: Desk,
  title: string,
): Promise<CommandAnswer> {
  const code = drawInvitationCode(random);
  const terms = invitationOf(code, desk, title, clock);
  await people.invite(terms, { id: random.id(), day: clock.today() });
  const printed = formatInvitationCode(code);
  return {
    lines: [
      printed,
      '',
      `For ${title} (${desk}), once, until ${untilOf(terms)}.`,
      "The person types it into the field of the bot's first dialog. Hand it over in person or by telephone, never in the chat.",
      `Earlier invitations stay good beside it. \`invite list\` shows them; \`invite withdraw ${code.locator}\` ends this one.`,
    ],
    json: { code: printed, desk, title, expiresAt: new Date(terms.expiresAt).toISOString() },
  };
}

/** The end of an invitation, with the time zone in which it is said. */
export function untilOf({ expiresAt }: { readonly expiresAt: number }): string {
  return `${time.format(expiresAt)}, Swedish time`;
}

const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
