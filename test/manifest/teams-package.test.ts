import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type PackageFiles, pack, unpack } from '../../bot/operator/apps/teams-package';
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
  const given = ['manifest', ...words, '--out', folder];
  const { code, out, error } = await runCommand(given, environment);
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
  readonly composeExtensions: { readonly botId: string }[];
  readonly developer: Record<string, string>;
}
const manifest = (): Manifest => JSON.parse(text(files()['manifest.json'])) as Manifest;

describe('the Teams app package', () => {
  it('is a zip of four files at its root, with the organisation’s own ids and addresses', async () => {
    const { code, written, said } = await write();
    expect({ code, written }).toEqual({ code: 0, written: ['teams-app.zip'] });
    expect(said).toContain(join(folder, 'teams-app.zip'));
    const names = ['color.png', 'manifest.json', 'outline.png', 'sv.json'];
    expect(Object.keys(files()).sort()).toEqual(names);
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
    const { version, id, bots, composeExtensions, developer, ...rest } = manifest();
    const template = JSON.parse(
      readFileSync(join(root, 'manifest', 'teams', 'manifest.json'), 'utf8'),
    ) as Manifest;
    expect([version, id, developer]).toBeDefined();
    expect({ ...template, ...rest }).toEqual(template);
    expect(bots.map((bot) => ({ ...bot, botId: template.id }))).toEqual(template.bots);
    expect(composeExtensions.map((one) => ({ ...one, botId: template.id }))).toEqual(
      template.composeExtensions,
    );
    for (const { botId } of [...bots, ...composeExtensions]) expect(botId).toBe(id);
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

describe('a package', () => {
  it('gives what was packed, and nothing of other bytes', async () => {
    await write();
    const app = files();
    expect(Object.keys(unpack(pack(app)) ?? {})).toEqual(Object.keys(app));
    expect(unpack(Buffer.from('no zip'))).toBeUndefined();
  });
});
