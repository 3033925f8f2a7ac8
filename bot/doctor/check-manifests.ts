import { slackManifest } from '../app-packages/slack-manifest';
import { type TeamsApp, teamsManifest } from '../app-packages/teams-manifest';
import { packageNames, unpack } from '../app-packages/teams-package';
import type { Config } from '../settings/config';
import { type Finding, fine, skipped, wrong } from './finding';

/** The app files as `manifest` wrote them; `undefined` for one that is not where it writes. */
export interface WrittenManifests {
  readonly teams: Uint8Array | undefined;
  readonly slack: Uint8Array | undefined;
}

export interface ExpectedApps {
  /** What of the settings is in the app, where Teams is set. */
  readonly teams: Pick<TeamsApp, 'appId' | 'website' | 'privacy'> | undefined;
  readonly slack:
    | {
        readonly locale: 'sv' | 'en';
        readonly guests: 'allow' | 'refuse';
        readonly door: 'http' | 'socket';
      }
    | undefined;
}

/** The apps that the settings ask for; the trial has none to install. */
export function expectedApps(config: Config): ExpectedApps {
  if (config.kind === 'trial') return { teams: undefined, slack: undefined };
  const { locale, website, privacy, teams, slack } = config;
  return {
    teams: teams && { appId: teams.appId, website, privacy },
    slack: slack && { locale, guests: slack.guests, door: slack.transport.kind },
  };
}

/** Checks that the apps that were written are the ones that the settings ask for. */
export function checkManifests(
  written: WrittenManifests,
  expected: ExpectedApps,
): readonly Finding[] {
  return [
    ...(expected.teams === undefined ? [] : [aboutTeams(written.teams, expected.teams)]),
    ...(expected.slack === undefined ? [] : aboutSlack(written.slack, expected.slack)),
  ];
}

function aboutTeams(
  bytes: Uint8Array | undefined,
  { appId, website, privacy }: NonNullable<ExpectedApps['teams']>,
): Finding {
  if (bytes === undefined) return notHere('data/teams-app.zip');
  const files = unpack(bytes);
  if (files === undefined) return toWriteAgain('data/teams-app.zip is not a zip file.');
  const missing = packageNames.filter((name) => files[name] === undefined);
  if (missing.length > 0) return toWriteAgain(`The Teams app lacks ${missing.join(', ')}.`);
  const manifest = textOf(files['manifest.json'] ?? new Uint8Array());
  const { id, version, developer } = manifestIn(manifest) ?? {};
  if (id !== appId)
    return toWriteAgain('The Teams app is for another bot than VISSLA_TEAMS_APP_ID.');
  // The command takes these two from its options.
  const chosen = { version: version ?? '', developer: developer?.name ?? '' };
  const wanted = teamsManifest({ appId, website, privacy, ...chosen });
  return JSON.stringify(JSON.parse(manifest)) === JSON.stringify(wanted)
    ? fine('manifests', 'The Teams app is the one that the settings ask for.')
    : toWriteAgain('The Teams app is not the one that the settings ask for.');
}

/** What is read of a manifest before it is compared. */
interface ReadManifest {
  readonly id?: string;
  readonly version?: string;
  readonly developer?: { readonly name?: string };
}

function manifestIn(text: string): ReadManifest | undefined {
  try {
    return JSON.parse(text) as ReadManifest;
  } catch {
    return undefined;
  }
}

function aboutSlack(
  bytes: Uint8Array | undefined,
  { locale, guests, door }: NonNullable<ExpectedApps['slack']>,
): readonly Finding[] {
  const name = 'data/slack-manifest.json';
  if (bytes === undefined) return [notHere(name)];
  const host = hostIn(bytes);
  if (host === 'unreadable') return [toWriteAgain(`${name} cannot be read.`)];
  if ((host === 'socket') !== (door === 'socket')) {
    return [
      toWriteAgain(
        door === 'socket'
          ? 'The Slack app is for HTTP, but VISSLA_SLACK_APP_TOKEN is set.'
          : 'The Slack app is for Socket Mode, but VISSLA_SLACK_APP_TOKEN is not set.',
      ),
    ];
  }
  const wanted = slackManifest({
    locale,
    guests,
    door: host === 'socket' ? { kind: 'socket' } : { kind: 'http', host },
  });
  return [
    JSON.stringify(JSON.parse(textOf(bytes))) === JSON.stringify(wanted)
      ? fine('manifests', 'The Slack app is the one that the settings ask for.')
      : toWriteAgain('The Slack app is not the one that the settings ask for.'),
  ];
}

/** The host at which the manifest lets Slack call: the settings do not know the public one. */
function hostIn(bytes: Uint8Array): string {
  try {
    const manifest = JSON.parse(textOf(bytes)) as {
      readonly settings?: { readonly interactivity?: { readonly request_url?: unknown } };
    };
    const address = manifest.settings?.interactivity?.request_url;
    return typeof address === 'string' ? new URL(address).hostname : 'socket';
  } catch {
    return 'unreadable';
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const toWriteAgain = (says: string): Finding =>
  wrong('manifests', `${says} Run the command \`manifest\` and install the app again.`);

const notHere = (name: string): Finding =>
  skipped(
    'manifests',
    `${name} is not here, so the app was not looked at. The command \`manifest\` writes it.`,
  );
