import { createReader, type Environment } from '../settings/reader';
import { anyText, id, oneOf, slackToken, webAddress } from '../settings/values';

/** What the Slack manifest takes from the settings. */
export interface SlackChoices {
  readonly locale: 'sv' | 'en';
  readonly guests: 'allow' | 'refuse';
  /** Whether there is a token for Socket Mode. */
  readonly socket: boolean;
}

/** What the Teams app takes from the settings. */
export interface TeamsChoices {
  readonly appId: string;
  readonly organisation: string;
  readonly website: string;
  readonly privacy: string;
}

const opening = 'The settings do not suffice for the manifest:';

/** Throws a `ConfigError`. */
export function readSlackChoices(environment: Environment): SlackChoices {
  const reader = createReader(environment, opening);
  const locale = reader.optional('VISSLA_LOCALE', oneOf('sv', 'en'), 'sv');
  const guests = reader.optional('VISSLA_SLACK_GUESTS', oneOf('allow', 'refuse'), 'allow');
  const token = reader.optional('VISSLA_SLACK_APP_TOKEN', slackToken('xapp-'), undefined);
  return reader.finish(() => ({
    locale: locale(),
    guests: guests(),
    socket: token() !== undefined,
  }));
}

/** Throws a `ConfigError` that names all that the app needs and that is not set. */
export function readTeamsChoices(environment: Environment): TeamsChoices {
  const reader = createReader(environment, opening);
  const appId = reader.required('VISSLA_TEAMS_APP_ID', id);
  const organisation = reader.required('VISSLA_ORGANISATION', anyText);
  const website = reader.required('VISSLA_WEBSITE_URL', webAddress);
  const privacy = reader.required('VISSLA_PRIVACY_URL', webAddress);
  return reader.finish(() => ({
    appId: appId(),
    organisation: organisation(),
    website: website(),
    privacy: privacy(),
  }));
}

/** The messengers that the settings speak of: Slack's manifest is needed before there is a token. */
export function messengersSet(environment: Environment): {
  readonly teams: boolean;
  readonly slack: boolean;
} {
  const reader = createReader(environment);
  return {
    teams: reader.isSet('VISSLA_TEAMS_APP_ID'),
    slack: reader.isSet('VISSLA_SLACK_BOT_TOKEN') || reader.isSet('VISSLA_SLACK_APP_TOKEN'),
  };
}
