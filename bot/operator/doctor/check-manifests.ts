import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SlackSettings } from '../../channels/slack/settings';
import type { TeamsSettings } from '../../channels/teams/settings';
import { attempt } from '../../domain/attempt';
import type { Config } from '../../settings/config';
import { slackManifest } from '../apps/slack-manifest';
import { files, teamsManifest } from '../apps/teams-manifest';
import { packageNames, unpack } from '../apps/teams-package';
import { type Findings, findingsOf, reportsOf } from './finding';

const { fine, skipped, wrong } = reportsOf('manifests');

/** `undefined` for one that is not where `manifest` writes it. */
export interface WrittenManifests {
  readonly teams: Uint8Array | undefined;
  readonly slack: Uint8Array | undefined;
}

/** The settings. */
export interface ExpectedApps
  extends Pick<Extract<Config, { kind: 'production' }>, 'locale' | 'website' | 'privacy'> {
  readonly teams: Pick<TeamsSettings, 'appId'> | undefined;
  readonly slack:
    | (Pick<SlackSettings, 'guests'> & {
        readonly transport: Pick<SlackSettings['transport'], 'kind'>;
      })
    | undefined;
}

/** @param folder where `data/` is */
export function writtenManifests(folder: string): WrittenManifests {
  const read = (name: string) => attempt(() => readFileSync(join(folder, 'data', name)));
  return { teams: read(files.teams), slack: read(files.slack) };
}

export function checkManifests(written: WrittenManifests, expected: ExpectedApps): Findings {
  const { locale, website, privacy, teams, slack } = expected;
  return findingsOf(
    teams &&
      judge('Teams', files.teams, written.teams, (bytes) => {
        const packed = unpack(bytes);
        const manifest = read(packed?.['manifest.json']);
        // The command takes these two from its options.
        const { version = '', developer: { name: developer = '' } = {} } = manifest ?? {};
        const app = { appId: teams.appId, website, privacy, version, developer };
        const isWhole = packageNames.every((name) => packed?.[name] !== undefined);
        return isWhole && isSame(manifest, teamsManifest(app));
      }),
    slack &&
      judge('Slack', files.slack, written.slack, (bytes) => {
        const manifest = read(bytes);
        // The settings do not know the public host at which Slack calls.
        const address = String(manifest?.settings?.interactivity?.request_url);
        const host = URL.canParse(address) ? new URL(address).hostname : '';
        const { guests, transport } = slack;
        return isSame(manifest, slackManifest({ locale, guests, door: { ...transport, host } }));
      }),
  );
}

function judge(
  messenger: string,
  name: string,
  bytes: Uint8Array | undefined,
  isRight: (bytes: Uint8Array) => boolean,
): Findings {
  if (bytes === undefined)
    return skipped(
      `data/${name} is not here, so the app was not looked at. The command \`manifest\` writes it.`,
    );
  return isRight(bytes)
    ? fine(`The ${messenger} app is the one that the settings ask for.`)
    : wrong(
        `The ${messenger} app in data/${name} is damaged, or not the one that the settings ask for. Run the command \`manifest\` and install the app again.`,
      );
}

const isSame = (manifest: object | undefined, wanted: object): boolean =>
  JSON.stringify(manifest) === JSON.stringify(wanted);

interface ReadManifest {
  readonly version?: string;
  readonly developer?: { readonly name?: string };
  readonly settings?: { readonly interactivity?: { readonly request_url?: unknown } };
}

function read(bytes: Uint8Array = new Uint8Array()): ReadManifest | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  return attempt(() => JSON.parse(text) as ReadManifest | null) ?? undefined;
}
