import fc from 'fast-check';
import { databaseFile, databaseUrl } from '../../bot/settings/database-url';

const server = {
  kind: 'mssql',
  host: 'db.example.org',
  port: 1433,
  database: 'vissla',
  login: { kind: 'password', user: 'u', password: 'p' },
  encryption: 'strict',
  trustsAnyCertificate: false,
} as const;

const negotiated = 'mssql://u:p@db.example.org/vissla?encrypt=true';
const weaker = { ...server, encryption: 'negotiated' };
const identity = (client: string | undefined) => ({ kind: 'identity', client });

describe("the database's address", () => {
  it.each([
    ['sqlite:./data/vissla.db', { kind: 'sqlite', path: './data/vissla.db' }],
    ['mssql://u:p@db.example.org:1433/vissla?encrypt=strict', server],
    ['mssql://u:p@db.example.org/vissla', server],
    ['mssql://u:p@db.example.org:1500/vissla', { ...server, port: 1500 }],
    ['mssql://u:p@[::1]/vissla', { ...server, host: '::1' }],
    [negotiated, weaker],
    [`${negotiated}&trust-server-certificate=true`, { ...weaker, trustsAnyCertificate: true }],
    ['mssql://u:p@db.example.org/vissla?encrypt=false', { ...server, encryption: 'none' }],
    ['mssql://db.example.org/vissla', { ...server, login: identity(undefined) }],
    ['mssql://db.example.org/vissla?client=an-id', { ...server, login: identity('an-id') }],
  ])('%s', (address, location) => {
    expect(databaseUrl(address)).toEqual({ value: location });
  });

  it('takes any user, password and database that are written with %-signs', () => {
    const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, name, (user, password, database) => {
        fc.pre(!database.includes('/') && database.trim() !== '' && !/^\.{1,2}$/.test(database));
        const [u, p, d] = [user, password, database].map(encodeURIComponent);
        expect(databaseUrl(`mssql://${u ?? ''}:${p ?? ''}@db.example.org/${d ?? ''}`)).toEqual({
          value: { ...server, database, login: { kind: 'password', user, password } },
        });
      }),
    );
  });

  it.each([
    'canary',
    'sqlite:',
    'postgres://canary:canary@host/canary',
    'mssql://canary:canary@host',
    'mssql://canary:canary@host/',
    'mssql://canary:canary@host/a/canary',
    'mssql://canary@host/canary',
    'mssql://:canary@host/canary',
    'mssql:///canary',
    'mssql://canary:can/ary@host/canary',
    'mssql://canary:%zz@host/canary',
    'mssql://canary:canary@host:canary/canary',
    'mssql://canary:canary@host/canary#canary',
    'mssql://canary:canary@host/canary?encrypt=canary',
    'mssql://canary:canary@host/canary?encrypt=',
    'mssql://canary:canary@host/canary?canary=canary',
    'mssql://canary:canary@host/canary?encrypt=true&encrypt=false',
    'mssql://canary:canary@host/canary?trust-server-certificate=true',
    'mssql://canary:canary@host/canary?encrypt=false&trust-server-certificate=true',
    'mssql://canary:canary@host/canary?encrypt=true&trust-server-certificate=canary',
    'mssql://canary:canary@host/canary?client=canary',
    'mssql://host/canary?client=',
  ])('%s is refused, and not repeated', (address) => {
    const read = databaseUrl(address);
    expect(read).toEqual({ problem: expect.any(String) as string });
    expect(JSON.stringify(read)).not.toContain('canary');
  });

  it('is a file in the trial', () => {
    expect(databaseFile('sqlite:x')).toEqual({ value: { kind: 'sqlite', path: 'x' } });
    expect(databaseFile('mssql://canary:canary@host/canary')).toEqual({
      problem: expect.stringMatching(/^must be sqlite:<path> in the trial/) as string,
    });
  });
});
