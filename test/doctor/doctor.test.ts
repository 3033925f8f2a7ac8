import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { contactKeys } from '../../bot/domain/contacts';
import { nodeRandom } from '../../bot/platform/random';
import { openStores } from '../../bot/start/open-stores';
import type { FakeSlack } from '../../office/slack/slack';
import { builtCommand } from '../support/built-bot';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../support/messengers/slack-workspace';
import {
  type Answering,
  diagnose,
  type FakeLogin,
  goodContacts,
  type House,
  openHouse,
  startAnswering,
  startFakeLogin,
  troubles,
} from './house';

let login: FakeLogin;
let workspace: SlackWorkspace;
let slack: FakeSlack;
let house: House;
const slackSettings = (): Record<string, string> => ({
  VISSLA_SLACK_BOT_TOKEN: slack.botToken,
  VISSLA_SLACK_TEAM: slack.team,
  VISSLA_SLACK_ENTERPRISE: slack.enterprise?.join() ?? '',
  VISSLA_SLACK_API_URL: slack.apiUrl,
  VISSLA_SLACK_SIGNING_SECRET: slack.signingSecret,
});
const scopes = ['commands', 'chat:write', 'im:write'];

let bot: Answering;
beforeAll(async () => {
  bot = await startAnswering();
});
afterAll(() => bot.close());
beforeEach(async () => {
  login = await startFakeLogin();
  await openSlack(scopes);
  house = await openHouse({ ...login.settings, ...slackSettings(), ...bot.settings });
});
afterEach(async () => {
  await Promise.all([login.close(), workspace.close()]);
  house.remove();
});

async function openSlack(scopes: readonly string[], orgWide = false): Promise<void> {
  workspace = await openSlackWorkspace(nowhere, { scopes, orgWide });
  slack = workspace.slack;
}

/** Breaks nothing, one thing or several, and gives what is not well, as `check: sentence`. */
async function found(settings: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const diagnosis = await diagnose({ ...house.settings, ...settings });
  const wrong = diagnosis.findings.some(({ kind }) => kind === 'wrong');
  expect(diagnosis.code).toBe(wrong ? 1 : 0);
  expect(diagnosis.said).not.toMatch(/canary|xoxb-|xapp-|Person \d/);
  return troubles(diagnosis).map(({ kind, check, says }) => `${kind} ${check}: ${says}`);
}

/** A finding whose sentence has these words. */
const finding = (kind: string, check: string, words: string) => ({
  check,
  kind,
  says: expect.stringContaining(words) as string,
});

describe('doctor, where all is well', () => {
  it('says so, line by line, and ends with 0', async () => {
    expect(await found()).toEqual([]);
    const { code, findings } = await diagnose(house.settings);
    expect(code).toBe(0);
    const fine = findings.filter(({ kind }) => kind === 'fine').map(({ check }) => check);
    expect([...new Set(fine)]).toEqual(
      expect.arrayContaining([
        'settings',
        'database',
        'vault',
        'desks',
        'teams',
        'slack',
        'clock',
        'contacts',
        'files',
        'platform',
      ]),
    );
  });

  it('asks for a token as the bot does, and for nothing else', async () => {
    await diagnose(house.settings);
    expect(login.asked.map((form) => new URLSearchParams(form).get('grant_type'))).toEqual([
      'client_credentials',
    ]);
    expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
  });

  it('changes nothing in the stores', async () => {
    const before = [house.database, house.vault].map((path) => readFileSync(path, 'hex'));
    await diagnose(house.settings);
    expect([house.database, house.vault].map((path) => readFileSync(path, 'hex'))).toEqual(before);
  });

  it('works beside the bot, which holds the database open', async () => {
    const stores = await openStores(
      { database: { kind: 'sqlite', path: house.database }, vault: house.vault },
      'production',
      nodeRandom(),
    );
    expect(await found()).toEqual([]);
    await stores.database.close();
  });
});

describe('doctor, beside the bot', () => {
  it('says that nobody answers, and what to do; before the first start nobody is missed', async () => {
    expect(await found({ VISSLA_PORT: '9' })).toEqual([
      expect.stringMatching(/^wrong bot: Nobody answers on 127\.0\.0\.1:9\. Start the bot/),
    ]);
    const { findings } = await diagnose({
      ...house.settings,
      VISSLA_PORT: '9',
      VISSLA_DATABASE_URL: `sqlite:${join(house.folder, 'new', 'vissla.db')}`,
      VISSLA_VAULT: `file:${join(house.folder, 'new', 'vault.json')}`,
    });
    expect(findings).toContainEqual({
      check: 'bot',
      kind: 'skipped',
      says: 'It has not been started yet.',
    });
  });
});

describe('doctor, with the settings broken', () => {
  it('names every fault at once, and no value', async () => {
    const said = await found({
      VISSLA_PASSES: 'canary-weekly',
      VISSLA_PORT: '99999999',
      VISSLA_SLACK_GUEST: 'canary',
    });
    expect(said).toHaveLength(3);
    for (const name of ['VISSLA_PASSES', 'VISSLA_PORT', 'VISSLA_SLACK_GUEST']) {
      expect(said).toContainEqual(expect.stringMatching(new RegExp(`^wrong settings: ${name} `)));
    }
    const { findings } = await diagnose({ ...house.settings, VISSLA_PASSES: '' });
    expect(findings).toContainEqual(expect.objectContaining({ check: 'platform', kind: 'fine' }));
  });
});

describe('doctor, with a store broken', () => {
  const away = (path: string): void => {
    renameSync(path, `${path}.away`);
  };
  const inDatabase = (statement: string): void => {
    const database = new BetterSqlite(house.database);
    database.exec(statement);
    database.close();
  };
  it.each<[string, () => void, ...RegExp[]]>([
    [
      'no database beside a vault',
      () => away(house.database),
      /^wrong database: There is no database at .*\. There is a vault .* is its disk mounted/,
    ],
    [
      'no vault beside a database',
      () => away(house.vault),
      /^wrong vault: There is no vault at .*\. There is a database /,
    ],
    [
      'a file that is no database',
      () => writeFileSync(house.database, 'no database at all, whatever its name says'),
      /^wrong database: The database is damaged\. Restore it from its backup\.$/,
    ],
    [
      'a database without WAL',
      () => inDatabase('PRAGMA journal_mode = DELETE'),
      /^warning database: .*not in WAL mode.*next start sets it/,
    ],
    [
      'what somebody made in a database',
      () => inDatabase('CREATE TRIGGER clock AFTER UPDATE ON pool BEGIN SELECT 1; END'),
      /^wrong database: .*did not make: trigger clock\. /,
    ],
    [
      'a migration that has not run',
      () => inDatabase('DELETE FROM migration WHERE id = (SELECT max(id) FROM migration)'),
      /^warning database: 1 of \d+ migrations are still to be run\. Back up/,
    ],
    [
      'a migration that a newer program ran',
      () => inDatabase("INSERT INTO migration (name, timestamp) VALUES ('Future1', 1896083200001)"),
      /^wrong database: .*written by a newer version/,
    ],
    [
      'a vault that others can read',
      () => chmodSync(house.vault, 0o644),
      /^wrong vault: .*read by others\. Give it mode 0600/,
      /^wrong files: The vault's file can be read by others \(mode 0644\)\. Give it mode 0600\.$/,
    ],
    [
      'a vault that is damaged',
      () => writeFileSync(house.vault, '{"vissla":"vault-1","secrets":{"canary'),
      /^wrong vault: .*damaged/,
    ],
  ])('knows %s', async (_, spoils, ...sentences) => {
    spoils();
    expect(await found()).toEqual(
      sentences.map((sentence) => expect.stringMatching(sentence) as string),
    );
  });

  it('knows two stores that do not belong together, and those of a trial', async () => {
    const other = await openHouse({}, { whistleblowing: 2 });
    renameSync(other.vault, house.vault);
    expect(await found()).toEqual([
      'wrong vault: This database and this vault do not belong together.',
    ]);
    other.remove();
    const trial = { database: join(house.folder, 't.db'), vault: join(house.folder, 't.json') };
    await (
      await openStores(
        { database: { kind: 'sqlite', path: trial.database }, vault: trial.vault },
        'trial',
        nodeRandom(),
      )
    ).database.close();
    expect(
      await found({
        VISSLA_DATABASE_URL: `sqlite:${trial.database}`,
        VISSLA_VAULT: `file:${trial.vault}`,
      }),
    ).toContainEqual(expect.stringMatching(/^wrong vault: This is the data of a trial/));
  });
});

describe('doctor, with a desk that is not staffed', () => {
  it.each([
    [
      { whistleblowing: 1, hr: 2 },
      /^warning desks: The desk whistleblowing has 1 person: .*intake is closed/,
    ],
    [{ whistleblowing: 2 }, /^warning desks: The desk hr has no member:/],
    [
      { whistleblowing: 2, hr: 1 },
      /^warning desks: The desk hr has 1 person: nobody covers for them/,
    ],
    [{ whistleblowing: 3, hr: 2 }, /^warning desks: At the desk whistleblowing 1 person waits/],
  ])('warns of %j', async (people, sentence) => {
    const { folder, ...understaffed } = await openHouse(
      { ...login.settings, ...bot.settings },
      people,
    );
    const { code, findings } = await diagnose(understaffed.settings);
    expect(code).toBe(0);
    const said = findings
      .filter(({ check, kind }) => check === 'desks' && kind === 'warning')
      .map(({ kind, check, says }) => `${kind} ${check}: ${says}`);
    expect(said).toEqual([expect.stringMatching(sentence)]);
    expect(folder).not.toBe('');
    understaffed.remove();
  });
});

describe('doctor, with Teams broken', () => {
  it.each([
    [7000215, /does not know this secret\. Set VISSLA_TEAMS_APP_PASSWORD/],
    [7000222, /has expired\. Make a new one/],
    [700016, /does not know this app\. Set VISSLA_TEAMS_APP_ID/],
    [90002, /does not know this tenant/],
    [50034, /Look the number up/],
  ])('says what AADSTS%i means', async (number, sentence) => {
    login.answer = {
      status: 401,
      body: { error: 'invalid_client', error_description: 'canary', error_codes: [number] },
    };
    const said = await found();
    expect(said).toEqual([expect.stringMatching(sentence)]);
    expect(said[0]).toContain(`wrong teams: No token (AADSTS${number})`);
  });

  it.each([
    [200, undefined],
    [401, /^wrong teams: The Bot Connector does not take the bot’s token \(401\)/],
    [403, /^warning teams: .* into the chat of 4 members \(403\): blocked .* set mail/],
    [404, /^warning teams: .* \(404\)\. Notices begin it again/],
    [503, /^warning teams: The Bot Connector does not answer/],
  ])(
    'reads each member’s chat through the Connector, which answers %i',
    async (status, sentence) => {
      house.remove();
      const given = { ...login.settings, ...slackSettings(), ...bot.settings };
      house = await openHouse(given, { whistleblowing: 2, hr: 2 }, login.address);
      login.connector = status;
      expect(await found()).toEqual(
        sentence === undefined ? [] : [expect.stringMatching(sentence)],
      );
      const asks = 'GET /v3/conversations/a%3Acanary/pagedmembers Bearer canary-token';
      const isOfOne = [200, 403, 404].includes(status);
      expect(login.asked.filter((one) => one.startsWith('GET'))).toEqual(
        isOfOne ? [asks, asks, asks, asks] : [asks],
      );
      expect(login.asked.filter((one) => one.startsWith('POST'))).toEqual([]);
    },
  );

  it('says that the login does not answer, and that the keys cannot be fetched', async () => {
    login.answer = { status: 503, body: {} };
    expect(await found()).toEqual([
      expect.stringMatching(/^wrong teams: Microsoft’s login does not answer/),
    ]);
    login.keys = false;
    expect(await found()).toContainEqual(expect.stringMatching(/login\.botframework\.com/));
    await login.close();
    expect(await found()).toHaveLength(2);
  });
});

describe('doctor, with a managed identity', () => {
  afterEach(() => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
  });

  it('says that this machine gives no token for it', async () => {
    // As App Service says where its identities are asked; nobody listens there.
    process.env.IDENTITY_ENDPOINT = 'http://127.0.0.1:9/msi/token';
    process.env.IDENTITY_HEADER = 'canary';
    const { VISSLA_TEAMS_APP_PASSWORD: _, ...settings } = { ...house.settings };
    const { code, findings } = await diagnose(settings);
    expect(code).toBe(1);
    expect(findings).toContainEqual(finding('wrong', 'teams', 'Assign the identity to it'));
  });
});

describe('doctor, with Slack broken', () => {
  it('knows a token that Slack does not know, and one that was revoked', async () => {
    expect(await found({ VISSLA_SLACK_BOT_TOKEN: 'xoxb-canary' })).toEqual([
      expect.stringMatching(/^wrong slack: Slack refuses VISSLA_SLACK_BOT_TOKEN \(slack_token\)/),
    ]);
    slack.script({ method: 'auth.test', kind: 'error', error: 'token_revoked' });
    expect(await found()).toHaveLength(1);
  });

  it.each([
    ['VISSLA_SLACK_TEAM', 'T0ANOTHER', /^wrong slack: The token is for another workspace/],
    ['VISSLA_SLACK_ENTERPRISE', '', /^warning slack: .*until VISSLA_SLACK_ENTERPRISE is set/],
    [
      'VISSLA_SLACK_ENTERPRISE',
      'E0ANOTHER,T0SISTER',
      /^wrong slack: The workspace does not belong to the organisation/,
    ],
  ])('knows what the workspace is not: %s=%s', async (name, value, sentence) => {
    expect(await found({ [name]: value })).toEqual([expect.stringMatching(sentence)]);
  });

  it('knows an app that is installed for the whole organisation', async () => {
    await workspace.close();
    await openSlack(scopes, true);
    expect(await found(slackSettings())).toEqual([
      expect.stringMatching(/^wrong slack: The app is installed for the whole organisation/),
    ]);
  });

  it('compares the scopes with the manifest, in both directions', async () => {
    await workspace.close();
    await openSlack(['commands', 'chat:write', 'channels:history']);
    expect(await found(slackSettings())).toEqual([
      expect.stringMatching(/^wrong slack: The app lacks im:write\. Write the manifest/),
      expect.stringMatching(/^warning slack: .*more than it needs: channels:history\./),
    ]);
    await workspace.close();
    await openSlack(scopes);
    expect(await found({ ...slackSettings(), VISSLA_SLACK_GUESTS: 'refuse' })).toEqual([
      expect.stringMatching(/^wrong slack: The app lacks users:read\./),
    ]);
  });

  it('does not open a connection to look at an app token', async () => {
    const { VISSLA_SLACK_SIGNING_SECRET: _, ...settings } = { ...house.settings };
    const { findings } = await diagnose({ ...settings, VISSLA_SLACK_APP_TOKEN: slack.appToken });
    expect(findings).toContainEqual(finding('skipped', 'slack', 'VISSLA_SLACK_APP_TOKEN'));
    expect(new Set(slack.calls.map(({ method }) => method))).toEqual(new Set(['auth.test']));
    const { findings: strange } = await diagnose({
      ...settings,
      VISSLA_SLACK_APP_TOKEN: 'xapp-canary',
    });
    expect(strange).toContainEqual(expect.objectContaining({ check: 'slack', kind: 'wrong' }));
  });

  it('says that Slack does not answer', async () => {
    slack.script({ method: 'auth.test', kind: 'status', status: 503 });
    expect(await found()).toEqual([expect.stringMatching(/^wrong slack: Slack does not answer/)]);
    slack.script({ method: 'auth.test', kind: 'dropped', carriedOut: false });
    expect(await found()).toHaveLength(1);
    // In Socket Mode there are two tokens, and one Slack.
    for (let time = 0; time < 2; time++)
      slack.script({ method: 'auth.test', kind: 'status', status: 503 });
    const { VISSLA_SLACK_SIGNING_SECRET: _, ...settings } = { ...house.settings };
    const { findings } = await diagnose({ ...settings, VISSLA_SLACK_APP_TOKEN: slack.appToken });
    expect(findings.filter(({ check }) => check === 'slack')).toHaveLength(1);
  });
});

describe('doctor, with the clock wrong', () => {
  it.each([
    [-120_000, 'ahead of'],
    [180_000, 'behind'],
  ])('compares it with the answers that it fetched: %i ms', async (ahead, side) => {
    login.ahead = ahead;
    const { VISSLA_TEAMS_APP_ID: _, ...slackless } = house.settings;
    const settings = Object.fromEntries(
      Object.entries({ ...slackless, ...login.settings }).filter(
        ([name]) => !name.startsWith('VISSLA_SLACK_'),
      ),
    );
    const diagnosis = await diagnose(settings);
    expect(diagnosis.code).toBe(1);
    expect(troubles(diagnosis)).toContainEqual(finding('wrong', 'clock', side));
  });
});

describe('doctor, with the contacts broken', () => {
  const write = (change: (contacts: ReturnType<typeof goodContacts>) => void): void => {
    const contacts = goodContacts();
    change(contacts);
    writeFileSync(house.contacts, JSON.stringify(contacts));
  };

  it('knows what was invented for the trial', async () => {
    // The country's own are the same everywhere, and who is told at work has no number.
    const real = [
      'workInjury',
      'police',
      'equalityOmbudsman',
      'independentAdvice',
      'crisisSupport',
    ];
    const keys = (locale: string): string =>
      contactKeys
        .filter((key) => !real.includes(key))
        .map((key) => `${locale}.${key}`)
        .join(', ');
    expect(await found({ VISSLA_CONTACTS: 'examples/contacts.json' })).toEqual(
      ['sv', 'en'].map(
        (locale) =>
          `wrong contacts: Invented, as the trial's are: ${keys(locale)}. Write the real ones into examples/contacts.json.`,
      ),
    );
  });

  it('asks for a written way for whoever has no account: a web form, or the door', async () => {
    write(({ sv, en }) => {
      delete sv.webForm;
      delete en.webForm;
    });
    expect(await found()).toContainEqual(expect.stringMatching(/^warning contacts: .*VBL 5:7/));
    const door = { VISSLA_WEB_URL: 'https://a.kommunen.se', VISSLA_WEB_PORT: '4011' };
    const pages = { VISSLA_WEB_ACCESSIBILITY_URL: 'https://kommunen.se/t' };
    expect((await found({ ...door, ...pages })).filter((one) => one.includes('5:7'))).toEqual([]);
  });

  it.each([
    ['sv.phone', 'Ring oss', /^wrong .*sv\.phone holds no telephone number/],
    ['sv.phone', 'Ring 113 13', /^warning .*sv\.phone holds no telephone number/],
    ['en.hr', 'Ring +46 (0)31-390 06 10', /^wrong .*Invented, as the trial's are: en\.hr\./],
    ['sv.hr', '0771-23 45 67 08-465 004 20', /^wrong .*Invented, as the trial's are: sv\.hr\./],
    ['sv.hr', 'hr@kommunen', /^warning .*sv\.hr: the address is incomplete/],
    ['en.complaints', 'http://kommunen.se/klagomal', /the page is not https/],
    [
      'sv.union',
      'Advokaten, info@example.com',
      /^wrong .*Invented, as the trial's are: sv\.union\./,
    ],
  ])('knows that %s = %s is not right', async (name, line, sentence) => {
    const [locale, key] = name.split('.') as ['sv' | 'en', string];
    write((contacts) => {
      contacts[locale][key] = line;
    });
    expect(await found()).toEqual([expect.stringMatching(sentence)]);
  });

  it.each([
    '0999-12 34 56',
    '+46 999 12 34 56',
    '0046 999 123456',
    '+358 9 1234 5678',
    '070-12 34',
    'Storgatan 1, 123 45 Staden, 020-12 34 56, vardagar 8-16',
    'Larma 112, eller socialjouren 0771-12 34 56',
    'hr@kommunen.se, https://kommunen.se/hr',
    '0771-23 45 67 24 h, org.nr 212000-0142, hr@häradet.se',
    'www.test.se, my-example.com',
  ])('takes "%s" as it is', async (line) => {
    write(({ sv }) => {
      sv.hr = line;
    });
    expect(await found()).toEqual([]);
  });

  it('knows a contact that one language lacks, and a file that is none', async () => {
    write(({ en }) => {
      delete en.union;
    });
    expect(await found()).toEqual([expect.stringContaining('en.union is missing') as string]);
    write(({ sv }) => {
      delete sv.phone;
    });
    expect(await found()).toEqual([
      expect.stringMatching(/^wrong settings: .*sv\.phone is missing/),
    ]);
  });
});

describe('doctor, with files that others may use', () => {
  it.each([
    ['database', 0o640, 'The database can be read by others (mode 0640). Give it mode 0600.'],
    ['contacts', 0o666, 'The contacts can be changed by others (mode 0666). Give it mode 0644.'],
  ] as const)('knows the mode of the %s', async (which, mode, sentence) => {
    chmodSync(house[which], mode);
    expect(await found()).toContain(`wrong files: ${sentence}`);
  });

  it('knows a store that a restore put aside', async () => {
    const aside = `${house.database}.before-2026-11-26`;
    writeFileSync(aside, 'canary');
    expect(await found()).toContainEqual(
      expect.stringContaining(`warning files: ${aside} was put aside by`),
    );
  });

  it('looks where it is called: at .env, and at the apps that were written', async () => {
    writeFileSync(join(house.folder, '.env'), 'VISSLA_PORT=3978', { mode: 0o644 });
    writeFileSync(join(house.folder, 'data', 'teams-app.zip'), 'no zip');
    const diagnosis = await diagnose(house.settings, house.folder);
    const wrongs = diagnosis.findings.filter(({ kind }) => kind === 'wrong');
    expect(wrongs).toEqual([
      finding('wrong', 'manifests', 'data/teams-app.zip is damaged, or not'),
      {
        check: 'files',
        kind: 'wrong',
        says: '.env can be read by others (mode 0644). Give it mode 0600.',
      },
    ]);
  });

  it.each([
    [['--env-file=vissla.env']],
    [['--env-file', 'vissla.env']],
    [['--env-file-if-exists=vissla.env']],
    [['--env-file-if-exists', 'vissla.env']],
    [['--no-warnings', '--env-file=other.env', '--env-file=vissla.env', '--env-file=vissla.env']],
  ])('looks at the settings that Node was told to read: %j', async (nodeOptions) => {
    const path = join(house.folder, 'vissla.env');
    const sentences = async (): Promise<string[]> =>
      (await diagnose(house.settings, house.folder, nodeOptions)).findings
        .filter(({ check, kind }) => check === 'files' && kind === 'wrong')
        .map(({ says }) => says);
    writeFileSync(path, 'VISSLA_PORT=3978', { mode: 0o640 });
    expect(await sentences()).toEqual([]);
    chmodSync(path, 0o644);
    expect(await sentences()).toEqual([
      `The settings (${path}) can be read by others, or changed by its group (mode 0644). Give it mode 0640.`,
    ]);
  });

  it('knows in the real command what Node was told to read', () => {
    const path = join(house.folder, 'vissla.env');
    writeFileSync(path, 'VISSLA_PORT=3978');
    chmodSync(path, 0o660);
    // Who answers in this process answers nobody meanwhile.
    const nowhere = 'http://127.0.0.1:9/';
    const away = { VISSLA_TEAMS_OPENID_URL: nowhere, VISSLA_SLACK_API_URL: nowhere };
    const words = [`--env-file=${path}`, builtCommand(), 'doctor'];
    const env = { ...house.settings, VISSLA_PORT: '9', ...away };
    const { stdout } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
    expect(stdout).toContain(`The settings (${path}) can be read by others`);
  });

  it('knows a folder in which others may put files', async () => {
    chmodSync(join(house.folder, 'data'), 0o777);
    expect(await found()).toEqual([
      "wrong files: The database's folder can be changed by others (mode 0777). Give it mode 0700.",
    ]);
  });
});
