import type { Config } from '../../settings/config';
import { type SlackApp, type SlackDoor, slackManifest } from '../apps/slack-manifest';
import { type TeamsApp, teamsManifest } from '../apps/teams-manifest';
import { packageNames, unpack } from '../apps/teams-package';
import { type Findings, reportsOf } from './finding';

const { fine, skipped, wrong } = reportsOf('manifests');

/** The app files as `manifest` wrote them; `undefined` for one that is not where it writes. */
export interface WrittenManifests {
  readonly teams: Uint8Array | undefined;
  readonly slack: Uint8Array | undefined;
}

export interface ExpectedApps {
  readonly teams: Pick<TeamsApp, 'appId' | 'website' | 'privacy'> | undefined;
  readonly slack: (Omit<SlackApp, 'door'> & { readonly door: SlackDoor['kind'] }) | undefined;
}

/** Gives the apps that the settings ask for; the trial has none to install. */
export function expectedApps(config: Config): ExpectedApps {
  if (config.kind === 'trial') return { teams: undefined, slack: undefined };
  const { locale, website, privacy, teams, slack } = config;
  return {
    teams: teams && { appId: teams.appId, website, privacy },
    slack: slack && { locale, guests: slack.guests, door: slack.transport.kind },
  };
}

/** Checks that the apps that were written are the ones that the settings ask for. */
export function checkManifests(written: WrittenManifests, expected: ExpectedApps): Findings {
  const { teams, slack } = expected;
  return [
    ...(teams === undefined ? [] : aboutTeams(written.teams, teams)),
    ...(slack === undefined ? [] : aboutSlack(written.slack, slack)),
  ];
}

function aboutTeams(
  bytes: Uint8Array | undefined,
  { appId, website, privacy }: NonNullable<ExpectedApps['teams']>,
): Findings {
  const name = 'data/teams-app.zip';
  if (bytes === undefined) return notHere(name);
  const files = unpack(bytes);
  if (files === undefined) return toWriteAgain(`${name} is not a zip file.`);
  const missing = packageNames.filter((one) => files[one] === undefined);
  if (missing.length > 0) return toWriteAgain(`The Teams app lacks ${missing.join(', ')}.`);
  const manifest = read(files['manifest.json']);
  if (manifest?.id !== appId)
    return toWriteAgain('The Teams app is for another bot than VISSLA_TEAMS_APP_ID.');
  // The command takes these two from its options.
  const chosen = { version: manifest.version ?? '', developer: manifest.developer?.name ?? '' };
  return compare('Teams', manifest, teamsManifest({ appId, website, privacy, ...chosen }));
}

/** What is read of a manifest before it is compared. */
interface ReadManifest {
  readonly id?: string;
  readonly version?: string;
  readonly developer?: { readonly name?: string };
  readonly settings?: { readonly interactivity?: { readonly request_url?: unknown } };
}

function read(bytes: Uint8Array = new Uint8Array()): ReadManifest | undefined {
  try {
    return (JSON.parse(Buffer.from(bytes).toString('utf8')) as ReadManifest | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function aboutSlack(
  bytes: Uint8Array | undefined,
  { locale, guests, door }: NonNullable<ExpectedApps['slack']>,
): Findings {
  const name = 'data/slack-manifest.json';
  if (bytes === undefined) return notHere(name);
  const manifest = read(bytes);
  // The settings do not know the public host at which Slack calls.
  const address = manifest?.settings?.interactivity?.request_url;
  const written = typeof address === 'string' ? address : undefined;
  if (manifest === undefined || (written !== undefined && !URL.canParse(written)))
    return toWriteAgain(`${name} cannot be read.`);
  if ((written === undefined) !== (door === 'socket'))
    return toWriteAgain(
      door === 'socket'
        ? 'The Slack app is for HTTP, but VISSLA_SLACK_APP_TOKEN is set.'
        : 'The Slack app is for Socket Mode, but VISSLA_SLACK_APP_TOKEN is not set.',
    );
  const wanted = slackManifest({
    locale,
    guests,
    door:
      written === undefined
        ? { kind: 'socket' }
        : { kind: 'http', host: new URL(written).hostname },
  });
  return compare('Slack', manifest, wanted);
}

function compare(messenger: string, manifest: object, wanted: object): Findings {
  const app = `The ${messenger} app is`;
  return JSON.stringify(manifest) === JSON.stringify(wanted)
    ? fine(`${app} the one that the settings ask for.`)
    : toWriteAgain(`${app} not the one that the settings ask for.`);
}

const toWriteAgain = (says: string): Findings =>
  wrong(`${says} Run the command \`manifest\` and install the app again.`);

const notHere = (name: string): Findings =>
  skipped(`${name} is not here, so the app was not looked at. The command \`manifest\` writes it.`);
