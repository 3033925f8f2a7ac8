import { slackScopes } from '../app-packages/slack-manifest';
import type { Config } from '../settings/config';
import type { SlackSettings, TeamsSettings } from '../settings/messengers';
import { type ClockReading, readClock } from './check-clock';
import { checkSlack } from './check-slack';
import { checkTeams } from './check-teams';
import type { Finding } from './finding';
import type { Probes } from './probes';

/** What a messenger said, and when, by its own clock. */
export interface Asked {
  readonly findings: readonly Finding[];
  readonly clocks: readonly ClockReading[];
}

/** Asks each messenger that is set up, once. */
export async function askMessengers(probes: Probes, config: Config): Promise<Asked> {
  if (config.kind === 'trial') return { findings: [], clocks: [] };
  const { teams, slack } = config;
  const asked = [
    ...(teams === undefined ? [] : [await askTeams(probes, teams)]),
    ...(slack === undefined ? [] : [await askSlack(probes, slack)]),
  ];
  return {
    findings: asked.flatMap(({ findings }) => findings),
    clocks: asked.flatMap(({ clocks }) => clocks),
  };
}

async function askTeams(probes: Probes, settings: TeamsSettings): Promise<Asked> {
  const login = await probes.teamsLogin(settings);
  const clocks = login.kind === 'unreachable' ? [] : readClock(login.date, probes.now());
  return { findings: checkTeams(login, await probes.teamsKeys(settings.openIdUrl)), clocks };
}

async function askSlack(probes: Probes, settings: SlackSettings): Promise<Asked> {
  const { botToken, transport, apiUrl, team, enterprise, guests } = settings;
  const bot = await probes.slackAccess(botToken, apiUrl);
  const clocks = bot.kind === 'unreachable' ? [] : readClock(bot.date, probes.now());
  const app =
    transport.kind === 'socket' ? await probes.slackAccess(transport.appToken, apiUrl) : undefined;
  const expected = { team, enterprise, scopes: slackScopes(guests) };
  return { findings: checkSlack({ bot, app }, expected), clocks };
}
