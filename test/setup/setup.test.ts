import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../bot/operator/commands/run';
import { passQuestion } from '../../bot/operator/setup/pass-question';
import { questions } from '../../bot/operator/setup/questions';
import { links, paths } from '../../bot/operator/setup/settings-files';
import { systemClock } from '../../bot/platform/clock';
import { readConfig } from '../../bot/settings/config';
import { readVariables } from '../../bot/settings/env-file';
import { readFile } from '../docs/read-docs';
import { goodContacts } from '../doctor/house';
import { type Ran, runCommand } from '../support/houses/run-command';
import { startLocalServer } from '../support/messengers/local-server';

/** How it ends where the messenger does not answer. */
const endsWrong = expect.stringMatching(/^Wrong: [1-9]\. Warnings: \d+\.\n\nNext:$/m) as string;
/** What nobody may print. */
const secrets = [
  'xoxb-canary-token',
  'canary0123456789abcdef',
  'xapp-canary-token',
  'canary password',
];
const teams = {
  MESSENGERS: 'teams',
  VISSLA_TEAMS_APP_ID: '12345678-8888-4777-8666-555555555555',
  VISSLA_TEAMS_APP_PASSWORD: "it's a `canary password` #1",
  VISSLA_TEAMS_TENANTS: '87654321-2222-4333-8444-555555555555',
  VISSLA_TEAMS_APP_TENANT: '87654321-2222-4333-8444-555555555555',
  // A service that is not there: nobody outside this machine is asked.
  VISSLA_TEAMS_OPENID_URL: 'http://127.0.0.1:9/openid',
};
const slackHttp = {
  MESSENGERS: 'slack-http',
  VISSLA_SLACK_BOT_TOKEN: 'xoxb-canary-token',
  VISSLA_SLACK_TEAM: 'T0EXEMPEL',
  VISSLA_SLACK_SIGNING_SECRET: 'canary0123456789abcdef',
  VISSLA_SLACK_API_URL: 'http://127.0.0.1:9/api/',
};

describe('setup', () => {
  let folder: string;
  let answers: Record<string, string>;
  const at = (path: string): string => join(folder, 'root', path);
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  const modeOf = (path: string): string => (statSync(at(path)).mode & 0o777).toString(8);
  const setup = async (given: object, ...more: readonly string[]): Promise<Ran> => {
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(given), { mode: 0o600 });
    const words = ['setup', '--root', 'root', '--answers', 'answers.json', ...more];
    const ran = await runCommand(words, {}, { folder });
    for (const secret of secrets) expect(ran.out + ran.error).not.toContain(secret);
    // It ends as doctor does: nobody answers for the messenger here.
    if (ran.error === '') expect(ran).toMatchObject({ code: 1, out: endsWrong });
    return ran;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-setup-'));
    const contacts = join(folder, 'contacts.json');
    writeFileSync(contacts, JSON.stringify(goodContacts()));
    answers = {
      VISSLA_ORGANISATION: 'Exempelby kommun',
      VISSLA_WEBSITE_URL: 'https://www.exempelby.example/visselblasning',
      VISSLA_PRIVACY_URL: 'https://www.exempelby.example/personuppgifter',
      VISSLA_DISPOSAL_WHISTLEBLOWING: 'KS 2026/12 24',
      VISSLA_DISPOSAL_HR: 'preserve',
      VISSLA_CONTACTS: contacts,
      VISSLA_EMPLOYEES: '300',
      OSL: 'yes',
      VISSLA_PASSES: 'at-once',
      HOST: 'vissla.exempelby.example',
    };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('asks eleven questions', () => {
    expect(questions).toHaveLength(11);
  });

  it('writes what the guide has, with its modes, and settings that a start takes', async () => {
    const { out } = await setup({ ...answers, ...slackHttp });
    for (const path of [paths.settings, paths.contacts]) expect(modeOf(path)).toBe('640');
    for (const path of [paths.nginx, paths.cron]) expect(modeOf(path)).toBe('644');
    expect(read(paths.cron)).toBe(readFile('system/backup.cron'));
    // With Slack alone Teams' door stays shut.
    expect(read(paths.nginx)).toBe(
      readFile('system/nginx.conf').replace(/^.*\/api\/messages.*\n/m, ''),
    );
    const settings = readVariables(read(paths.settings));
    const config = readConfig({ ...settings, VISSLA_CONTACTS: answers.VISSLA_CONTACTS });
    expect(config).toMatchObject({
      kind: 'production',
      port: 3978,
      host: '127.0.0.1',
      database: { kind: 'sqlite', path: '/var/lib/vissla/vissla.db' },
      vault: '/var/lib/vissla-vault/vault.json',
      slack: { transport: { kind: 'http' } },
    });
    // Account, other folders and unit are the package's.
    expect(readdirSync(join(folder, 'root'))).toEqual(['etc', 'var']);
    expect(readdirSync(at('/var'), { recursive: true, encoding: 'utf8' }).sort()).toEqual([
      'backups',
      'backups/vissla-database',
      'backups/vissla-vault',
    ]);
    expect(modeOf('/var/backups/vissla-vault')).toBe('700');
    expect(readdirSync(at('/etc')).sort()).toEqual(['cron.d', 'vissla']);
    // It ends in what doctor says, and in what is left.
    expect(out).toMatch(/^ok +settings +Production, with Slack\b/m);
    expect(out).toMatch(/^wrong +slack /m);
    expect(out).toMatch(/^1\. systemctl daemon-reload/m);
  });

  it('changes nothing that is right, and says what it changed of the rest', async () => {
    await setup({ ...answers, ...slackHttp });
    const before = statSync(at(paths.settings)).mtimeMs;
    const second = await setup({});
    expect(second.out).toMatch(/^Right already: 4\.$/m);
    expect(second.out).not.toMatch(/^(Made|Changed|Owner)/m);
    expect(statSync(at(paths.settings)).mtimeMs).toBe(before);

    appendFileSync(
      at(paths.settings),
      '# A remark of our own\nHTTPS_PROXY=http://proxy.example:3128\n',
    );
    chmodSync(at(paths.settings), 0o644);
    chmodSync(at(paths.contacts), 0o644);
    appendFileSync(at(paths.cron), '# ours\n');
    // A certificate of one's own is no fault.
    const own = read(paths.nginx).replaceAll(/\/etc\/letsencrypt\/live\/[^/]+/g, '/etc/ssl/own');
    writeFileSync(at(paths.nginx), own);
    const third = await setup({ VISSLA_ORGANISATION: 'Nyby kommun' });
    expect(third.out.match(/^(?:Made|Changed|Owner).*$/gm)).toEqual([
      `Owner and mode set right: ${paths.contacts}`,
      `Changed: ${paths.cron} (the former one is ${paths.cron}.before-${systemClock().today()})`,
      `Changed: ${paths.settings} (VISSLA_ORGANISATION)`,
    ]);
    expect(modeOf(paths.settings)).toBe('640');
    expect(read(paths.settings)).toContain("VISSLA_ORGANISATION='Nyby kommun'\n");
    expect(read(paths.settings)).toContain('# A remark of our own\nHTTPS_PROXY=');
    // Secrets have no copy beside them.
    expect(readdirSync(at('/etc/vissla')).sort()).toEqual([
      'contacts.json',
      'nginx.conf',
      'vissla.env',
    ]);
  });

  it('takes another messenger’s secrets out, and keeps a secret with every quote', async () => {
    await setup({ ...answers, ...slackHttp });
    const { out } = await setup(teams);
    expect(out).toMatch(/VISSLA_TEAMS_APP_ID.*VISSLA_SLACK_BOT_TOKEN/);
    const settings = readVariables(read(paths.settings));
    expect(Object.keys(settings).filter((name) => name.startsWith('VISSLA_SLACK_'))).toEqual([]);
    expect(settings.VISSLA_TEAMS_APP_PASSWORD).toBe(teams.VISSLA_TEAMS_APP_PASSWORD);
    expect(read(paths.nginx)).toContain('/api/messages');
    expect(read(paths.nginx)).not.toContain('/slack/events');
  });

  it('names everything that is wrong with answers at once, and writes nothing', async () => {
    const { code, out, error } = await setup({
      ...answers,
      ...slackHttp,
      VISSLA_WEBSITE_URL: 'http://canary.example',
      VISSLA_CONTACTS: '/no/such/file',
      VISSLA_EMPLOYEES: 'many',
      OSL: 'maybe',
      VISSLA_PASSES: 'hourly',
      VISSLA_SLACK_TEAM: '',
      VISSLA_SLACK_SIGNING_SECRET: 'short canary',
      VISSLA_VAULT: 'file:/var/lib/vissla/vault.json',
      VISSLA_LOCALE: 'fi',
      HOST: 'https://vissla.example',
      BACKUP_VAULT: '/var/backups/vissla-database/vault',
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error.trim().split('\n  ')).toEqual([
      'The answers do not do; nothing was written:',
      'VISSLA_WEBSITE_URL must be an address that begins with https://',
      'VISSLA_CONTACTS: the file cannot be read',
      'VISSLA_EMPLOYEES must be a whole number from 1 to 99999',
      'OSL must be yes or no',
      'VISSLA_PASSES must be at-once or daily or weekly',
      'VISSLA_SLACK_TEAM is missing',
      'VISSLA_SLACK_SIGNING_SECRET must be one secret, or two separated by a comma',
      'HOST must be a name in DNS, without https:// and without a path',
      'VISSLA_VAULT must lie in another folder than the database: no backup may take both',
      'BACKUP_VAULT must be a place of its own: not with the other copies, nor with a store',
      'VISSLA_LOCALE must be sv or en',
    ]);
    expect(existsSync(at('/etc'))).toBe(false);
    for (const [given, says] of [
      [
        { ...answers, VISSLA_PROT: '1', canary: 1 },
        'VISSLA_PROT is no answer\n  canary is no answer',
      ],
      [
        { ...answers, ...slackHttp, VISSLA_TEAMS_APP_ID: 'x' },
        'VISSLA_TEAMS_APP_ID belongs to a messenger',
      ],
      [
        {
          ...answers,
          ...teams,
          VISSLA_TEAMS_APP_TENANT: undefined,
        },
        'VISSLA_TEAMS_APP_TENANT is missing',
      ],
      [[], 'must be one JSON object'],
      [answers, 'MESSENGERS is missing'],
    ] as const)
      expect((await setup(given)).error).toContain(says);
  });

  it('refuses a folder for a store that is not the bot’s alone, and says how it is made', async () => {
    const elsewhere = { ...answers, ...teams, VISSLA_DATABASE_URL: 'sqlite:/srv/own/vissla.db' };
    const refused = expect.stringContaining(
      'install -d -o vissla -g vissla -m 0700 /srv/own. Nothing was written.\n',
    ) as string;
    expect(await setup(elsewhere)).toEqual({ code: 1, out: '', error: refused });
    mkdirSync(at('/srv/own'), { recursive: true });
    chmodSync(at('/srv/own'), 0o755);
    expect(await setup(elsewhere)).toEqual({ code: 1, out: '', error: refused });
    expect(existsSync(at('/etc'))).toBe(false);

    chmodSync(at('/srv/own'), 0o700);
    expect((await setup(elsewhere)).error).toBe('');
    expect(read(paths.dropIn)).toBe(
      '[Unit]\nRequiresMountsFor=/srv/own\n\n[Service]\nReadWritePaths=/srv/own\n',
    );
  });

  it('settings: changes one, checked with the others, and says of a secret only that it is set', async () => {
    await setup({ ...answers, ...teams });
    const sets = (...words: readonly string[]): Promise<Ran> =>
      runCommand(['settings', 'set', ...words, '--root', 'root'], {}, { folder });
    const { out } = await sets('VISSLA_PASS_HOUR', '9');
    expect(out).toContain(`Changed: ${paths.settings} (VISSLA_PASS_HOUR)\n`);
    const text = read(paths.settings);
    for (const [name, value, problem] of [
      ['VISSLA_PASSES', 'canary', 'VISSLA_PASSES must be'],
      ['VISSLA_RELESE', 'daily', 'VISSLA_RELESE is no answer'],
    ] as const)
      expect((await sets(name, value)).error).toContain(problem);
    expect(read(paths.settings)).toBe(text);
    // What is not set is not called set, and '' takes out what is.
    const noToken = await runCommand(
      ['settings', 'get', 'VISSLA_SLACK_BOT_TOKEN'],
      readVariables(text),
    );
    expect(noToken).toEqual({ code: 0, out: 'VISSLA_SLACK_BOT_TOKEN is not set.\n', error: '' });
    expect((await sets('VISSLA_TEAMS_TENANTS', '')).error).toContain(
      'VISSLA_TEAMS_TENANTS is missing',
    );
    expect((await sets('VISSLA_PASS_HOUR', '')).out).toContain('(VISSLA_PASS_HOUR)');
    expect(read(paths.settings)).not.toContain('VISSLA_PASS_HOUR');
    expect((await sets('VISSLA_LOCALE')).error).toContain('Nothing was typed');
    for (const name of ['VISSLA_WEB_URL', 'VISSLA_DESK_URL']) {
      const bare = await runCommand(['doctor'], {
        ...readVariables(text),
        VISSLA_CONTACTS: answers.VISSLA_CONTACTS,
        VISSLA_WEB_PORT: '3979',
        VISSLA_DESK_PORT: '3980',
        VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.exempelby.example/t',
        VISSLA_WEB_URL: 'https://beratta.exempelby.example',
        VISSLA_DESK_URL: 'https://mottagare.exempelby.example',
        [name]: 'beratta.example',
      });
      expect(bare.out + bare.error).toContain(`${name} must be an https address`);
    }
    const got = await runCommand(['settings', 'get'], readVariables(text));
    expect(got.out).not.toMatch(/VISSLA_SLACK|=$/m);
    expect(got.out).toMatch(/^VISSLA_PASS_HOUR=9\n[^]*^VISSLA_TEAMS_APP_PASSWORD=\(set\)$/m);
    const one = await runCommand(
      ['settings', 'get', 'VISSLA_PASSES', '--json'],
      readVariables(text),
    );
    expect(one.out).toBe('{"VISSLA_PASSES":"at-once"}\n');
  });

  it('ends well where doctor finds nothing wrong', async () => {
    const slack = await startLocalServer((_, response) => {
      response.end(JSON.stringify({ ok: true, team_id: slackHttp.VISSLA_SLACK_TEAM }));
    });
    writeFileSync(
      join(folder, 'answers.json'),
      JSON.stringify({ ...answers, ...slackHttp, VISSLA_SLACK_API_URL: `${slack.url}/api/` }),
    );
    const words = ['setup', '--root', 'root', '--answers', 'answers.json'];
    const { code, out } = await runCommand(words, {}, { folder });
    expect({ code, wrong: out.match(/^wrong.*/gm) }).toEqual({ code: 0, wrong: null });
    await slack.close();
  });

  it('says of a machine without the account that the package makes it', async () => {
    const words = ['setup', '--answers', 'answers.json'];
    writeFileSync(join(folder, 'answers.json'), JSON.stringify({ ...answers, ...slackHttp }));
    const { code, error } = await runCommand(words, {}, { folder });
    expect({ code, error: error.split('. ')[0] }).toEqual({
      code: 1,
      error: process.getuid?.() === 0 ? 'There is no account vissla' : 'Only root may do this',
    });
  });

  it('opens a door on the web where its address is given, and takes it away again with that', async () => {
    const door = {
      VISSLA_WEB_URL: 'https://beratta.flodby.example',
      VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.flodby.example/tillganglighet',
    };
    expect((await setup({ ...answers, ...slackHttp, ...door })).out).toContain('beratta.flodby');
    expect(read(paths.door)).toBe(
      readFile('system/nginx-door.conf').replaceAll('beratta.exempelby', 'beratta.flodby'),
    );
    const settings = readVariables(read(paths.settings));
    expect(settings).toMatchObject({ ...door, VISSLA_WEB_PORT: '3979' });
    const without = read(paths.settings).replace(/^VISSLA_WEB_URL=.*\n/m, '');
    writeFileSync(at(paths.settings), without);
    await setup(slackHttp);
    expect(read(paths.settings)).not.toContain('VISSLA_WEB_');
    const wrong = { VISSLA_WEB_URL: 'https://x.example/path' };
    expect((await setup({ ...slackHttp, ...wrong })).error).toContain('must have no path');
    const alone = { VISSLA_WEB_ACCESSIBILITY_URL: door.VISSLA_WEB_ACCESSIBILITY_URL };
    expect((await setup({ ...slackHttp, ...alone })).error).toContain(
      'VISSLA_WEB_ACCESSIBILITY_URL is for a door on the web',
    );
  });

  it('puts nginx’s file of a messenger that is gone aside, and takes the link to it away', async () => {
    await setup({ ...answers, ...slackHttp });
    const link = at(links.nginx);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(paths.nginx, link);
    const { out } = await setup({
      MESSENGERS: 'none',
      VISSLA_WEB_URL: 'https://beratta.flodby.example',
      VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.flodby.example/tillganglighet',
      VISSLA_DESK_URL: 'https://mottagare.flodby.example',
      VISSLA_SMTP_URL: 'smtps://127.0.0.1:9',
      VISSLA_SMTP_FROM: 'vissla@flodby.example',
    });
    const kept = `${paths.nginx}.before-${systemClock().today()}`;
    expect(out).toContain(`Put aside: ${paths.nginx} (the former one is ${kept})`);
    expect([paths.nginx, kept].map((path) => existsSync(at(path)))).toEqual([false, true]);
    expect(readdirSync(dirname(link))).toEqual([]);
  });

  it('puts door and desk on the web, with mail, for who has no messenger', async () => {
    const { HOST: _, VISSLA_EMPLOYEES, ...others } = answers;
    const onWeb = {
      MESSENGERS: 'none',
      VISSLA_WEB_URL: 'https://beratta.flodby.example',
      VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.flodby.example/tillganglighet',
      VISSLA_DESK_URL: 'https://mottagare.flodby.example',
      VISSLA_SMTP_URL: 'smtps://vissla:canary%20password@127.0.0.1:9',
      VISSLA_SMTP_FROM: 'vissla@flodby.example',
    };
    const { out } = await setup({ ...others, ...onWeb });
    expect(out).toMatch(/^ok +settings +Production, with a door on the web and a desk on the web/m);
    expect(out).toContain(`ln -s ${paths.desk} /etc/nginx/conf.d/vissla-desk.conf`);
    expect(out).not.toContain('vissla manifest');
    for (const [path, name] of [
      [paths.door, 'beratta'],
      [paths.desk, 'mottagare'],
    ] as const)
      expect(read(path)).toBe(
        readFile(path.replace('/etc/vissla', 'system')).replaceAll(
          `${name}.exempelby`,
          `${name}.flodby`,
        ),
      );
    expect(existsSync(at(paths.nginx))).toBe(false);
    const settings = readVariables(read(paths.settings));
    const { MESSENGERS: __, ...set } = onWeb;
    expect(settings).toMatchObject({ ...set, VISSLA_WEB_PORT: '3979', VISSLA_DESK_PORT: '3980' });
    expect((await setup({})).out).not.toMatch(/^(Made|Changed|Owner)/m);
    // With a messenger neither is needed, and what the desk had goes with it.
    const without = read(paths.settings).replace(/^VISSLA_DESK_URL=.*\n/m, '');
    writeFileSync(at(paths.settings), without);
    await setup({ ...slackHttp, HOST: answers.HOST, VISSLA_EMPLOYEES });
    expect(read(paths.settings)).not.toMatch(/VISSLA_(?:DESK|SMTP)_/);
    for (const [given, says] of [
      [{ VISSLA_DESK_URL: onWeb.VISSLA_WEB_URL }, 'must have another host than the door'],
      [{ VISSLA_DESK_URL: `https://${answers.HOST}` }, 'must have another host than the bot'],
      [{ VISSLA_DESK_URL: 'https://192.0.2.1' }, 'VISSLA_DESK_URL must be https with the name'],
      [{ VISSLA_SMTP_URL: 'x' }, 'VISSLA_SMTP_URL is for a desk on the web'],
      [{ ...onWeb, VISSLA_SMTP_URL: 'canary' }, 'VISSLA_SMTP_URL must be smtps://'],
      [{ MESSENGERS: 'none' }, 'VISSLA_DESK_URL is missing'],
      [{ ...onWeb, VISSLA_EMPLOYEES }, 'VISSLA_EMPLOYEES belongs to a messenger'],
      [{ MESSENGERS: 'none,teams' }, 'MESSENGERS may have none alone'],
    ] as const)
      expect((await setup(given)).error).toContain(says);
  });

  it('asks who has no messenger for no employees, takes bare names, and hides the password alone', async () => {
    const typed = [
      ...['Exempelby kommun', answers.VISSLA_WEBSITE_URL, answers.VISSLA_PRIVACY_URL],
      ...[answers.VISSLA_CONTACTS, answers.VISSLA_DISPOSAL_WHISTLEBLOWING, '', 'none', 'yes'],
      ...['?', 'daily', 'beratta.flodby.example', 'https://www.flodby.example/tillganglighet'],
      ...['mottagare.flodby.example', 'smtps://vissla@127.0.0.1:9', 'canary password'],
      'vissla@flodby.example',
      ...['', '', '', ''],
    ];
    const asked: { question: string; secret: boolean; typed: string | undefined }[] = [];
    const code = await run(['setup', '--root', 'root'], {
      environment: {},
      folder,
      out: () => undefined,
      error: () => undefined,
      ask: async (question, { secret }) => {
        asked.push({ question, secret, typed: typed.shift() });
        return asked.at(-1)?.typed;
      },
    });
    expect({ code, left: typed }).toEqual({ code: 1, left: [] });
    const all = asked.map(({ question }) => question).join('\n');
    expect(all).not.toMatch(/employees have the bot|In our model/);
    expect(all).toContain('VISSLA_PASSES: docs/settings.md explains it.\n7. ');
    expect(asked.filter(({ secret }) => secret).map((one) => one.typed)).toEqual([
      'canary password',
    ]);
    expect(readVariables(read(paths.settings))).toMatchObject({
      VISSLA_DISPOSAL_HR: answers.VISSLA_DISPOSAL_WHISTLEBLOWING,
      VISSLA_WEB_URL: 'https://beratta.flodby.example',
      VISSLA_DESK_URL: 'https://mottagare.flodby.example',
      VISSLA_SMTP_URL: 'smtps://vissla:canary%20password@127.0.0.1:9',
    });
    expect(read(paths.settings)).not.toContain('VISSLA_EMPLOYEES');
  });

  it('asks a person again until an answer is right, hides secrets, and writes nothing before the end', async () => {
    const typed = [
      'Exempelby kommun',
      'www.exempelby.example',
      answers.VISSLA_WEBSITE_URL,
      answers.VISSLA_PRIVACY_URL,
      answers.VISSLA_CONTACTS,
      '24',
      answers.VISSLA_DISPOSAL_WHISTLEBLOWING,
      'bevaras',
      'slack',
      'slack-socket',
      '300',
      'ja',
      '',
      'weekly',
      'daily',
      'xoxb-canary-token',
      'T0EXEMPEL',
      'canary',
      'xapp-canary-token',
      ...['', '', '', '', '', ''],
    ];
    const asked: { question: string; secret: boolean }[] = [];
    const asksOr =
      (ends: () => undefined) =>
      async (lines: readonly (string | undefined)[]): Promise<Ran> => {
        const left = [...lines];
        asked.length = 0;
        let [out, error] = ['', ''];
        const code = await run(['setup', '--root', 'root'], {
          environment: {},
          folder,
          out: (text) => void (out += text),
          error: (text) => void (error += text),
          ask: async (question, { secret }) => {
            asked.push({ question, secret });
            return left.length > 0 ? left.shift() : ends();
          },
        });
        return { code, out, error };
      };
    const asks = asksOr(() => undefined);
    // What is no secret is kept for the next run, and proposed there.
    expect(await asks(typed.slice(0, 13))).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringMatching(/^The answers ended before the last question\./) as string,
    });
    expect(readdirSync(at('/etc'), { recursive: true })).toEqual([
      'vissla',
      'vissla/setup-answers.json',
    ]);
    expect([modeOf(paths.kept), read(paths.kept).includes('canary')]).toEqual(['600', false]);
    await asks(['']);
    expect(asked[1]?.question).toContain(`[${answers.VISSLA_WEBSITE_URL}]: `);
    // A fault in the middle loses nothing either.
    rmSync(at(paths.kept));
    const fails = asksOr(() => {
      throw new Error('canary');
    });
    expect((await fails(typed.slice(0, 8))).code).toBe(1);
    await asks([]);
    expect(asked[0]?.question).toContain('[Exempelby kommun]: ');
    rmSync(at(paths.kept));

    // Its address is Slack's own: nobody is asked by this test but the setting that stands there.
    mkdirSync(at('/etc/vissla'), { recursive: true });
    writeFileSync(at(paths.settings), 'VISSLA_SLACK_API_URL=http://127.0.0.1:9/api/\n');
    expect(await asks(typed)).toEqual({ code: 1, error: '', out: endsWrong });
    const questionsAsked = asked.map(({ question }) => question);
    expect(questionsAsked[2]).toContain(
      'VISSLA_WEBSITE_URL must be an address that begins with https://.\n2. ',
    );
    expect(questionsAsked[13]).toContain('VISSLA_PASSES is missing.\n7. ');
    // Nobody decided on weekly after all.
    expect(questionsAsked[14]).toContain('registered without delay');
    expect(readVariables(read(paths.settings))).toMatchObject({ VISSLA_PASSES: 'daily' });
    expect(readVariables(read(paths.settings))).not.toHaveProperty('VISSLA_PASS_DECIDED');
    expect(questionsAsked.at(-1)).toContain('11. ');
    expect(questionsAsked.at(-1)).toContain('[/var/backups/vissla-vault]: ');
    expect(asked.filter(({ secret }) => secret)).toHaveLength(3);
    expect(readVariables(read(paths.settings)).VISSLA_SLACK_APP_TOKEN).toBe('xapp-canary-token');
    // No public name is asked for, nginx gets nothing, and no answer is kept beside the settings.
    expect(existsSync(at(paths.kept))).toBe(false);
    expect(existsSync(at(paths.nginx))).toBe(false);

    // Enter to everything keeps everything, and shows no secret.
    const again = await asks(Array<string>(20).fill(''));
    expect(again.out).toMatch(/^Right already: 3\.$/m);
    const shown = asked.map(({ question }) => question).join('\n');
    for (const secret of secrets) expect(shown + again.out).not.toContain(secret);
  });

  it('shows both prices of each pass, with the advice that fits', () => {
    const asked = (VISSLA_EMPLOYEES: string, OSL: string): string =>
      passQuestion({ VISSLA_EMPLOYEES, OSL });
    for (const words of ['of 300 people with 2 uses a week', 'of 1 with daily, of 2 with weekly'])
      expect(asked('300', 'no')).toContain(words);
    for (const wait of ['until the next morning', 'up to a week', 'nothing waits'])
      expect(asked('300', 'no')).toContain(wait);
    const advice = (employees: string, osl: string): string[] =>
      asked(employees, osl).match(/Advice: \S+|the telephone and a form on the web/g) ?? [];
    expect(advice('300', 'no')).toEqual(['Advice: weekly,']);
    expect(advice('2000', 'no')).toEqual(['Advice: daily']);
    expect(advice('2000', 'yes')).toEqual(['Advice: daily.']);
    expect(advice('300', 'yes')).toEqual(['Advice: daily.', 'the telephone and a form on the web']);
  });

  it('asks once more for weekly, whichever law applies, and keeps who decided', async () => {
    const weekly = { ...answers, ...slackHttp, VISSLA_PASSES: 'weekly' };
    const { code, error } = await setup(weekly);
    expect({ code, error: error.includes('VISSLA_PASS_DECIDED is missing') }).toEqual({
      code: 1,
      error: true,
    });
    const decided = 'Kommunjuristen, 2026-11-20';
    await setup({ ...weekly, VISSLA_PASS_DECIDED: decided });
    expect(readVariables(read(paths.settings)).VISSLA_PASS_DECIDED).toBe(decided);
    expect((await setup({})).out).not.toMatch(/^(Made|Changed|Owner)/m);
    const freed = await setup({ VISSLA_PASSES: 'daily', VISSLA_PASS_DECIDED: decided });
    expect(freed.error).toContain('VISSLA_PASS_DECIDED is for a weekly pass');
    await setup({ VISSLA_PASSES: 'daily' });
    expect(readVariables(read(paths.settings))).not.toHaveProperty('VISSLA_PASS_DECIDED');
    const outside = await setup({ VISSLA_PASSES: 'weekly', OSL: 'no' });
    expect(outside.error).toContain('VISSLA_PASS_DECIDED is missing');
  });

  it('says on a running installation that it is to be restarted, and when a pass holds', async () => {
    await setup({ ...answers, ...slackHttp, VISSLA_PASSES: 'daily' });
    mkdirSync(at('/var/lib/vissla-mark'), { recursive: true });
    writeFileSync(at('/var/lib/vissla-mark/installation.json'), '{}');
    const same = await setup({});
    expect(same.out).toMatch(/^Next:\n1\. vissla doctor$/m);
    const decided = 'Kommunjuristen, 2026-11-20';
    const { out } = await setup({ VISSLA_PASSES: 'weekly', VISSLA_PASS_DECIDED: decided });
    expect(out).toMatch(/^1\. systemctl daemon-reload && systemctl restart vissla: until then/m);
    expect(out).toMatch(
      /VISSLA_PASSES: weekly on Tuesdays at 10 holds from 20\d\d-\d\d-\d\d on, if/,
    );
    expect(out).not.toContain('vissla begin');
  });

  it('refuses where nobody can be asked, and a file of answers that is none', async () => {
    expect(await runCommand(['setup', '--root', 'root'], {}, { folder })).toMatchObject({
      code: 1,
      error: 'Nobody can be asked here: give the answers with --answers FILE.\n',
    });
    writeFileSync(join(folder, 'bad.json'), '{"VISSLA_SLACK_BOT_TOKEN": "xoxb-canary-token"');
    const words = ['setup', '--root', 'root', '--answers', 'bad.json'];
    const { error } = await runCommand(words, {}, { folder });
    expect(error).toBe('The file of answers cannot be read, or is not JSON.\n');
  });
});
