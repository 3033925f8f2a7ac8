import { slackUrl } from '../../channels/slack/web';
import { publicMetadataUrl } from '../../channels/teams/bot-service';
import type { Day } from '../../domain/day';
import type { Config } from '../../settings/config';
import type { SlackSettings, TeamsSettings } from '../../settings/messengers';
import { slackScopes } from '../apps/slack-manifest';
import { checkSlack } from './check-slack';
import { checkSecret, checkTeams } from './check-teams';
import { type Findings, reportsOf } from './finding';
import type { Probes } from './probes';

/** Clocks: how far ahead ours is at each answer, in milliseconds. */
interface Asked {
  readonly findings: Findings;
  readonly clocks: readonly number[];
}

/**
 * Each that is set up, once.
 * @param inTeams the members' addresses in Teams
 */
export async function askMessengers(
  probes: Probes,
  config: Config,
  inTeams: readonly string[],
): Promise<Asked> {
  if (config.kind === 'trial') return { findings: [], clocks: [] };
  const { teams, slack } = config;
  const asked = [
    ...(teams === undefined ? [] : [await askTeams(probes, teams, inTeams)]),
    ...(slack === undefined ? [] : [await askSlack(probes, slack)]),
  ];
  return {
    findings: asked.flatMap(({ findings }) => findings),
    clocks: asked.flatMap(({ clocks }) => clocks),
  };
}

async function askTeams(
  probes: Probes,
  settings: TeamsSettings,
  inTeams: readonly string[],
): Promise<Asked> {
  const login = await probes.teamsLogin(settings);
  const clocks = login.kind === 'unreachable' ? [] : readClock(login.date, probes.now());
  const keys = await probes.teamsKeys(settings.openIdUrl);
  const reach = login.kind === 'accepted' ? await probes.teamsReach(settings, inTeams) : [];
  const isAway = login.kind === 'unreachable' || !keys;
  const way = isAway ? await probes.way(settings.openIdUrl ?? publicMetadataUrl) : undefined;
  const findings = [
    ...(way === undefined ? checkTeams(login, keys, reach) : reportsOf('teams').wrong(way)),
    ...checkSecret(settings, probes.today()),
  ];
  return { findings, clocks };
}

async function askSlack(probes: Probes, settings: SlackSettings): Promise<Asked> {
  const { botToken, transport, apiUrl, team, enterprise, guests } = settings;
  const bot = await probes.slackAccess(botToken, apiUrl);
  const clocks = bot.kind === 'unreachable' ? [] : readClock(bot.date, probes.now());
  // Where Slack did not answer, asking again says the same.
  const app =
    transport.kind === 'socket' && bot.kind !== 'unreachable'
      ? await probes.slackAccess(transport.appToken, apiUrl)
      : undefined;
  const expected = { team, enterprise: enterprise?.[0], scopes: slackScopes(guests) };
  const way = bot.kind === 'unreachable' ? await probes.way(apiUrl ?? slackUrl) : undefined;
  const findings =
    way === undefined ? checkSlack({ bot, app }, expected) : reportsOf('slack').wrong(way);
  return { findings, clocks };
}

const { fine, skipped, wrong } = reportsOf('clock');

/** Tokens and signatures forgive five minutes at most; a day must not begin a minute early. */
const mostSeconds = 60;

/**
 * Compares the clock with the `Date` of answers that were fetched anyway, and with days that were written.
 * @param days the audit's last day, and the mark's
 */
export function checkClock(
  readings: readonly number[],
  today: Day,
  days: readonly (Day | undefined)[],
): Findings {
  const ahead = days.find((day) => day !== undefined && day > today);
  if (ahead !== undefined)
    return wrong(
      `It says ${today}, and the audit or the installation's mark is of ${ahead}. It was ahead then, or was set back. Set it right before anything else (timedatectl): days decide what comes out and what is deleted.`,
    );
  const [nearest] = readings
    .map((ahead) => Math.round(ahead / 1000))
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  if (nearest === undefined)
    return skipped('No messenger answered, so there is no other clock to compare with.');
  if (Math.abs(nearest) <= mostSeconds)
    return fine('It differs from the messengers’ clocks by at most a minute.');
  const side = nearest > 0 ? 'ahead of' : 'behind';
  return wrong(
    `It is ${Math.abs(nearest)} seconds ${side} the messengers’: tokens and signatures are refused, and days begin at the wrong time. Turn on time synchronisation.`,
  );
}

/** Reads an answer's `Date` header (RFC 9110, 6.6.1); empty when it cannot be read. */
function readClock(header: string | null, ours: number): readonly number[] {
  const theirs = Date.parse(header ?? '');
  return Number.isNaN(theirs) ? [] : [ours - theirs];
}
