import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { linesOf } from '../../domain/lines-of';
import { guests, id, messengersIn, slackToken } from '../../settings/messengers';
import { handling } from '../../settings/organisation';
import { type Environment, readSettings, schemaOf, settingsIn } from '../../settings/reader';
import { CommandRefused } from '../../settings/refused';
import { anyText, webAddress } from '../../settings/values';
import { parseHost, type SlackDoor, slackManifest } from '../apps/slack-manifest';
import { files } from '../apps/teams-manifest';
import { pack, teamsFiles } from '../apps/teams-package';
import type { CommandAnswer, Context } from './context';

interface ManifestOptions {
  readonly socket?: boolean;
  readonly teams?: boolean;
  readonly slack?: boolean;
  readonly developer?: string;
  readonly appVersion: string;
  readonly out: string;
}

/** Throws a `CommandRefused` or a `ConfigError`. */
export async function writeManifests(
  { terminal: { environment }, folder }: Context,
  host: string | undefined,
  options: ManifestOptions,
): Promise<CommandAnswer> {
  const choices = readSettings(environment, () => ({ slack: slackChoices }), opening).slack;
  // Slack's manifest is needed before there is a bot's token.
  const { teams: hasTeams, slack: hasSlack } = messengersIn(settingsIn(environment));
  const socketToken = choices.appToken !== undefined;
  const set = { teams: hasTeams, slack: hasSlack || socketToken, socketToken };
  const chosen = chooseManifests(host, options, set);
  // Everything is made before anything is written: a refusal leaves no half behind.
  const teams = chosen.teams ? await makeTeams(environment, options) : undefined;
  const manifest = chosen.slack && slackManifest({ ...choices, door: chosen.slack });
  const slack = manifest && `${JSON.stringify(manifest, null, 2)}\n`;
  const out = resolve(folder, options.out);
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const written = [
    { path: join(out, files.teams), content: teams },
    { path: join(out, files.slack), content: slack },
  ].flatMap(({ path, content }) => {
    if (content === undefined) return [];
    writeFileSync(path, content);
    return [path];
  });
  return {
    lines: linesOf(
      ...written.map((path) => `Written: ${path}`),
      teams !== undefined &&
        host !== undefined &&
        `The bot's messaging endpoint in Azure is https://${host}/api/messages.`,
      'What to do with it is in manifest/README.md.',
    ),
    json: { written },
  };
}

/**
 * Which manifests are written: those that are asked for, otherwise those of the messengers that are set. With
 * none of either, a host or `--socket` asks for Slack's. Throws a {@link CommandRefused}.
 */
function chooseManifests(
  host: string | undefined,
  options: ManifestOptions,
  set: { readonly teams: boolean; readonly slack: boolean; readonly socketToken: boolean },
): { readonly teams: boolean; readonly slack: SlackDoor | undefined } {
  const { teams: asksTeams = false, slack: asksSlack = false, socket = false } = options;
  const asked = asksTeams || asksSlack;
  const teams = asked ? asksTeams : set.teams;
  const slack = asksSlack || socket || (!asked && (set.slack || !teams));
  if (slack && !socket && !set.socketToken) {
    if (host !== undefined) return { teams, slack: { kind: 'http', host: parseHost(host) } };
    throw new CommandRefused(
      !asked && !set.slack
        ? 'No messenger is set. Name the public host for Slack, say --socket for Socket Mode, or --teams for Teams.'
        : 'Name the public host at which Slack reaches the bot, or say --socket for Socket Mode.',
    );
  }
  // Without a door for Slack a host is meant for Teams, or is a mistake.
  if (slack && host !== undefined && !teams)
    throw new CommandRefused(
      'Socket Mode needs no host. For HTTP leave out --socket and VISSLA_SLACK_APP_TOKEN.',
    );
  if (host !== undefined) parseHost(host);
  return { teams, slack: slack ? { kind: 'socket' } : undefined };
}

async function makeTeams(environment: Environment, options: ManifestOptions): Promise<Uint8Array> {
  const choices = readSettings(environment, () => ({ teams: teamsChoices }), opening).teams;
  const { appId, organisation, website, privacy } = choices;
  const developer = options.developer ?? organisation;
  const version = options.appVersion;
  const problems = linesOf(
    developer === '' && 'developer.name must not be empty',
    developer.length > mostOfDeveloper &&
      `developer.name has more than the ${mostOfDeveloper} characters that Teams takes`,
    !versionPattern.test(version) && 'version must be a version such as 1.2.3',
  );
  if (problems.length > 0)
    throw new CommandRefused(['Teams would not take the app:', ...problems].join('\n  '));
  return pack(await teamsFiles({ appId, website, privacy, developer, version }));
}

/** Teams' limits (learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema). */
const mostOfDeveloper = 32;
const versionPattern = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/;

const opening = 'The settings are not enough for the manifest:';

const slackChoices = schemaOf({
  locale: handling.locale,
  guests: ['VISSLA_SLACK_GUESTS', guests],
  appToken: ['VISSLA_SLACK_APP_TOKEN', slackToken('xapp-').optional()],
});

const teamsChoices = schemaOf({
  appId: ['VISSLA_TEAMS_APP_ID', id],
  organisation: ['VISSLA_ORGANISATION', anyText],
  website: ['VISSLA_WEBSITE_URL', webAddress],
  privacy: ['VISSLA_PRIVACY_URL', webAddress],
});
