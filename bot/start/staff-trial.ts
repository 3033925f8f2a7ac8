import type { Office } from '../../office/office';
import type { OfficePerson } from '../../office/people';
import { formatAddress } from '../channels/slack/address';
import type { TeamsAddress } from '../channels/teams/address';
import type { Locale } from '../domain/ids';
import { drawInvitationCode, formatInvitationCode } from '../domain/invitation';
import { invitationOf } from '../keys/invitation-code';
import { nodeRandom } from '../platform/random';
import type { Who } from '../ports/people';
import type { Clock } from '../ports/time';
import type { Vissla } from './vissla';

/** Invented, as its Slack workspace is. */
export const tenant = '11111111-2222-4333-8444-555555555555';
export const team = 'T0EXEMPELBY';

const deskOfRole = { handler: 'whistleblowing', hr: 'hr' } as const;

/** Two invented people for each empty desk; updates the others' addresses. */
export async function staffDesks(
  office: Pick<Office, 'people' | 'addressOf'>,
  vissla: Pick<Vissla, 'people' | 'join'>,
  { locale, clock }: { readonly locale: Locale; readonly clock: Clock },
): Promise<void> {
  const { people } = vissla;
  const random = nodeRandom();
  for (const role of ['handler', 'hr'] as const) {
    const desk = deskOfRole[role];
    // A removed person stays removed.
    const empty = (await people.ofDesk(desk)).length === 0;
    for (const person of office.people.filter((p) => p.role === role)) {
      const who = whoIs(office, person, locale);
      if ((await people.find(who)) !== undefined) await people.refresh(who);
      else if (empty) {
        const code = drawInvitationCode(random);
        await people.invite(invitationOf(code, desk, person.title ?? '', clock));
        await vissla.join(who, code);
      }
    }
  }
}

const receiver = { sv: 'Advokat, extern mottagare', en: 'Lawyer, outside receiver' } as const;

const isReceiver = ({ title }: { readonly title: string }): boolean =>
  Object.values<string>(receiver).includes(title);

/** Whether somebody from outside has joined the handlers, or waits to be let in. */
export async function hasReceiver({ people }: Pick<Vissla, 'people'>): Promise<boolean> {
  return (await people.ofDesk('whistleblowing')).some(isReceiver);
}

/**
 * Invites somebody from outside, who works at the web desk. Gives the code while nobody has used one; one of
 * an earlier start ends.
 */
export async function inviteReceiver(
  { people }: Pick<Vissla, 'people'>,
  { locale, clock }: { readonly locale: Locale; readonly clock: Clock },
): Promise<string | undefined> {
  const random = nodeRandom();
  if (await hasReceiver({ people })) return undefined;
  for (const { locator } of (await people.invitations(clock.now())).filter(isReceiver))
    await people.withdraw(locator, clock.now(), { id: random.id(), day: clock.today() });
  const code = drawInvitationCode(random);
  const entry = { id: random.id(), day: clock.today() };
  await people.invite(invitationOf(code, 'whistleblowing', receiver[locale], clock), entry);
  return formatInvitationCode(code);
}

/** A person of the workplace, as named by the messenger in which that person works first. */
export function whoIs(
  office: Pick<Office, 'addressOf'>,
  person: OfficePerson,
  locale: Locale,
): Who {
  return person.messengers[0] === 'slack'
    ? inSlack(person, locale)
    : inTeams(person, office.addressOf(person.id));
}

/** Addresses in Teams hold the language of a notice. */
export async function bringAddresses(
  office: Pick<Office, 'people' | 'addressOf'>,
  { people }: Pick<Vissla, 'people'>,
): Promise<void> {
  for (const person of office.people.filter(({ role }) => role !== 'employee'))
    await people.refresh(inTeams(person, office.addressOf(person.id)));
}

const inTeams = (person: OfficePerson, reference: string): Who => ({
  messenger: 'teams',
  tenant,
  user: person.aadObjectId,
  address: addressFrom(reference),
});

/** Slack does not say a person's language: it is the installation's. */
function inSlack({ slackUser }: OfficePerson, locale: Locale): Who {
  const address = formatAddress({ team, user: slackUser, locale });
  return { messenger: 'slack', tenant: team, user: slackUser, address };
}

/** The part of the workplace's conversation reference that the channel keeps. */
function addressFrom(reference: string): string {
  const { serviceUrl, conversation, bot, user, locale } = JSON.parse(reference) as Readonly<
    Record<'serviceUrl' | 'locale', string> &
      Record<'conversation' | 'bot' | 'user', { id: string }>
  >;
  return JSON.stringify({
    serviceUrl,
    conversation: conversation.id,
    bot: bot.id,
    user: user.id,
    tenant,
    locale: locale.startsWith('sv') ? 'sv' : 'en',
  } satisfies TeamsAddress);
}
