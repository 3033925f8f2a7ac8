import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'db');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const codeIn = (name: string): string =>
  readFileSync(join(folder, name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');

it('SQL that one database alone understands is in one file a database', () => {
  const peculiar =
    /\bPRAGMA\b|\bpragma\('|\bBEGIN\b|'COMMIT\b|'ROLLBACK\b|\bEXEC\b|\bWITHOUT ROWID\b|SELECT 1/;
  const spoken = files.filter((name) => peculiar.test(codeIn(name)));
  expect(spoken.sort()).toEqual(['mssql/statements.ts', 'sqlite/statements.ts']);
});

it('which database it is is asked in one switch, and once more where a migration needs types', () => {
  const asks = /\b(kind|type) [!=]== '(sqlite|mssql|better-sqlite3)'/;
  const asking = files.filter((name) => asks.test(codeIn(name)));
  expect(asking.sort()).toEqual(['dialects.ts', 'migrations/create-table.ts']);
});

it('both databases are told in files of the same names; SQL Server has its driver besides', () => {
  const of = (name: string): string[] =>
    files.filter((file) => file.startsWith(`${name}/`)).map((file) => file.slice(name.length + 1));
  expect(of('mssql').sort()).toEqual([...of('sqlite'), 'driver.ts'].sort());
});
