import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, root, tableRows } from './read-docs';

describe('the table of the files of db/', () => {
  it('names each of them, once', () => {
    const rows = tableRows(readFile('db/README.md'), 'The database').map((cells) =>
      cells.join(' '),
    );
    const named = rows.flatMap((row) =>
      [...row.matchAll(/`([^`]+\.ts)`/g)].map(([, name]) => name),
    );
    const files = readdirSync(join(root, 'db'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !/^migrations\/\d{4}-/.test(name),
    );
    expect(named.sort()).toEqual(files.sort());
  });
});
