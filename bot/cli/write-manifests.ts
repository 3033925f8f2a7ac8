import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chooseManifests, type ManifestWishes } from '../app-packages/choose';
import { files } from '../app-packages/files';
import {
  messengersSet,
  readSlackChoices,
  readTeamsChoices,
} from '../app-packages/read-manifest-settings';
import { type SlackDoor, slackManifest } from '../app-packages/slack-manifest';
import { pack, teamsFiles } from '../app-packages/teams-package';
import type { Environment } from '../settings/reader';
import { CommandRefused } from '../settings/refused';
import type { CommandAnswer } from './context';

/** What was typed after `manifest`. */
export interface ManifestOptions {
  readonly socket?: boolean;
  readonly teams?: boolean;
  readonly slack?: boolean;
  readonly developer?: string;
  readonly appVersion: string;
  readonly out: string;
}

/**
 * Writes the apps that Teams and Slack install, and says where. Throws a `CommandRefused` or a `ConfigError`.
 */
export async function writeManifests(
  environment: Environment,
  folder: string,
  host: string | undefined,
  options: ManifestOptions,
): Promise<CommandAnswer> {
  const wishes: ManifestWishes = {
    host,
    socket: options.socket === true,
    teams: options.teams === true,
    slack: options.slack === true,
  };
  const slackChoices = readSlackChoices(environment);
  const chosen = chooseManifests(wishes, {
    ...messengersSet(environment),
    socketToken: slackChoices.socket,
  });
  // Everything is made before anything is written: a refusal leaves no half behind.
  const teams = chosen.teams ? await makeTeams(environment, options) : undefined;
  const slack = chosen.slack && makeSlack(slackChoices, chosen.slack);
  const made = [
    ...(teams === undefined ? [] : [{ name: files.teams, bytes: teams }]),
    ...(slack === undefined ? [] : [{ name: files.slack, bytes: slack }]),
  ];
  const out = resolve(folder, options.out);
  await mkdir(out, { recursive: true, mode: 0o700 });
  for (const { name, bytes } of made) await writeFile(join(out, name), bytes);
  const written = made.map(({ name }) => join(options.out, name));
  return {
    lines: [
      ...written.map((path) => `Written: ${path}`),
      ...(teams === undefined || host === undefined
        ? []
        : [`The bot's messaging endpoint in Azure is https://${host}/api/messages.`]),
      'What to do with it is in manifest/README.md.',
    ],
    json: { written },
  };
}

async function makeTeams(environment: Environment, options: ManifestOptions): Promise<Uint8Array> {
  const { appId, organisation, website, privacy } = readTeamsChoices(environment);
  const developer = options.developer ?? organisation;
  const version = options.appVersion;
  const problems = [
    ...(developer === '' ? ['developer.name must not be empty'] : []),
    ...(developer.length > mostOfDeveloper
      ? [`developer.name has more than the ${mostOfDeveloper} characters that Teams takes`]
      : []),
    ...(versionPattern.test(version) ? [] : ['version must be a version such as 1.2.3']),
  ];
  if (problems.length > 0)
    throw new CommandRefused(['Teams would not take the app:', ...problems].join('\n  '));
  return pack(await teamsFiles({ appId, website, privacy, developer, version }));
}

/** What Teams takes (learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema). */
const mostOfDeveloper = 32;
const versionPattern = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/;

function makeSlack(
  choices: { readonly locale: 'sv' | 'en'; readonly guests: 'allow' | 'refuse' },
  door: SlackDoor,
): Uint8Array {
  const manifest = slackManifest({ ...choices, door });
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
}
