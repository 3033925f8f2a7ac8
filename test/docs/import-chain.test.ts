import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { filesUnder, readFile } from './read-docs';

/** The files of a desk's rooms, with those of them that each imports, types too. */
const imports = new Map(
  ['dialog', 'pages', 'actions', 'case']
    .flatMap((room) => filesUnder(`bot/desk/${room}`))
    .map((file) => [
      file,
      ts
        .preProcessFile(readFile(file))
        .importedFiles.map(({ fileName }) => `${normalize(join(dirname(file), fileName))}.ts`)
        .filter((path) => path.startsWith('bot/desk/')),
    ]),
);

const chains = new Map<string, readonly string[]>();
const longer = (one: readonly string[], other: readonly string[]): readonly string[] =>
  other.length > one.length ? other : one;

/** The longest chain of imports that begins with a file. */
function chainFrom(file: string): readonly string[] {
  const known = chains.get(file);
  if (known !== undefined) return known;
  const found = imports.get(file);
  if (found === undefined) throw new Error(`${file} is imported and not there`);
  const chain = [file, ...found.map(chainFrom).reduce(longer, [])];
  chains.set(file, chain);
  return chain;
}

describe('the desk', () => {
  it.each([
    ['bot/desk/', 12],
    ['bot/desk/case/', 6],
  ])('has in %s no chain of imports of more than %d files', (room, most) => {
    const files = [...imports.keys()].filter((file) => file.startsWith(room));
    const longest = files.map(chainFrom).reduce(longer, []);
    expect(longest.slice(0, 2).every((file) => file.startsWith(room))).toBe(true);
    expect(longest.length > most ? longest : []).toEqual([]);
  });
});
