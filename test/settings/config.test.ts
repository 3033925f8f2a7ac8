import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usualSections } from '../../bot/domain/secrecy';
import { ConfigError, readConfig, readHouse } from '../../bot/settings/config';
import { settingNames } from '../../bot/settings/names';
import { readDatabaseLocation, readPlaces } from '../../bot/settings/places';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();

const three = { phone: '040-123', meeting: 'Room 1', outsideContact: 'The union' };
const contacts = file('contacts.json', { sv: { ...three, hr: 'HR, 040-1' }, en: three });

const [app, tenant, other] = [
  '11111111-2222-3333-4444-555555555555',
  'AAAAAAAA-2222-3333-4444-555555555555',
  'bbbbbbbb-2222-3333-4444-555555555555',
] as const;

const privateKey = 'AGE-SECRET-KEY-1GKDCYF9FAPYRE9VP3NFNGEHZQN87WL0S00F6U48AKMGZ0XXS9H7QPWJ886';
const archiveKey = 'age1c0ez4qysk8jhnv22hm25fezpxhh0rtn370wvkkhf7cpvvds3vcnqz998zr';

const production = {
  VISSLA_TEAMS_APP_ID: app,
  VISSLA_TEAMS_APP_PASSWORD: 'the-password',
  VISSLA_TEAMS_TENANTS: tenant,
  VISSLA_TEAMS_APP_TENANT: tenant,
  VISSLA_ORGANISATION: 'Exempel kommun',
  VISSLA_WEBSITE_URL: 'https://example.org/report',
  VISSLA_PRIVACY_URL: 'https://example.org/privacy',
  VISSLA_DISPOSAL_WHISTLEBLOWING: 'KS 2026/12 24',
  VISSLA_DISPOSAL_HR: 'preserve',
  VISSLA_CONTACTS: contacts,
  VISSLA_PASSES: 'at-once',
};

const {
  VISSLA_TEAMS_APP_ID,
  VISSLA_TEAMS_APP_PASSWORD,
  VISSLA_TEAMS_TENANTS,
  VISSLA_TEAMS_APP_TENANT,
  ...common
} = production;
const slack = {
  ...common,
  VISSLA_SLACK_BOT_TOKEN: 'xoxb-1-canary',
  VISSLA_SLACK_TEAM: 'T0123ABCD',
  VISSLA_SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
};
/** What production lacks where a messenger alone is begun. */
const house = [
  ...['CONTACTS', 'PASSES', 'ORGANISATION', 'WEBSITE_URL', 'PRIVACY_URL'],
  ...['DISPOSAL_WHISTLEBLOWING', 'DISPOSAL_HR'],
];
const missing = house.map((name) => `VISSLA_${name} is missing`);

describe('the desk on the web', () => {
  const door = {
    VISSLA_WEB_PORT: '3979',
    VISSLA_WEB_URL: 'https://tips.example.org',
    VISSLA_WEB_ACCESSIBILITY_URL: 'https://example.org/a11y',
  };
  const at = (url: string, more: Readonly<Record<string, string>> = {}) => ({
    ...{ ...production, ...more },
    ...{ VISSLA_DESK_PORT: '3980', VISSLA_DESK_URL: url },
  });

  it('is off unless it is set, and then has an address of its own', () => {
    expect(readConfig(production)).toMatchObject({ webDesk: undefined });
    expect(readConfig(at('https://desk.example.org/', door))).toMatchObject({
      webDesk: { port: 3980, url: 'https://desk.example.org' },
    });
    expect(readConfig(at('http://localhost:3980'))).toMatchObject({
      webDesk: { url: 'http://localhost:3980' },
    });
    const half = { VISSLA_DESK_URL: 'https://desk.example.org' };
    expect(problems({ ...production, ...half })).toEqual([
      'VISSLA_DESK_PORT is missing, but VISSLA_DESK_URL is set',
    ]);
  });

  it.each([
    ['http://127.0.0.1:3980', 'must be https with the name of a host, or http://localhost'],
    ['https://192.0.2.1', 'must be https with the name of a host, or http://localhost'],
    ['https://[2001:db8::1]', 'must be https with the name of a host, or http://localhost'],
    ['https://tips.example.org', 'must have another host than the door on the web'],
    ['https://tips.example.org:444', 'must have another host than the door on the web'],
    ['http://localhost:4000', 'must have another host than the door on the web'],
    ['https://desk.example.org/x', 'must have no path'],
  ])('is not at %s: it %s', (url, problem) => {
    expect(problems(at(url, { ...door, VISSLA_PORT: '4000' }))).toEqual([
      `VISSLA_DESK_URL ${problem}`,
    ]);
  });
});

describe('the trial', () => {
  it('needs no setting', () => {
    const { contacts: invented, ...trial } = readConfig({ HOME: '/root', VISSLA_PORT: '' });
    expect(invented.sv.phone).toContain('031-390 06');
    expect(trial).toEqual({
      ...{ kind: 'trial', port: 3978, host: 'loopback', locale: 'sv', backups: undefined },
      database: { kind: 'sqlite', path: './data/vissla.db' },
      vault: './data/vault.json',
      ...{ pass: 'at-once', passHour: 10, passWeekday: 2, reminderDays: [1, 4] },
      ...{ hrAnswerDays: 3, meetingDays: 10, refusalMonths: 2 },
      organisation: 'Exempelby kommun',
      website: 'https://www.exempelby.example/visselblasning',
      privacy: 'https://www.exempelby.example/personuppgifter',
      disposalWhistleblowing: { number: 'KS 2026/12', months: 24 },
      disposalHr: 'preserve',
    });
  });

  it('takes what is set', () => {
    const set = {
      VISSLA_PORT: '4000',
      VISSLA_DATABASE_URL: 'sqlite:/tmp/a.db',
      VISSLA_VAULT: 'file:/tmp/v.json',
      VISSLA_LOCALE: 'en',
    };
    const database = { kind: 'sqlite', path: '/tmp/a.db' };
    const taken = { port: 4000, database, vault: '/tmp/v.json', locale: 'en' };
    expect(readConfig(set)).toMatchObject(taken);
  });

  it.each([
    [{ LANG: 'sv_SE.UTF-8' }, 'sv'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'fi_FI@euro' }, 'en'],
    [{ LC_ALL: 'en_GB', LC_MESSAGES: 'sv_SE', LANG: 'sv_SE' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'sv_FI', LANG: 'en_US' }, 'sv'],
    [{ LC_ALL: 'C.UTF-8', LANG: 'en_US' }, 'sv'],
    [{ LANG: 'C' }, 'sv'],
    [{ LANG: 'POSIX' }, 'sv'],
    [{ LANG: 'en_US', VISSLA_LOCALE: 'sv' }, 'sv'],
    [{ LANG: 'en_US', ...production }, 'sv'],
  ])('begins in the language of who starts it, which production does not: %j', (set, locale) => {
    expect(readConfig(set).locale).toBe(locale);
  });

  it('is not what somebody gets who set up production and has no messenger yet', () => {
    const instead =
      'but no channel: set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN, or both VISSLA_WEB_URL and VISSLA_DESK_URL, or take them out for the trial';
    const { VISSLA_PASSES: _, ...others } = production;
    const common = Object.entries(others).filter(([name]) => !name.includes('TEAMS'));
    for (const [name, value] of common)
      expect(problems({ [name]: value })).toEqual([`${name} is set, ${instead}`]);
    expect(problems({ ...Object.fromEntries(common), VISSLA_PORT: '4000' })).toEqual([
      `VISSLA_ORGANISATION, VISSLA_WEBSITE_URL, VISSLA_PRIVACY_URL, VISSLA_CONTACTS, VISSLA_DISPOSAL_WHISTLEBLOWING, VISSLA_DISPOSAL_HR are set, ${instead}`,
    ]);
  });

  it('passes at once, unless it is told to wait for an hour', () => {
    expect(readConfig({})).toMatchObject({ kind: 'trial', pass: 'at-once' });
    const waits = { VISSLA_PASSES: 'daily', VISSLA_PASS_HOUR: '7' };
    expect(readConfig(waits)).toMatchObject({ kind: 'trial', pass: 'daily', passHour: 7 });
    expect(problems({ VISSLA_PASSES: 'canary' })).toEqual([
      'VISSLA_PASSES must be at-once or daily or weekly',
    ]);
    const weekly = { VISSLA_PASSES: 'weekly', VISSLA_PASS_WEEKDAY: 'sunday' };
    expect(readConfig(weekly)).toMatchObject({ pass: 'weekly', passWeekday: 7 });
    expect(problems({ VISSLA_PASS_WEEKDAY: '2' })[0]).toContain('must be monday or tuesday');
  });

  it('reminds on two days of the working week', () => {
    const days = (VISSLA_REMINDER_DAYS: string) => readConfig({ VISSLA_REMINDER_DAYS });
    expect(days('')).toMatchObject({ reminderDays: [1, 4] });
    expect(days('friday, tuesday')).toMatchObject({ reminderDays: [5, 2] });
    const three = 'monday,tuesday,friday';
    for (const wrong of ['monday', 'monday,monday', three, 'friday,saturday', '1,4'])
      expect(problems({ VISSLA_REMINDER_DAYS: wrong })).toEqual([
        'VISSLA_REMINDER_DAYS must be two days from monday to friday, separated by a comma',
      ]);
  });

  it('is for this machine alone, whatever is set', () => {
    for (const VISSLA_HOST of ['localhost', '127.0.0.1'])
      expect(readConfig({ VISSLA_HOST })).toMatchObject({ host: 'loopback' });
    for (const VISSLA_HOST of ['0.0.0.0', '::', '192.0.2.7'])
      expect(problems({ VISSLA_HOST })).toEqual([
        'VISSLA_HOST must be localhost: the trial is for this machine alone',
      ]);
  });

  it.each([
    [{}, 'VISSLA_TEAMS_TENANTS', tenant, 'VISSLA_TEAMS_APP_ID'],
    [{}, 'VISSLA_SLACK_TEAM', 'T0123ABCD', 'VISSLA_SLACK_BOT_TOKEN'],
    [production, 'VISSLA_SLACK_TEAM', 'T0123ABCD', 'VISSLA_SLACK_BOT_TOKEN'],
    [slack, 'VISSLA_TEAMS_TENANTS', tenant, 'VISSLA_TEAMS_APP_ID'],
  ])(
    'is not what somebody gets who set up a messenger by half: %#',
    (others, name, value, lacks) => {
      const problem = `${lacks} is missing, but ${name} is set`;
      expect(problems({ ...others, [name]: value })).toEqual([problem]);
    },
  );
});

describe('the production start', () => {
  it('reads everything', () => {
    const own = tenant.toLowerCase();
    const teams = { appId: app, appPassword: 'the-password', appTenant: own, tenants: [own] };
    expect(readConfig(production)).toMatchObject({
      ...{ kind: 'production', organisation: 'Exempel kommun', pass: 'at-once' },
      teams: { ...teams, openIdUrl: undefined },
    });
  });

  it.each([
    ['', 'any'],
    ['localhost', 'loopback'],
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['::1', '::1'],
    ['192.0.2.7', '192.0.2.7'],
  ])('listens where it is told to: VISSLA_HOST=%s', (VISSLA_HOST, host) => {
    expect(readConfig({ ...production, VISSLA_HOST })).toMatchObject({ host });
  });

  it('takes the address of a Key Vault, and the trial does not', () => {
    const VISSLA_VAULT = 'https://Vissla-Prod.vault.azure.net/';
    expect(readConfig({ ...production, VISSLA_VAULT })).toMatchObject({
      vault: 'https://vissla-prod.vault.azure.net',
    });
    expect(problems({ VISSLA_VAULT })).toEqual(['VISSLA_VAULT must be file:<path>']);
    expect(readPlaces({ VISSLA_VAULT }).vault).toBe('https://vissla-prod.vault.azure.net');
    expect(readPlaces({}).vault).toBe('./data/vault.json');
  });

  it.each([
    ['/a, /b c', { database: '/a', vault: '/b c' }],
    ['elsewhere', { database: 'elsewhere', vault: 'elsewhere' }],
    ['elsewhere,/b', { database: 'elsewhere', vault: '/b' }],
    [' ', undefined],
  ])('takes two folders of copies: VISSLA_BACKUPS=%s', (VISSLA_BACKUPS, backups) => {
    expect(readConfig({ ...production, VISSLA_BACKUPS })).toMatchObject({ backups });
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig(production);
    expect(Object.isFrozen(config)).toBe(true);
    if (config.kind !== 'production') throw new Error('it is production');
    expect(Object.isFrozen(config.teams)).toBe(true);
    expect(Object.isFrozen(config.teams?.tenants)).toBe(true);
    expect(config.slack).toBeUndefined();
  });

  it('lists all that is missing at once', () => {
    expect(problems({ VISSLA_TEAMS_APP_ID: app })).toEqual([
      ...missing,
      'VISSLA_TEAMS_TENANTS is missing',
      'VISSLA_TEAMS_APP_TENANT is missing',
    ]);
  });

  it('takes a Teams bot without a secret for one with a managed identity', () => {
    for (const unset of [undefined, ' ']) {
      const config = readConfig({ ...production, VISSLA_TEAMS_APP_PASSWORD: unset });
      expect(config).toMatchObject({ teams: { appId: app, appPassword: undefined } });
    }
  });

  it.each([...house, 'TEAMS_TENANTS'])('is refused without VISSLA_%s', (setting) => {
    const name = `VISSLA_${setting}`;
    for (const unset of [undefined, ' '])
      expect(problems({ ...production, [name]: unset })).toEqual([`${name} is missing`]);
  });

  it('always asks for the tenant of the registration, which may be no tenant of the employees', () => {
    for (const tenants of [tenant, ` ${tenant} , ${other} `]) {
      const given = { ...production, VISSLA_TEAMS_TENANTS: tenants };
      expect(problems({ ...given, VISSLA_TEAMS_APP_TENANT: undefined })).toEqual([
        'VISSLA_TEAMS_APP_TENANT is missing',
      ]);
      expect(readConfig({ ...given, VISSLA_TEAMS_APP_TENANT: other })).toMatchObject({
        teams: { appTenant: other },
      });
    }
  });

  it.each([
    ['https://login.example.org/openid', true],
    ['http://127.0.0.1:4000/openid', true],
    ['http://localhost:4000/openid', true],
    ['http://[::1]:4000/openid', true],
    ['http://login.example.org/openid', false],
    ['http://127.0.0.1.example.org/openid', false],
    ['http://localhost.example.org/', false],
    ['https://user:secret@login.example.org/', false],
    ['ftp://127.0.0.1/', false],
    ['openid', false],
  ])('takes the metadata address %s: %s', (url, fine) => {
    const set = { ...production, VISSLA_TEAMS_OPENID_URL: url };
    if (fine) expect(readConfig(set)).toMatchObject({ teams: { openIdUrl: url } });
    else expect(problems(set)).toEqual([expect.stringMatching(/^VISSLA_TEAMS_OPENID_URL must be/)]);
  });
});

it('starts on a weekly pass only with who decided on it', () => {
  const weekly = { ...production, VISSLA_PASSES: 'weekly' };
  expect(problems(weekly)).toEqual([
    'VISSLA_PASS_DECIDED is missing: weekly needs who decided on it, and when',
  ]);
  const VISSLA_PASS_DECIDED = 'Styrelsen, 2026-11-20';
  expect(readConfig({ ...weekly, VISSLA_PASS_DECIDED })).toMatchObject({
    pass: 'weekly',
    passDecided: VISSLA_PASS_DECIDED,
  });
});

it('knows no setting that puts HR’s desk into the channel of the act', () => {
  expect(problems({ ...production, VISSLA_HR_IN_CHANNEL: 'yes' })).toEqual([
    'VISSLA_HR_IN_CHANNEL is not a setting',
  ]);
});

it('takes the archive’s public key', () => {
  expect(readConfig({ ...production, VISSLA_ARCHIVE_KEY: archiveKey })).toMatchObject({
    archiveKey,
  });
});

it('takes the organisations that share the channel', () => {
  const parties = ['Exempelby kommun', 'Exempelby Bostäder, AB'];
  expect(readConfig({ ...production, VISSLA_PARTIES: parties.join(' ; ') })).toMatchObject({
    parties,
  });
});

describe('a malformed setting', () => {
  const days = 'must be a whole number from 1 to 30';
  it('reads the sections of each desk, and keeps the usual ones of a desk that is not named', () => {
    const set = (value: string) => readConfig({ VISSLA_SECRECY: value }).secrecy;
    expect(set('')).toBeUndefined();
    expect(set('hr = 39:1, 21:1,39:1')).toEqual({ ...usualSections, hr: ['39:1', '21:1'] });
    expect(set('hr = 20:1, 39:5b')).toEqual({ ...usualSections, hr: ['20:1', '39:5b'] });
    expect(set('whistleblowing=26:1;hr=25:1')).toEqual({ whistleblowing: ['26:1'], hr: ['25:1'] });
  });

  const disposal = 'must be the number of the disposal decision and its months.*';
  const parties = 'must be 2 to 20 names of at most 40 characters, separated by semicolons';
  const https = 'must be https://NAME.vault.azure.net, with nothing behind it';
  it.each([
    ['VISSLA_PORT', 'must be a port number', '65536', '-1', '80x'],
    ['VISSLA_HR_ANSWER_DAYS', days, '0', '31', '2.5', '-3', 'tre'],
    ['VISSLA_MEETING_DAYS', days, '0'],
    [
      'VISSLA_SECRECY',
      'must be whistleblowing= and hr=, each with at most 20 sections such as 32:3b-1, 21:1',
      ...['32:3b-1', 'hr=', 'hr=0:9', 'hr=21', 'ekonomi=21:1', 'hr=21:1;hr=39:1'],
      `hr=${Array.from({ length: 21 }, (_, n) => `21:${n + 1}`).join()}`,
    ],
    [
      'VISSLA_ARCHIVE_KEY',
      'must be a public key of age, which begins with age1',
      'canary',
      archiveKey.replace('c0', 'd0'),
      privateKey,
    ],
    ['VISSLA_PARTIES', parties, 'En kommun', 'Ett; ', 'Ett;none', `Ett;${'W'.repeat(41)}`],
    ['VISSLA_EMPLOYEES', 'must be a whole number from 1 to 99999', '0', '100000', 'några'],
    ['VISSLA_HOST', 'must be an IP address or localhost', 'canary.example', '127.0.0'],
    ['VISSLA_HOST', 'must be an IP address or localhost', '127.0.0.1:3978', '[::1]', '*'],
    ['VISSLA_DATABASE_URL', 'must name one database.*', 'mssql://sa:canary@db'],
    ['VISSLA_DATABASE_URL', 'must be sqlite:<path> or mssql:.*', 'sqlite:'],
    ['VISSLA_VAULT', 'must be file:<path> or https://NAME.vault.azure.net', '/canary/vault'],
    ['VISSLA_VAULT', https, 'https://canary.example', 'https://vissla.vault.azure.net:8443'],
    [
      ...['VISSLA_BACKUPS', 'must be two folders, separated by a comma, or elsewhere', '/canary'],
      ...['/a,', ',/a', '/a,/a', '/a,/b,/c', 'nowhere'],
    ],
    ['VISSLA_LOCALE', 'must be sv or en', 'canary'],
    ['VISSLA_WEBSITE_URL', 'must be an address.*', 'http://canary.example'],
    ['VISSLA_PRIVACY_URL', 'must be an address.*', 'canary'],
    ['VISSLA_PASSES', 'must be at-once or daily or weekly', 'canary'],
    ['VISSLA_DISPOSAL_HR', disposal, 'canary 24', '2026/1', 'KS 2026/1 25', 'KS 2026/1 2', '24'],
    ['VISSLA_DISPOSAL_WHISTLEBLOWING', disposal, `${'1'.repeat(41)} 24`],
    ['VISSLA_TEAMS_APP_ID', 'must be a GUID', 'canary'],
    ['VISSLA_TEAMS_APP_TENANT', 'must be a GUID', 'canary'],
    ['VISSLA_TEAMS_TENANTS', 'must be GUIDs.*', `${tenant},canary`],
    ['VISSLA_TEMS_APP_ID', 'is not a setting', 'canary'],
  ] as [string, string, ...string[]][])(
    '%s is named: it %s; and its value is not printed',
    (name, problem, ...values) => {
      for (const value of values)
        expect(problems({ ...production, [name]: value })).toEqual([
          expect.stringMatching(new RegExp(`^${name} ${problem}$`)),
        ]);
    },
  );

  it('is listed together with all others', () => {
    const set = { VISSLA_PORT: 'canary', VISSLA_LOCALE: 'canary', VISSLA_PASSES: '' };
    expect(problems({ ...production, ...set })).toHaveLength(3);
  });
});

describe('Slack', () => {
  it('alone is a production start, with the same refusals', () => {
    const transport = { kind: 'http', signingSecrets: [slack.VISSLA_SLACK_SIGNING_SECRET] };
    const access = { botToken: 'xoxb-1-canary', team: 'T0123ABCD', guests: 'allow', transport };
    const only = { kind: 'production', teams: undefined, slack: { ...access, apiUrl: undefined } };
    expect(readConfig(slack)).toMatchObject(only);
    expect(problems({ VISSLA_SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      ...missing,
      'VISSLA_SLACK_TEAM is missing',
      'VISSLA_SLACK_SIGNING_SECRET is missing (or VISSLA_SLACK_APP_TOKEN)',
    ]);
  });

  it('works beside Teams', () => {
    const both = readConfig({ ...production, ...slack });
    expect(both).toMatchObject({ teams: { appId: app }, slack: { team: 'T0123ABCD' } });
  });

  const [secret, next] = ['a'.repeat(32), 'b'.repeat(32)];
  const calls = { VISSLA_SLACK_SIGNING_SECRET: undefined, VISSLA_SLACK_APP_TOKEN: 'xapp-1-canary' };
  it.each([
    [
      'needs no signing secret where the bot calls Slack',
      calls,
      { transport: { kind: 'socket', appToken: 'xapp-1-canary' } },
    ],
    [
      'takes two secrets while one is being changed',
      { VISSLA_SLACK_SIGNING_SECRET: `${secret} , ${next}` },
      { transport: { signingSecrets: [secret, next] } },
    ],
    [
      'speaks to another address over TLS, or on this machine',
      { VISSLA_SLACK_API_URL: 'http://127.0.0.1:4000/api' },
      { apiUrl: 'http://127.0.0.1:4000/api/' },
    ],
  ])('%s', (_, set, access) => {
    expect(readConfig({ ...slack, ...set })).toMatchObject({ slack: access });
  });

  const enterprise =
    "must be the Enterprise organisation's id, which begins with E, and after commas those of its workspaces";
  const secrets = 'must be one secret, or two separated by a comma';
  const address = 'must be an https address, or http on this machine';
  it.each([
    ['VISSLA_SLACK_BOT_TOKEN', 'xoxp-canary', 'must begin with xoxb-'],
    ['VISSLA_SLACK_APP_TOKEN', 'xoxb-canary', 'must begin with xapp-'],
    ['VISSLA_SLACK_TEAM', 'canary', "must be the workspace's id, which begins with T"],
    ['VISSLA_SLACK_ENTERPRISE', 'T0CANARY', enterprise],
    ['VISSLA_SLACK_ENTERPRISE', 'E0CANARY', enterprise],
    ['VISSLA_SLACK_SIGNING_SECRET', 'canary', secrets],
    [
      'VISSLA_SLACK_SIGNING_SECRET',
      `${'a'.repeat(32)},${'b'.repeat(32)},${'c'.repeat(32)}`,
      secrets,
    ],
    ['VISSLA_SLACK_GUESTS', 'canary', 'must be allow or refuse'],
    ['VISSLA_SLACK_API_URL', 'http://canary.example/api/', address],
  ])('%s is named, and its value is not printed', (name, value, problem) => {
    expect(problems({ ...slack, [name]: value })).toEqual([`${name} ${problem}`]);
  });
});

describe('the daily mail', () => {
  const own = 'kanal@example.org';
  const given = (VISSLA_SMTP_URL: string, VISSLA_SMTP_FROM = own) =>
    readConfig({ ...slack, VISSLA_SMTP_URL, VISSLA_SMTP_FROM });

  it.each([
    ['smtps://me:p%40ss@mail.example.org', 465, 'at-once', { user: 'me', pass: 'p@ss' }],
    ['smtp://me:secret@mail.example.org/', 587, 'starttls', { user: 'me', pass: 'secret' }],
    ['smtp://mail.example.org:25', 25, 'starttls', undefined],
  ])('is read from %s, and goes by TLS', (url, port, tls, login) => {
    const mail = { host: 'mail.example.org', port, tls, login, from: own };
    expect(given(url)).toMatchObject({ mail });
  });

  it.each([
    ['https://canary.example', /_URL must be smtps:\/\/user:password@host:465[^\n]*$/, own],
    ['smtp://canary.example/?tls.rejectUnauthorized=false', /_URL must be smtps:/, own],
    ['smtps://canary.example#canary', /_URL must be smtps:/, own],
    ['smtps://canary@mail.example.org', /_URL must be smtps:/, own],
    ['smtps://me:%zz@canary.example', /_URL must be smtps:/, own],
    ['', /_URL is missing, but VISSLA_SMTP_FROM is set/, own],
    ['smtps://mail.example.org', /_FROM is missing/, ''],
    ['smtps://mail.example.org', /_FROM must be an e-mail address/, 'C <a@canary.example>'],
  ])('does not start with %s', (url, problem, from) => {
    expect(() => given(url, from)).toThrow(problem);
    expect(() => given(url, from)).not.toThrow(/canary/);
  });
});

describe('the door on the web', () => {
  const door = {
    ...slack,
    VISSLA_WEB_PORT: '3979',
    VISSLA_WEB_URL: 'https://beratta.example.org/',
    VISSLA_WEB_ACCESSIBILITY_URL: 'https://example.org/accessibility',
  };

  it('is closed unless its port is set, and then needs its address and its statement', () => {
    expect(readConfig(slack)).toMatchObject({ web: undefined });
    const web = { port: 3979, url: 'https://beratta.example.org', leaveUrl: undefined };
    expect(readConfig(door)).toMatchObject({ web });
    expect(problems({ ...slack, VISSLA_WEB_PORT: '3979' })).toEqual([
      'VISSLA_WEB_URL is missing',
      'VISSLA_WEB_ACCESSIBILITY_URL is missing',
    ]);
  });

  it('is production beside a messenger or a desk, and not by itself', () => {
    const { VISSLA_SLACK_BOT_TOKEN, VISSLA_SLACK_TEAM, VISSLA_SLACK_SIGNING_SECRET, ...alone } =
      door;
    expect(() => readConfig(alone)).toThrow(/no channel/);
    const desk = { VISSLA_DESK_PORT: '3980', VISSLA_DESK_URL: 'https://desk.example.org' };
    expect(() => readConfig({ ...common, ...desk })).toThrow(/no channel/);
    expect(readConfig({ ...alone, ...desk })).toMatchObject({
      ...{ kind: 'production', teams: undefined, slack: undefined },
      ...{ web: { port: 3979 }, webDesk: { port: 3980 } },
    });
    expect(readHouse({ ...alone, ...desk })).toMatchObject({ teams: false, slack: false });
    const { VISSLA_WEB_PORT: _, ...half } = alone;
    expect(problems({ ...half, ...desk })).toEqual([
      'VISSLA_WEB_PORT is missing, but VISSLA_WEB_URL is set',
      'VISSLA_WEB_PORT is missing, but VISSLA_WEB_ACCESSIBILITY_URL is set',
    ]);
  });

  it.each([
    ['VISSLA_WEB_PORT', 'canary', 'must be a port number'],
    ['VISSLA_WEB_URL', 'https://canary.example/report', 'must have no path'],
    ['VISSLA_WEB_URL', 'https://canary.example/?a', 'must have no path'],
    [
      'VISSLA_WEB_URL',
      'http://canary.example',
      'must be an https address, or http on this machine',
    ],
  ])('%s is named, and its value is not printed', (name, value, problem) => {
    expect(problems({ ...door, [name]: value })).toEqual([`${name} ${problem}`]);
  });

  it.each(['VISSLA_WEB_LEAVE_URL', 'VISSLA_WEB_ACCESSIBILITY_URL'])(
    '%s is the address of a page',
    (name) => {
      expect(problems({ ...door, [name]: 'http://canary.example' })).toEqual([
        expect.stringMatching(new RegExp(`^${name} must be an address`)),
      ]);
    },
  );
});

describe('the contacts', () => {
  it('are named when their file cannot be read', () => {
    expect(problems({ ...production, VISSLA_CONTACTS: '/canary.json' })).toEqual([
      'VISSLA_CONTACTS: the file cannot be read',
    ]);
  });

  const noLine = 'is not one line of text';
  const gaps = ['sv.phone', 'sv.meeting', 'sv.outsideContact', 'en.meeting'];
  it.each<readonly [string, object, readonly string[]]>([
    ['an unknown key', { sv: { ...three, fone: 'canary' } }, ['sv.fone is not a contact']],
    ['an unknown language', { de: three }, ['de is not a contact']],
    ['a missing language', { en: undefined }, ['en is missing']],
    [
      ...(['missing keys', { sv: {}, en: { ...three, meeting: undefined } }] as const),
      gaps.map((key) => `${key} is missing`),
    ],
    ['an empty one', { sv: { ...three, phone: ' ' } }, [`sv.phone ${noLine}`]],
    ['two lines', { sv: { ...three, hr: 'can\nary' } }, [`sv.hr ${noLine}`]],
    ['a number', { sv: { ...three, hr: 5 } }, [`sv.hr ${noLine}`]],
    ['a list', [], [`the file ${noLine}`]],
  ])('refuse %s by name', (_name, changed, expected) => {
    const content = Array.isArray(changed) ? changed : { sv: three, en: three, ...changed };
    const set = { ...production, VISSLA_CONTACTS: file('faulty.json', content) };
    expect(problems(set).sort()).toEqual(expected.map((one) => `VISSLA_CONTACTS: ${one}`).sort());
  });

  it.each([
    ['a key without quotes', '{ sv'],
    ['a comma too many', '{\n  "sv": {\n    "phone": "1å",\n  }\n}'],
    ['a comma too few', '{"sv": {}\r\n "en": {}}'],
    ['half a file', '{"sv": {"phone": "1"'],
    ['two of it', '{"sv": [true, -1.5e3, null]} {}'],
    ['nothing', ''],
  ])('refuse what is no JSON, as the parser says it: %s', (_, text) => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, text);
    expect(problems({ ...production, VISSLA_CONTACTS: path })).toEqual([
      expect.stringMatching(/^VISSLA_CONTACTS: the file is not JSON: .+JSON/),
    ]);
  });
});

describe('the database alone', () => {
  it('is read for the commands, whatever else is set', () => {
    expect(readDatabaseLocation({})).toEqual({ kind: 'sqlite', path: './data/vissla.db' });
    const there = readDatabaseLocation({ VISSLA_DATABASE_URL: 'sqlite:/x.db' });
    expect(there).toEqual({ kind: 'sqlite', path: '/x.db' });
    expect(() => readDatabaseLocation({ VISSLA_DATABASE_URL: 'x' })).toThrow(ConfigError);
  });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

/** What a ConfigError lists; and that neither it nor its message repeats a value. */
function problems(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toContain('canary');
    for (const problem of error.problems) expect(error.message).toContain(problem);
    return [...error.problems];
  }
  throw new Error('it was accepted');
}

describe('every setting that is listed', () => {
  it('is read by the production start', () => {
    const read = new Set<PropertyKey>();
    const get = (target: Record<string, string>, name: PropertyKey) => {
      read.add(name);
      return typeof name === 'string' ? target[name] : undefined;
    };
    readConfig(new Proxy<Record<string, string>>({ ...production }, { get }));
    expect(settingNames.filter((name) => !read.has(name))).toEqual([]);
  });
});
