import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkTeamsPackage } from '../../bot/app-packages/check-teams-package';
import { type PackageFiles, pack, unpack } from '../../bot/app-packages/teams-package';
import { runVissla } from '../support/houses/bot-process';
import { runCommand } from '../support/houses/run-command';
import { schemaFaults } from './schema-faults';

const root = resolve(__dirname, '..', '..');
const settings = {
  VISSLA_TEAMS_APP_ID: 'ABCDEF01-2345-4678-9abc-def012345678',
  VISSLA_ORGANISATION: 'Storstads kommun',
  VISSLA_WEBSITE_URL: 'https://www.storstad.example/visselblasning',
  VISSLA_PRIVACY_URL: 'https://www.storstad.example/personuppgifter',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vissla-app-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function write(
  words: readonly string[] = [],
  environment: Readonly<Record<string, string>> = settings,
): Promise<{ readonly code: number; readonly said: string; readonly written: string[] }> {
  const { code, out, error } = await runCommand(
    ['manifest', ...words, '--out', folder],
    environment,
  );
  const said = out + error;
  return { code, said, written: readdirSync(folder).sort() };
}

const zip = (): Buffer => readFileSync(join(folder, 'teams-app.zip'));
const files = (): PackageFiles => unpack(zip()) ?? {};
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
interface Manifest {
  readonly version: string;
  readonly id: string;
  readonly bots: { readonly botId: string }[];
  readonly developer: Record<string, string>;
}
const manifest = (): Manifest => JSON.parse(text(files()['manifest.json'])) as Manifest;

describe('the Teams app package', () => {
  it('is a zip of four files at its root, with the organisation’s own ids and addresses', async () => {
    const { code, written, said } = await write();
    expect({ code, written }).toEqual({ code: 0, written: ['teams-app.zip'] });
    expect(said).toContain(join(folder, 'teams-app.zip'));
    expect(Object.keys(files()).sort()).toEqual([
      'color.png',
      'manifest.json',
      'outline.png',
      'sv.json',
    ]);
    const id = settings.VISSLA_TEAMS_APP_ID.toLowerCase();
    expect(manifest()).toMatchObject({ id, bots: [{ botId: id }] });
    expect(manifest().developer).toEqual({
      name: 'Storstads kommun',
      websiteUrl: settings.VISSLA_WEBSITE_URL,
      privacyUrl: settings.VISSLA_PRIVACY_URL,
      termsOfUseUrl: settings.VISSLA_WEBSITE_URL,
    });
    expect(text(zip())).not.toContain('exempelby');
    for (const icon of ['color.png', 'outline.png']) {
      const drawn = readFileSync(join(root, 'manifest', 'teams', icon));
      expect(Buffer.compare(drawn, files()[icon] ?? new Uint8Array())).toBe(0);
    }
  });

  it('passes Microsoft’s own schema, without asking anybody', async () => {
    await write();
    expect(schemaFaults(manifest())).toEqual([]);
    expect(schemaFaults({ ...manifest(), bots: [{ botId: 'x', scopes: [] }] })).not.toEqual([]);
  });

  it('asks for the same as the template, and nothing more', async () => {
    await write();
    const { version, id, bots, developer, ...rest } = manifest();
    const template = JSON.parse(
      readFileSync(join(root, 'manifest', 'teams', 'manifest.json'), 'utf8'),
    ) as Manifest;
    expect([version, id, developer]).toBeDefined();
    expect({ ...template, ...rest }).toEqual(template);
    expect(bots.map((bot) => ({ ...bot, botId: template.id }))).toEqual(template.bots);
  });

  it('has the same bytes for the same settings, in whatever time zone', async () => {
    const digest = (): string => createHash('sha256').update(zip()).digest('hex');
    await write();
    const first = digest();
    for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      rmSync(join(folder, 'teams-app.zip'));
      const { status } = await runVissla({ ...settings, TZ }, 'manifest', '--out', folder);
      expect([status, digest()]).toEqual([0, first]);
    }
    await write(['--app-version', '0.1.1']);
    expect(digest()).not.toBe(first);
    expect(manifest().version).toBe('0.1.1');
  });

  it('names the endpoint for Azure where a host is given', async () => {
    const { said } = await write(['vissla.storstad.example']);
    expect(said).toContain('https://vissla.storstad.example/api/messages');
    expect((await write(['https://vissla.storstad.example'])).code).toBe(1);
  });

  it('is written beside the Slack manifest, for what is set or asked for', async () => {
    const both = { ...settings, VISSLA_SLACK_APP_TOKEN: 'xapp-invented' };
    expect((await write([], both)).written).toEqual(['slack-manifest.json', 'teams-app.zip']);
    rmSync(join(folder, 'slack-manifest.json'));
    expect((await write(['--teams'], both)).written).toEqual(['teams-app.zip']);
    rmSync(join(folder, 'teams-app.zip'));
    const host = 'vissla.storstad.example';
    expect((await write([host, '--slack'])).written).toEqual(['slack-manifest.json']);
    expect((await write([host, '--slack', '--teams'])).written).toHaveLength(2);
  });

  it.each([
    [['--teams'], { ...settings, VISSLA_TEAMS_APP_ID: '' }, 'VISSLA_TEAMS_APP_ID is missing'],
    [[], { ...settings, VISSLA_PRIVACY_URL: 'http://x.example' }, 'VISSLA_PRIVACY_URL must be'],
    [[], { ...settings, VISSLA_ORGANISATION: 'å'.repeat(33) }, 'more than the 32 characters'],
    [['--developer', ''], settings, 'developer.name must not be empty'],
    [['--app-version', '1.2'], settings, 'must be a version such as 1.2.3'],
    [['--app-version', '01.2.3'], settings, 'must be a version such as 1.2.3'],
    [['--slack'], settings, 'Name the public host'],
    [[], {}, 'No messenger is set'],
  ])('is refused for %j, and nothing is written', async (words, environment, sentence) => {
    const { code, said, written } = await write(words, environment);
    expect({ code, written }).toEqual({ code: 1, written: [] });
    expect(said).toContain(sentence);
  });

  it('takes a shorter name where the organisation’s own is too long', async () => {
    const long = { ...settings, VISSLA_ORGANISATION: 'å'.repeat(33) };
    expect((await write(['--developer', 'Storstad'], long)).code).toBe(0);
    expect(manifest().developer.name).toBe('Storstad');
  });
});

describe('our own checks', () => {
  const good = async (): Promise<Record<string, Uint8Array>> => {
    await write();
    return { ...files() };
  };
  const changed = (bytes: Uint8Array | undefined, change: (json: object) => object): Uint8Array =>
    Buffer.from(JSON.stringify(change(JSON.parse(text(bytes)) as object)));

  it('have nothing against a good package', async () => {
    expect(checkTeamsPackage(await good())).toEqual([]);
  });

  const bot = (commands: number): object => ({
    botId: settings.VISSLA_TEAMS_APP_ID,
    commandLists: [{ commands: Array.from({ length: commands }, () => ({})) }],
  });
  it.each([
    ['an id that is none', { id: 'vissla' }, 'id must be a GUID'],
    ['a bot’s id that is none', { bots: [{ botId: '1' }] }, 'bots.0.botId must be a GUID'],
    ['no bot', { bots: [] }, 'must have one bot'],
    ['eleven commands', { bots: [bot(11)] }, 'has more than 10 commands'],
    [
      'a page that is not https',
      {
        developer: {
          name: 'x',
          websiteUrl: 'http://a.example',
          privacyUrl: 'https://a.example',
          termsOfUseUrl: 'https://a.example',
        },
      },
      'developer.websiteUrl must be an https address',
    ],
    ['a long name', { name: { short: 'V'.repeat(31), full: 'V' } }, 'more than the 30 characters'],
    [
      'one language',
      { localizationInfo: { defaultLanguageTag: 'en', additionalLanguages: [] } },
      'second language',
    ],
    [
      'another picture',
      { icons: { color: 'colour.png', outline: 'outline.png' } },
      'colour.png is missing',
    ],
  ])('find %s', async (_, change, sentence) => {
    const app = await good();
    app['manifest.json'] = changed(app['manifest.json'], (json) => ({ ...json, ...change }));
    expect(checkTeamsPackage(app).join('\n')).toContain(sentence);
  });

  it('take ten commands', async () => {
    const app = await good();
    app['manifest.json'] = changed(app['manifest.json'], (json) => ({ ...json, bots: [bot(10)] }));
    expect(checkTeamsPackage(app)).toEqual([]);
  });

  it('find pictures of the wrong size or kind, and files too many or too few', async () => {
    const app = await good();
    expect(
      checkTeamsPackage({ ...app, 'outline.png': app['color.png'] ?? new Uint8Array() }),
    ).toEqual(['outline.png is 192 by 192 pixels and must be 32 by 32']);
    expect(checkTeamsPackage({ ...app, 'color.png': Buffer.from('GIF89a') })).toEqual([
      'color.png is not a PNG',
    ]);
    expect(checkTeamsPackage({ ...app, 'notes.txt': Buffer.from('x') })).toEqual([
      'notes.txt is not named in the manifest',
    ]);
    const { 'sv.json': _, ...without } = app;
    expect(checkTeamsPackage(without)).toEqual(['sv.json is missing']);
    const inFolder = Object.fromEntries(
      Object.entries(app).map(([name, bytes]) => [`vissla/${name}`, bytes]),
    );
    expect(checkTeamsPackage(inFolder)).toEqual([
      'manifest.json is not at the root of the package',
    ]);
  });

  it('find a language that lacks a text', async () => {
    const app = await good();
    app['sv.json'] = changed(app['sv.json'], (json) => ({ ...json, 'name.full': '' }));
    expect(checkTeamsPackage(app)).toEqual(['sv.json: name.full must not be empty']);
    app['sv.json'] = Buffer.from('{');
    expect(checkTeamsPackage(app)).toEqual(['sv.json is not JSON']);
  });

  it('read what was packed, and no other bytes', async () => {
    const app = await good();
    expect(Object.keys(unpack(pack(app)) ?? {})).toEqual(Object.keys(app));
    expect(unpack(Buffer.from('no zip'))).toBeUndefined();
  });
});
