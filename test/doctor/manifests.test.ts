import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, unpack } from '../../bot/operator/apps/teams-package';
import { run } from '../../bot/operator/commands/run';
import {
  checkManifests,
  type ExpectedApps,
  type WrittenManifests,
} from '../../bot/operator/doctor/check-manifests';
import { temporaryFolder } from '../support/temporary-folder';
import { appId } from './house';

const settings = {
  VISSLA_TEAMS_APP_ID: appId,
  VISSLA_ORGANISATION: 'Storstads kommun',
  VISSLA_WEBSITE_URL: 'https://www.storstad.example/',
  VISSLA_PRIVACY_URL: 'https://www.storstad.example/',
};
const expected: ExpectedApps = {
  locale: 'sv',
  website: settings.VISSLA_WEBSITE_URL,
  privacy: settings.VISSLA_PRIVACY_URL,
  teams: { appId },
  slack: { guests: 'allow', transport: { kind: 'http' } },
};

const folder = temporaryFolder();

/** Both apps, as the command writes them. */
async function written(
  environment: Readonly<Record<string, string>> = {},
  door: readonly string[] = ['vissla.storstad.example'],
): Promise<WrittenManifests> {
  const words = ['manifest', '--teams', '--slack', ...door, '--out', folder];
  const quiet = (): void => undefined;
  const code = await run(words, {
    environment: { ...settings, ...environment },
    folder: '.',
    out: quiet,
    error: quiet,
  });
  expect(code).toBe(0);
  const [teams, slack] = ['teams-app.zip', 'slack-manifest.json'].map((name) =>
    readFileSync(join(folder, name)),
  );
  return { teams, slack };
}

const said = (apps: WrittenManifests, wanted = expected): string[] =>
  checkManifests(apps, wanted).map(({ kind, says }) => `${kind}: ${says}`);

describe('doctor, with the apps that were written', () => {
  it('finds good ones good, over HTTP and in Socket Mode', async () => {
    expect(checkManifests(await written(), expected).map(({ kind }) => kind)).toEqual([
      'fine',
      'fine',
    ]);
    const socket: ExpectedApps = {
      ...expected,
      locale: 'en',
      slack: { guests: 'refuse', transport: { kind: 'socket' } },
    };
    const environment = { VISSLA_LOCALE: 'en', VISSLA_SLACK_GUESTS: 'refuse' };
    const apps = await written(environment, ['--socket']);
    expect(checkManifests(apps, socket).map(({ kind }) => kind)).toEqual(['fine', 'fine']);
  });

  it('says where it looked when there are none', () => {
    expect(said({ teams: undefined, slack: undefined })).toEqual([
      expect.stringMatching(/^skipped: data\/teams-app\.zip is not here/),
      expect.stringMatching(/^skipped: data\/slack-manifest\.json is not here/),
    ]);
    expect(
      checkManifests(
        { teams: undefined, slack: undefined },
        { ...expected, teams: undefined, slack: undefined },
      ),
    ).toEqual([]);
  });

  it('knows the app of another bot', async () => {
    const other = await written({ VISSLA_TEAMS_APP_ID: appId.replace('1', '2') });
    expect(said(other)[0]).toMatch(
      /^wrong: The Teams app in data\/teams-app\.zip is damaged, or not/,
    );
  });

  it('knows a Teams app with another page, and no other version or name for one', async () => {
    const other = await written({ VISSLA_WEBSITE_URL: 'https://other.example/' });
    expect(said(other)[0]).toMatch(
      /^wrong: The Teams app .* not the one that the settings ask for/,
    );
    const named = ['--app-version', '0.2.0', '--developer', 'Storstad'];
    expect(said(await written({}, ['vissla.storstad.example', ...named]))[0]).toMatch(/^fine/);
  });

  it('knows a package that is damaged or no package', async () => {
    const apps = await written();
    const { 'sv.json': _, ...files } = unpack(apps.teams ?? new Uint8Array()) ?? {};
    for (const teams of [pack(files), Buffer.from('PK?')])
      expect(said({ ...apps, teams })[0]).toMatch(
        /^wrong: .* damaged, .* Run the command `manifest`/,
      );
  });

  it.each([
    ['other permissions', { VISSLA_SLACK_GUESTS: 'refuse' }, undefined],
    ['another language', { VISSLA_LOCALE: 'en' }, undefined],
    ['another door', {}, ['--socket']],
  ])('knows a Slack app with %s', async (_, environment, door) => {
    const [, slack] = said(await written(environment, door));
    expect(slack).toMatch(/^wrong: The Slack app .* not the one that the settings/);
  });

  it('knows a Slack app for HTTP where there is a token for Socket Mode', async () => {
    const socket: ExpectedApps = {
      ...expected,
      teams: undefined,
      slack: { guests: 'allow', transport: { kind: 'socket' } },
    };
    for (const { slack } of [await written(), { slack: Buffer.from('{') }])
      expect(said({ teams: undefined, slack }, socket)).toEqual([
        expect.stringMatching(/^wrong: The Slack app in data\/slack-manifest\.json is damaged, or/),
      ]);
  });
});
