import type { Month } from '../../bot/domain/day';
import { databaseKind } from '../../bot/settings/database-url';
import { adviceOf, explainStart } from '../../bot/start/advice';
import { KeysLacking } from '../../bot/start/advice-on-keys';
import { StoreError } from '../../db/store-error';

it('says of a vault that lacks keys each of them, what needs it and what to do', () => {
  const lacks = [
    { kind: 'month', month: '2028-12' as Month, is: 'missing', threads: 3 },
    { kind: 'rotation', vault: 'unknown', on: undefined, rows: 1 },
  ] as const;
  expect(explainStart(new KeysLacking(lacks), 'sqlite').split('\n')).toEqual([
    expect.stringMatching(
      /^The vault lacks the key of the month 2028-12, without which 3 threads cannot be opened: restore a newer copy/,
    ),
    'This vault and this database are from different sides of a rotation of the keys: 1 key in the database cannot be opened. Restore both from the same night. No command opens them: until then nothing is changed.',
  ]);
  for (const code of ['seal_secret', 'seal_missing'])
    expect(adviceOf(code)).toMatch(/^The vault lacks a key that the database needs/);
});

describe('why it does not start', () => {
  it.each([
    [undefined, /^The database's file cannot be opened\./],
    ['sqlite:/data/vissla.db', /^The database's file cannot be opened\./],
    [' mssql://canary:canary@db/vissla', /^The database server cannot be reached\./],
    ['mssql:canary', /^The database server cannot be reached\./],
  ])('speaks of a file or of a server, as VISSLA_DATABASE_URL=%s', (setting, sentence) => {
    const said = explainStart(new StoreError('store_unavailable'), databaseKind(setting));
    expect(said).toMatch(sentence);
    expect(/host, port|encryption/.test(said)).toBe(databaseKind(setting) === 'mssql');
    expect(said).not.toContain('canary');
  });

  it('says a number that it does not know, and the port that is taken', () => {
    const refused = new StoreError('store_refused', { number: 701 });
    expect(explainStart(refused, 'mssql')).toContain('(number 701)');
    const taken = Object.assign(new Error('canary'), { code: 'EADDRINUSE', port: 3978 });
    expect(explainStart(taken, 'sqlite')).toBe(
      'Another program listens on port 3978. Stop it, or set another port: VISSLA_PORT, VISSLA_WEB_PORT or VISSLA_DESK_PORT, whichever is this one.',
    );
  });
});
