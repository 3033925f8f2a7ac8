import { type Cards, createCards } from '../../adaptive-cards/cards';
import type { MessengerName } from '../../adaptive-cards/employer';
import type { SlackChannel, SlackListener } from '../channels/slack/channel';
import type { SlackSettings } from '../channels/slack/settings';
import type { TeamsChannel, TeamsListener } from '../channels/teams/channel';
import type { TeamsSettings } from '../channels/teams/settings';
import { type ChosenPolicy, writePolicy } from '../domain/release-rule';
import type { ReleasePolicy } from '../domain/window';
import { systemClock } from '../platform/clock';
import type { Log } from '../platform/log';
import type { Config } from '../settings/config';
import type { Trial } from './trial';
import type { Vissla } from './vissla';

const clock = systemClock();

/** The messengers that are set up; in the trial both. */
export interface Channels {
  readonly teams: TeamsChannel | undefined;
  readonly slack: SlackChannel | undefined;
  /** Of any of their cards: a ready text names no messenger. */
  readonly readyText: Cards['readyText'];
  readonly invented: Cards['invented'];
}

export interface Listeners {
  readonly teams: TeamsListener | undefined;
  readonly slack: SlackListener | undefined;
}

/**
 * Opens the channels of the messengers that are set up. Only their libraries are loaded.
 * @param policy the one that holds when it is asked, which the cards speak of
 */
export async function openChannels(
  config: Config,
  policy: () => ReleasePolicy,
  trial: Trial | undefined,
  log: Log,
): Promise<Channels> {
  const inTeams = teamsSettings(config, trial);
  const inSlack = config.kind === 'trial' ? trial?.slack() : config.slack;
  const cards = drawOnce(config, policy);
  const teams = inTeams && (await openTeams(inTeams, config, cards('Teams'), log));
  const slack = inSlack && (await openSlack(inSlack, config, cards('Slack'), log));
  const anyCards = cards(teams === undefined ? 'Slack' : 'Teams');
  return {
    teams,
    slack,
    readyText: (locale, text) => anyCards.readyText(locale, text),
    invented: (locale) => anyCards.invented(locale),
  };
}

/** Lets people in. */
export function listen({ teams, slack }: Channels, vissla: Vissla): Listeners {
  return {
    teams: teams?.listen(vissla.dialogue),
    slack: slack?.listen(vissla),
  };
}

async function openTeams(
  settings: TeamsSettings,
  { locale }: Config,
  cards: Cards,
  log: Log,
): Promise<TeamsChannel> {
  const { createTeamsChannel } = await import('../channels/teams/channel.js');
  return createTeamsChannel({
    settings,
    cards,
    locale,
    now: () => clock.now(),
    fault: (code) => {
      log.error({ code, module: 'teams' });
    },
  });
}

async function openSlack(
  settings: SlackSettings,
  { locale }: Config,
  cards: Cards,
  log: Log,
): Promise<SlackChannel> {
  const { createSlackChannel } = await import('../channels/slack/channel.js');
  return createSlackChannel({
    settings,
    cards,
    locale,
    now: () => clock.now(),
    fault: (code) => {
      // The person still has the text, and is asked to press once more.
      if (code === 'dialogue_late') log.warn({ code, module: 'slack' });
      else log.error({ code, module: 'slack' });
    },
  });
}

/** All cards, as the settings and a messenger's name make them. They are drawn once for each messenger. */
function drawOnce(
  config: Config,
  policy: () => ReleasePolicy,
): (messenger: MessengerName) => Cards {
  const drawn = new Map<MessengerName, Cards>();
  return (messenger) => {
    const cards =
      drawn.get(messenger) ?? cardsInForce(policy, (held) => drawCards(config, held, messenger));
    drawn.set(messenger, cards);
    return cards;
  };
}

function drawCards(config: Config, policy: ReleasePolicy, messenger: MessengerName): Cards {
  const clock = typeof policy === 'object' ? policy : undefined;
  return createCards({
    organisation: config.organisation,
    websiteUrl: config.website,
    privacyUrl: config.privacy,
    contacts: config.contacts,
    atOnce: policy === 'at-once',
    releaseHour: clock?.hour,
    weekly: clock?.kind === 'weekly',
    hrInChannel: config.hrInChannel,
    messenger,
  });
}

function teamsSettings(config: Config, trial: Trial | undefined): TeamsSettings | undefined {
  return config.kind === 'trial' ? trial?.teams() : config.teams;
}

/** Cards that speak of the policy that holds when they are drawn. Those of each are drawn once. */
export function cardsInForce(
  policy: () => ReleasePolicy,
  drawCards: (policy: ReleasePolicy) => Cards,
): Cards {
  const known = new Map<string, Cards>();
  const now = (): Cards => {
    const held = policy();
    const name = nameOf(held);
    const cards = known.get(name) ?? drawCards(held);
    known.set(name, cards);
    return cards;
  };
  // Whatever is wrong with them is seen at the start.
  now();
  return {
    draw: (shown) => now().draw(shown),
    chat: (locale) => now().chat(locale),
    notice: (locale, count) => now().notice(locale, count),
    piece: (locale, piece, chat) => now().piece(locale, piece, chat),
    readyText: (locale, text) => now().readyText(locale, text),
    invented: (locale) => now().invented(locale),
  };
}

function nameOf(policy: ReleasePolicy): string {
  return policy === 'when-told' ? policy : writePolicy(policy satisfies ChosenPolicy);
}
