import type { Day } from '../../bot/domain/day';
import type { PassRule } from '../../bot/domain/pass-rule';
import { checkPass } from '../../bot/operator/doctor/check-pass';
import { checkStores } from '../../bot/operator/doctor/check-stores';
import type { SeenDatabase, SeenStores } from '../../bot/operator/doctor/look-at-stores';
import { locationWarnings } from '../../db/dialects';
import type { DatabaseWarning } from '../../db/location';
import { diagnose, openHouse } from './house';

const deployment = Uint8Array.from({ length: 16 }, (_, index) => index);
const mark = { deployment, kind: 'production' } as const;
const two = {
  ...{
    members: 2,
    deputies: 0,
    wasOpen: true,
    waiting: 0,
    unmailed: 0,
    mayBeTwice: false,
    isShut: false,
  },
  ...{ termOver: 0, unappointed: 0, areAllHired: false },
};
const people = {
  whistleblowing: two,
  hr: two,
};
const seen: SeenDatabase = {
  weaknesses: [],
  migrations: { done: ['First1'], pending: [], unknown: [] },
  inside: {
    mark,
    people,
    lacks: [],
    foreign: [],
    aside: [],
    isAsideOld: false,
    rule: undefined,
    figures: { unreached: 0, unopened: [] },
    isHeld: false,
    audit: undefined,
    lastDeed: undefined,
  },
};
const stores = (changes: Partial<SeenDatabase>): SeenStores => ({
  database: { kind: 'open', seen: { ...seen, ...changes } },
  vault: { kind: 'open', seen: { mark, use: 'used' } },
});
const server = {
  kind: 'mssql',
  host: 'db',
  port: 1433,
  database: 'vissla',
  login: { kind: 'password', user: 'u', password: 'p' },
} as const;

const onServer = {
  database: { ...server, encryption: 'strict', trustsAnyCertificate: false },
  vault: '/keys/vault.json',
} as const;

/** What doctor has against stores on files that are fine but for what was seen inside the database. */
const notFine = (changed: Partial<NonNullable<SeenDatabase['inside']>>) =>
  checkStores(stores({ inside: { ...seen.inside!, ...changed } }), 'production', {
    database: { kind: 'sqlite', path: '/data/vissla.db' },
    vault: '/keys/vault.json',
  }).filter(({ kind }) => kind !== 'fine');

describe('doctor, of what waited under a key that is gone', () => {
  it('is wrong by the days of the passes, and a warning once no keeper has such a key', () => {
    const aside = ['2026-11-03' as Day];
    const says = expect.stringMatching(/^What waited for the pass of 2026-11-03 is kept/) as string;
    expect(notFine({ aside })).toEqual([{ check: 'database', kind: 'wrong', says }]);
    expect(notFine({ aside, isAsideOld: true })).toEqual([
      { check: 'database', kind: 'warning', says },
    ]);
  });
});

describe('doctor, after a long stop or a jump of the clock', () => {
  it('says that nothing is deleted for some days, and what to do', () => {
    expect(notFine({ isHeld: true })).toEqual([
      {
        check: 'database',
        kind: 'warning',
        says: expect.stringMatching(/^Nothing is deleted just now.* 5 days in a row/) as string,
      },
    ]);
  });
});

it('doctor asks whether two with one title and two messengers are two persons', () => {
  const findings = notFine({ people: { ...people, hr: { ...people.hr, mayBeTwice: true } } });
  expect(findings.map(({ says }) => says)).toEqual([
    expect.stringMatching(/^At the desk hr people with one title use different messengers/),
  ]);
});

it('doctor names a desk where nobody may try a request', () => {
  const whistleblowing = { ...people.whistleblowing, areAllHired: true };
  expect(notFine({ people: { ...people, whistleblowing } }).map(({ says }) => says)).toEqual([
    expect.stringMatching(
      /^At the desk whistleblowing everybody comes from outside\. They may not/,
    ),
  ]);
});

it('doctor names a desk where a term is over, or a decision is not noted, and nobody', () => {
  const hr = { ...people.hr, termOver: 1, unappointed: 2 };
  expect(
    notFine({ people: { ...people, hr } }).map(({ kind, says }) => `${kind}: ${says}`),
  ).toEqual([
    expect.stringMatching(
      /^warning: At the desk hr the term of 1 person is over\. Nobody is put out/,
    ),
    expect.stringMatching(/^warning: At the desk hr 2 people have no decision noted/),
  ]);
});

describe('doctor on a vault that keeps destroyed keys', () => {
  const places = {
    database: { kind: 'sqlite', path: '/data/vissla.db' },
    vault: 'https://v.vault.azure.net',
  } as const;

  it.each([
    [7, ['It keeps destroyed keys for 7 days.']],
    [0, []],
    [undefined, []],
  ])('says for how many days: %p', (recoverableDays, said) => {
    const vault = { kind: 'open', seen: { mark, use: 'used', recoverableDays } } as const;
    const says = checkStores({ ...stores({}), vault }, 'production', places).map((f) => f.says);
    const kept = says.filter((one) => one.startsWith('It keeps'));
    expect(kept.map((one) => one.slice(0, one.indexOf('.') + 1))).toEqual(said);
  });
});

describe('doctor on the pass', () => {
  /** It is Tuesday, at noon. */
  const now = { today: '2026-11-24' as Day, hour: 12 };
  const chosen = (pass: 'at-once' | 'daily' | 'weekly') => ({
    ...{ pass, passHour: 10, passWeekday: 2, passDecided: undefined },
  });

  it('says what holds until when', () => {
    const rule: PassRule = {
      policy: { kind: 'weekly', hour: 10, weekday: 2 },
      next: { policy: 'at-once', from: '2026-12-08' as Day },
    };
    expect(checkPass(chosen('at-once'), rule, now)).toEqual([
      {
        check: 'pass',
        kind: 'fine',
        says: 'Pass: weekly on Tuesdays at 10; the next pass is on 2026-12-01, for what does not wait a week on 2026-11-25.',
      },
      {
        check: 'pass',
        kind: 'warning',
        says: expect.stringMatching(
          /^VISSLA_PASSES: weekly on Tuesdays at 10 holds until 2026-12-08/,
        ) as string,
      },
    ]);
  });

  it('names the next pass and who decided, and a setting that no start has read', () => {
    const daily: PassRule = { policy: { kind: 'daily', hour: 10 } };
    const says = (...of: Parameters<typeof checkPass>): string[] =>
      checkPass(...of).map((finding) => finding.says);
    const passDecided = 'Kommunjuristen, 2026-11-20';
    expect(says({ ...chosen('daily'), passDecided }, daily, now)).toEqual([
      `Pass: daily at 10; the next pass is on 2026-11-25. Decided by: ${passDecided}`,
    ]);
    expect(says(chosen('weekly'), daily, { ...now, hour: 9 })).toEqual([
      'Pass: daily at 10; the next pass is on 2026-11-24.',
      expect.stringMatching(
        /^VISSLA_PASSES says weekly on Tuesdays at 10, which no start has read/,
      ),
    ]);
    expect(says(chosen('at-once'), { policy: 'at-once' }, now)).toEqual(['Pass: at-once.']);
    expect(checkPass(chosen('daily'), undefined, now)).toMatchObject([{ kind: 'skipped' }]);
  });
});

describe('doctor, with a database and a vault that do not belong together', () => {
  it('accuses nobody of having changed who belongs to a desk', () => {
    const changed = { ...people.whistleblowing, isShut: true };
    const inside = { ...seen.inside!, people: { ...people, whistleblowing: changed } };
    const desksBeside = (vaultMark: typeof mark) =>
      checkStores(
        {
          ...stores({ inside }),
          vault: { kind: 'open', seen: { mark: vaultMark, use: 'used' } },
        },
        'production',
        onServer,
      )
        .filter(({ check, kind }) => check === 'desks' && kind !== 'fine')
        .map(({ kind }) => kind);
    expect(desksBeside(mark)).toEqual(['wrong']);
    expect(desksBeside({ ...mark, deployment: new Uint8Array(16) })).toEqual(['skipped']);
  });
});

describe('doctor, with a SQL Server', () => {
  it('has nothing against strict encryption', () => {
    const weaknesses = locationWarnings({
      ...server,
      encryption: 'strict',
      trustsAnyCertificate: false,
    });
    expect(
      checkStores(stores({ weaknesses }), 'production', onServer).every(
        ({ kind }) => kind === 'fine',
      ),
    ).toBe(true);
  });

  it.each([
    ['none', false, [/Nothing is encrypted/]],
    ['negotiated', false, [/can strip the encryption/]],
    ['negotiated', true, [/can strip the encryption/, /certificate of their own/]],
  ] as const)(
    'warns of encryption %s, any certificate taken: %s',
    (encryption, trusts, sentences) => {
      const weaknesses: readonly DatabaseWarning[] = locationWarnings({
        ...server,
        encryption,
        trustsAnyCertificate: trusts,
      });
      const warnings = checkStores(stores({ weaknesses }), 'production', onServer).filter(
        ({ kind }) => kind !== 'fine',
      );
      expect(warnings).toEqual(
        sentences.map((sentence) => ({
          check: 'database',
          kind: 'warning',
          says: expect.stringMatching(sentence) as string,
        })),
      );
    },
  );

  it('says that it cannot be reached, without its address or its password', async () => {
    const house = await openHouse({ VISSLA_TEAMS_APP_ID: '' });
    const { VISSLA_TEAMS_APP_ID: _, ...settings } = { ...house.settings };
    const diagnosis = await diagnose({
      ...settings,
      VISSLA_SLACK_BOT_TOKEN: 'xoxb-canary',
      VISSLA_SLACK_TEAM: 'T0CANARY',
      VISSLA_SLACK_SIGNING_SECRET: 'canary-canary-canary',
      VISSLA_SLACK_API_URL: 'http://127.0.0.1:9/api/',
      VISSLA_DATABASE_URL: 'mssql://canary:canary@127.0.0.1:9/canary',
    });
    house.remove();
    expect(diagnosis.code).toBe(1);
    expect(diagnosis.findings).toContainEqual(
      expect.objectContaining({ check: 'database', kind: 'wrong' }),
    );
    expect(diagnosis.said).not.toMatch(/canary/i);
  });
});
