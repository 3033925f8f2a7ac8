import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '..', '..');

export const readFile = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The files that lie directly in a folder, by their paths from the root. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`);
}

/** The sources of whole folders, as paths from the root. */
export function sourcesIn(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => join(folder, name)),
  );
}

/** Every page that is written for people, by its path from the root. */
export function pages(): string[] {
  const decisions = readdirSync(join(root, 'docs', 'decisions')).map(
    (name) => `docs/decisions/${name}`,
  );
  const docs = ['docs', 'docs/templates'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  const beside = ['adaptive-cards', 'bench', 'db', 'manifest'].map(
    (folder) => `${folder}/README.md`,
  );
  const ours = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
  return [...ours, ...docs, ...decisions, ...beside.filter((path) => existsSync(join(root, path)))];
}

/** The rows of a page's tables as their cells, below the heading `under` where it is given. */
export function tableRows(page: string, under?: string): string[][] {
  let heading = '';
  const rows: string[][] = [];
  for (const line of page.split('\n')) {
    heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
    if (under !== undefined && heading !== under) continue;
    const cells = /^\|(.*)\|$/
      .exec(line)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    if (cells !== undefined && !/^:?-+:?$/.test(cells[0] ?? '')) rows.push(cells);
  }
  return rows;
}

/** What stands in backticks at the beginning of each row's first cell. */
export function namesIn(rows: readonly string[][]): string[] {
  return rows.flatMap(([first]) => /^`([^`]+)`/.exec(first ?? '')?.[1] ?? []);
}

/**
 * The words of a closed list, which is a type and so not there when the program runs: read from its source.
 */
export function wordsOf(file: string, list: string): string[] {
  const source = readFile(file).replace(/\/\*\*[^]*?\*\//g, '');
  const start = source.indexOf(list);
  if (start < 0) throw new Error(`${list} is not in ${file}`);
  const text = source.slice(start + list.length, source.indexOf(';', start));
  return [...text.matchAll(/'([^']+)'/g)].flatMap(([, word]) => word ?? []);
}

/**
 * The columns that `db/README.md` describes, by table and name, each with who reads it, sealed or clear, and
 * when it goes. A row names a table and those of its columns of which it is true.
 */
export function describedColumns(): Map<string, string[]> {
  const described = new Map<string, string[]>();
  for (const [first = '', ...cells] of tableRows(readFile('db/README.md'), 'Every column')) {
    const [, table, columns = ''] = /^`(\w+)`: (.*)$/.exec(first) ?? [];
    for (const [, column] of columns.matchAll(/`(\w+)`/g))
      described.set(`${table}.${column}`, cells);
  }
  return described;
}
