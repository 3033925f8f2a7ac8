import { type Cards, createCards } from '../../adaptive-cards/cards';
import { createSlackChannel, type SlackChannel } from '../channels/slack/channel';
import { createTeamsChannel, type TeamsChannel } from '../channels/teams/channel';
import type { TeamsSettings } from '../channels/teams/settings';
import { systemClock } from '../platform/clock';
import type { Log } from '../platform/log';
import type { Config } from '../settings/config';
import type { Vissla } from './compose';
import type { Trial } from './trial';

export interface Channels {
  readonly teams: TeamsChannel | undefined;
  readonly slack: SlackChannel | undefined;
}

/** The messengers that are set up; in the trial both. */
export function openChannels(
  config: Config,
  trial: Trial | undefined,
  vissla: Vissla,
  log: Log,
): Channels {
  const clock = systemClock();
  const common = { dialogue: vissla.dialogue, locale: config.locale, now: () => clock.now() };
  const teams = teamsSettings(config, trial);
  const slack = config.kind === 'trial' ? trial?.slack() : config.slack;
  return {
    teams:
      teams &&
      createTeamsChannel({
        ...common,
        settings: teams,
        cards: drawCards(config, 'Teams'),
        fault: (code) => {
          log.error({ code, module: 'teams' });
        },
      }),
    slack:
      slack &&
      createSlackChannel({
        ...common,
        settings: slack,
        cards: drawCards(config, 'Slack'),
        deskOf: (who) => vissla.deskOf(who),
        fault: (code) => {
          // The person has the text still, and is asked to press once more.
          if (code === 'dialogue_late') log.warn({ code, module: 'slack' });
          else log.error({ code, module: 'slack' });
        },
      }),
  };
}

/** All cards, as the settings and a messenger's name make them. */
export function drawCards(config: Config, messenger: 'Teams' | 'Slack'): Cards {
  return createCards({
    organisation: config.organisation ?? 'Exempelby kommun',
    websiteUrl: config.website ?? 'https://www.exempelby.example/visselblasning',
    privacyUrl: config.privacy ?? 'https://www.exempelby.example/personuppgifter',
    contacts: config.contacts,
    // The only policy that there is.
    atOnce: true,
    messenger,
  });
}

function teamsSettings(config: Config, trial: Trial | undefined): TeamsSettings | undefined {
  if (config.kind === 'trial') return trial?.teams();
  if (config.teams === undefined) return undefined;
  const { openIdUrl, ...teams } = config.teams;
  return openIdUrl === undefined ? teams : { ...teams, openIdUrl };
}
