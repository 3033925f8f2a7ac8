import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../support/houses/run-command';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const deep = join(folder, 'deep');
const file = join(deep, 'slack-manifest.json');

interface Manifest {
  settings: { socket_mode_enabled: boolean; interactivity: { request_url?: string } };
  oauth_config: { scopes: { bot: string[] } };
  display_information: { description: string };
}

interface Written {
  readonly code: number;
  readonly said: string;
  /** What the file holds afterwards. */
  readonly manifest: () => Manifest;
}

async function write(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Written> {
  const { code, out, error } = await runCommand(['manifest', ...words, '--out', deep], environment);
  const said = out + error;
  return { code, said, manifest: () => JSON.parse(readFileSync(file, 'utf8')) as Manifest };
}

describe('npm run manifest', () => {
  it('writes the app for a public host, and says where', async () => {
    const { code, said, manifest } = await write(['Vissla.Example.org']);
    expect(code).toBe(0);
    expect(said).toContain(file);
    expect(manifest().settings.interactivity.request_url).toBe(
      'https://vissla.example.org/slack/events',
    );
    expect(manifest().oauth_config.scopes.bot).not.toContain('users:read');
  });

  it('writes it for Socket Mode where there is a token, or where it is asked for before there is one', async () => {
    for (const { code, manifest } of [
      await write([], { VISSLA_SLACK_APP_TOKEN: 'xapp-1-invented' }),
      await write(['--socket']),
    ]) {
      expect(code).toBe(0);
      expect(manifest().settings).toMatchObject({
        socket_mode_enabled: true,
        interactivity: { is_enabled: true },
      });
    }
  });

  it('asks for profiles only where guests are refused', async () => {
    const { manifest } = await write(['--socket'], { VISSLA_SLACK_GUESTS: 'refuse' });
    expect(manifest().oauth_config.scopes.bot).toContain('users:read');
  });

  it.each([
    [[], {}],
    [['https://vissla.example.org'], {}],
    [['vissla.example.org:8443'], {}],
    [['vissla.example.org/slack'], {}],
    [['vissla_example.org'], {}],
    [['-vissla.example.org'], {}],
    [['localhost'], {}],
    [['10.0.0.1'], {}],
    [['vissla.example.org', '--socket'], {}],
    [['vissla.example.org'], { VISSLA_SLACK_APP_TOKEN: 'xapp-1-invented' }],
    [['--socket'], { VISSLA_SLACK_GUESTS: 'perhaps' }],
    [['--socket'], { VISSLA_SLACK_APP_TOKEN: 'xoxb-invented' }],
    [['--socket'], { VISSLA_SLACK_GUEST: 'refuse' }],
    [['--nonsense'], {}],
  ] as [string[], Record<string, string>][])(
    'refuses %j with %j in one sentence',
    async (words, environment) => {
      rmSync(file, { force: true });
      const { code, said, manifest } = await write(words, environment);
      // What is no option of it is a misuse of its words.
      expect(code).toBe(/^-(?:v|-nonsense)/.test(words[0] ?? '') ? 2 : 1);
      expect(said).toMatch(/\S+ \S+/);
      expect(said).not.toContain('invented');
      expect(manifest).toThrow('ENOENT');
    },
  );

  const teams = {
    VISSLA_TEAMS_APP_ID: '12345678-8888-4777-8666-555555555555',
    VISSLA_ORGANISATION: 'Storstads kommun',
    VISSLA_WEBSITE_URL: 'https://www.storstad.example/',
    VISSLA_PRIVACY_URL: 'https://www.storstad.example/',
  };

  it('says which settings the manifest lacks, and nothing of a start', async () => {
    const names = Object.keys(teams);
    const lacks = names.map((name) => `  ${name} is missing\n`).join('');
    const sentence = `The settings are not enough for the manifest:\n${lacks}`;
    expect(await write(['--teams'])).toMatchObject({ code: 1, said: sentence });
    const { said } = await write(['--socket'], { VISSLA_SLACK_GUESTS: 'perhaps' });
    expect(said).toMatch(
      /^The settings are not enough for the manifest:\n {2}VISSLA_SLACK_GUESTS /,
    );
  });
});
