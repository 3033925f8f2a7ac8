import type { Command } from 'commander';
import { nobody } from '../../domain/audit';
import { readCrockford } from '../../domain/crockford';
import type { Day } from '../../domain/day';
import type { Desk, MemberId } from '../../domain/ids';
import {
  drawInvitationCode,
  formatInvitationCode,
  locatorCharacters,
} from '../../domain/invitation';
import { limits } from '../../domain/limits';
import { isAlike } from '../../domain/member';
import { invitationOf } from '../../keys/invitation-code';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import type { OpenInvitation, People } from '../../ports/people';
import type { Random } from '../../ports/random';
import type { Clock } from '../../ports/time';
import { type Environment, settingsIn } from '../../settings/reader';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';
import { parseDesk, parseMemberId, parseTitle, parseTypedDay } from './parse-words';
import { withPeople } from './with-keys';

interface Inviting {
  readonly people: People;
  readonly random: Random;
  readonly clock: Clock;
  readonly environment: Environment;
}

function beside(
  { terminal: { environment } }: Context,
  work: (inviting: Inviting) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  return withPeople(environment, ({ people }) =>
    work({ people, random: nodeRandom(), clock: systemClock(), environment }),
  );
}

/** Throws a {@link CommandRefused}, or as commander does where a word is missing. */
export function invitePerson(
  context: Context,
  options: Partial<Record<'desk' | 'title' | 'first', string>>,
  command: Command,
): Promise<CommandAnswer> {
  const missing = (option: string): never =>
    command.error(`error: required option '${option}' not specified`);
  const desk = parseDesk(options.desk ?? missing('--desk <desk>'));
  const title = parseTitle(options.title ?? missing('--title <title>'));
  const from = options.first === undefined ? undefined : parseTypedDay(options.first);
  return beside(context, (inviting) => invite(inviting, desk, title, from));
}

function placeFor(environment: Environment): string {
  const set = settingsIn(environment);
  const desk = set.VISSLA_DESK_URL;
  const hasMessenger = Boolean(set.VISSLA_TEAMS_APP_ID ?? set.VISSLA_SLACK_BOT_TOKEN);
  const chat = "into the field of the bot's first dialog";
  const page = `at ${desk ?? ''}, under "Jag har en kod"`;
  if (desk === undefined) return chat;
  return hasMessenger ? `${chat}, or ${page}` : page;
}

/**
 * Keeps a hash of the one-time code; gives what to print, the code first. Throws a {@link CommandRefused}
 * where somebody there has that title.
 * @param from where a desk's people are gone: the day of pass from which its new people read
 */
export async function invite(
  { people, random, clock, environment }: Inviting,
  desk: Desk,
  title: string,
  from?: Day,
): Promise<CommandAnswer> {
  if ((await people.ofDesk(desk)).some((one) => isAlike(one, { title })))
    throw new CommandRefused(
      `Somebody at that desk has the title ${title}. Give each person a title of their own, or remove the earlier account first (\`staff remove\`).`,
    );
  const code = drawInvitationCode(random);
  const terms = invitationOf(code, desk, title, clock);
  await people.invite(terms, { id: random.id(), day: clock.today() }, from);
  const printed = formatInvitationCode(code);
  return {
    lines: [
      printed,
      '',
      `For ${title} (${desk}), once, until ${untilOf(terms.expiresAt)}.`,
      `The person types it ${placeFor(environment)}. Hand it over in person or by telephone, never in the chat.`,
      `Earlier invitations stay good beside it. \`invite list\` shows them; \`invite withdraw ${formatInvitationCode({ locator: code.locator })}\` ends this one.`,
    ],
    json: { code: printed, desk, title, expiresAt: new Date(terms.expiresAt).toISOString() },
  };
}

/** Throws a {@link CommandRefused}. */
export async function renewMember(context: Context, typed: string): Promise<CommandAnswer> {
  const member = parseMemberId(typed);
  return beside(context, (inviting) => renewPasskeys(inviting, member));
}

/** The code is for that member alone, and a colleague has to approve. Throws a {@link CommandRefused}. */
export async function renewPasskeys(
  { people, random, clock, environment }: Inviting,
  member: MemberId,
): Promise<CommandAnswer> {
  const code = drawInvitationCode(random);
  const expiresAt = clock.now() + limits.invitationHours * 3_600_000;
  const audit = { id: random.id<never>(), day: clock.today(), member: nobody, subject: member };
  const entry = { ...audit, event: 'invitation_made' } as const;
  if (!(await people.storeCode({ as: 'renews', member }, { code, expiresAt }, entry)))
    throw new CommandRefused('No member with a passkey has that id; `staff list` shows the ids.');
  const printed = formatInvitationCode(code);
  return {
    lines: [
      printed,
      '',
      `For the new passkey of ${member}, once, until ${untilOf(expiresAt)}.`,
      `The person types it at ${settingsIn(environment).VISSLA_DESK_URL ?? 'the web desk'}. Then a colleague has to approve the new passkey, and the old ones end. Hand it over in person or by telephone, never in the chat.`,
      `\`invite withdraw ${formatInvitationCode({ locator: code.locator })}\` ends it.`,
    ],
    json: { code: printed, renews: member, expiresAt: new Date(expiresAt).toISOString() },
  };
}

export function listInvitations(context: Context): Promise<CommandAnswer> {
  return beside(context, async ({ people, clock }) => {
    const open = await people.invitations(clock.now());
    return {
      lines: open.length === 0 ? ['No invitation is open.'] : open.map(lineOf),
      json: open.map(({ locator, desk, title, expiresAt, tries }) => ({
        first: locator,
        desk,
        title,
        expiresAt: new Date(expiresAt).toISOString(),
        wrongCodes: tries,
      })),
    };
  });
}

function lineOf({ locator, desk, title, expiresAt, tries }: OpenInvitation): string {
  const tried = tries === 0 ? '' : `  (wrong codes: ${tries})`;
  const until = `until ${untilOf(expiresAt)}`;
  return `${[formatInvitationCode({ locator }), desk.padEnd('whistleblowing'.length), until, title].join('  ')}${tried}`;
}

/**
 * The code lets nobody in any more, at once. Throws a {@link CommandRefused}.
 * @param typed the first eight characters of the code
 */
export function withdrawInvitation(context: Context, typed: string): Promise<CommandAnswer> {
  return beside(context, async ({ people, random, clock }) => {
    const locator = readLocator(typed);
    const audit = { id: random.id<never>(), day: clock.today() };
    const ended = await people.withdraw(locator, clock.now(), audit);
    if (ended === undefined)
      throw new CommandRefused(
        'No open invitation begins so: it was used, has ended, or never was. `invite list` shows those that are open, `staff list` who came in.',
      );
    const { desk, title } = ended;
    return {
      lines: [
        `Withdrawn: ${formatInvitationCode({ locator })}, for ${title} (${desk}). Its code lets nobody in any more.`,
      ],
      json: { withdrawn: locator, desk, title },
    };
  });
}

/** Reads the first characters only: the whole code would be in the shell's history. */
function readLocator(typed: string): string {
  const first = readCrockford(typed);
  if (first?.length !== locatorCharacters)
    throw new CommandRefused(
      `Give the first ${locatorCharacters} characters of the code and no more, as \`invite list\` shows them.`,
    );
  return first;
}

function untilOf(expiresAt: number): string {
  return `${time.format(expiresAt)}, Swedish time`;
}

const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
