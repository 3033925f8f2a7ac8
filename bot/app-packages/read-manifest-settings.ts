import { messengersIn } from '../settings/messengers';
import { type Environment, readSettings, schemaOf, settingsIn } from '../settings/reader';
import { anyText, guests, id, locale, slackToken, webAddress } from '../settings/values';

export interface SlackChoices {
  readonly locale: 'sv' | 'en';
  readonly guests: 'allow' | 'refuse';
  /** Whether there is a token for Socket Mode. */
  readonly socket: boolean;
}

export interface TeamsChoices {
  readonly appId: string;
  readonly organisation: string;
  readonly website: string;
  readonly privacy: string;
}

const opening = 'The settings are not enough for the manifest:';

const slackChoices = schemaOf({
  locale: ['VISSLA_LOCALE', locale],
  guests: ['VISSLA_SLACK_GUESTS', guests],
  appToken: ['VISSLA_SLACK_APP_TOKEN', slackToken('xapp-').optional()],
});

const teamsChoices = schemaOf({
  appId: ['VISSLA_TEAMS_APP_ID', id],
  organisation: ['VISSLA_ORGANISATION', anyText],
  website: ['VISSLA_WEBSITE_URL', webAddress],
  privacy: ['VISSLA_PRIVACY_URL', webAddress],
});

/** Throws a `ConfigError`. */
export function readSlackChoices(environment: Environment): SlackChoices {
  const { slack } = readSettings(environment, () => ({ slack: slackChoices }), opening);
  const { appToken, ...choices } = slack;
  return { ...choices, socket: appToken !== undefined };
}

/** Throws a `ConfigError` that names all that the app needs and that is not set. */
export function readTeamsChoices(environment: Environment): TeamsChoices {
  return readSettings(environment, () => ({ teams: teamsChoices }), opening).teams;
}

/** The messengers that the settings speak of: Slack's manifest is needed before there is a token. */
export function messengersSet(environment: Environment): {
  readonly teams: boolean;
  readonly slack: boolean;
} {
  const given = settingsIn(environment);
  const { teams, slack } = messengersIn(given);
  return { teams, slack: slack || given.VISSLA_SLACK_APP_TOKEN !== undefined };
}
