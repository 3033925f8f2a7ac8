import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'db');

describe('SQL that one database alone understands', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const peculiar =
    /\bPRAGMA\b|\bpragma\('|\bBEGIN\b|'COMMIT\b|'ROLLBACK\b|\bEXEC\b|\bWITHOUT ROWID\b|SELECT 1/;
  const spoken = (name: string): boolean =>
    peculiar.test(readFileSync(join(folder, name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, ''));

  it('stands in one file a database', () => {
    expect(files.filter(spoken).sort()).toEqual(['mssql/statements.ts', 'sqlite/statements.ts']);
  });
});
