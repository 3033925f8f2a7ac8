import { databaseKind } from '../../bot/settings/database-url';
import { explainStart } from '../../bot/start/advice';
import { StoreError } from '../../db/store-error';

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
      'Another program listens on port 3978. Stop it, or set VISSLA_PORT.',
    );
  });
});
