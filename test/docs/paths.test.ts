import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quiet } from '../torture/inside/named';
import { oldRoster, oldThread } from '../torture/inside/statements';
import { pages, readFile, root } from './read-docs';

const scripts = Object.keys(
  (JSON.parse(readFile('package.json')) as { scripts: Record<string, string> }).scripts,
);

const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/${name}`);

/** Built or kept on each machine; not in the repository. */
const elsewhere = /^(dist|data|build|node_modules)\//;

/**
 * Words in backticks that look like a path: with a folder, or with the ending of a kind of file that is here.
 */
function pathsIn(page: string): string[] {
  const outsideBlocks = page.replace(/^```[^]*?^```$/gm, '');
  const words = [...outsideBlocks.matchAll(/`([^`\n]+)`/g)].flatMap(
    // What Jest is given is a part of a path: it is looked for below.
    ([, words]) => (words?.startsWith('npx jest') === true ? [] : (words?.split(' ') ?? [])),
  );
  return words.filter(
    (word) =>
      /^(?:\.?[\w-]+\/)+[\w.-]*$/.test(word) ||
      /^\.?[\w-]+\.(?:ts|js|cjs|mjs|json|md|png|svg|yml)$/.test(word),
  );
}

const linksIn = (page: string): string[] =>
  [...page.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, target]) => target ?? []);

const isThere = (path: string, page: string): boolean =>
  [join(root, path), join(root, dirname(page), path)].some((place) => existsSync(place));

/** What a page's headings are called in a link. */
const anchorsIn = (page: string): string[] =>
  [...readFile(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(pages())('%s', (page) => {
  const text = readFile(page);

  it('names files and folders that are there', () => {
    const gone = pathsIn(text).filter((path) => !elsewhere.test(path) && !isThere(path, page));
    expect(gone).toEqual([]);
  });

  it('links to pages and pictures that are there', () => {
    const gone = linksIn(text).filter(
      (target) => !target.startsWith('https://') && !existsSync(join(root, dirname(page), target)),
    );
    expect(gone).toEqual([]);
  });

  it('links to headings that are there', () => {
    const gone = [...text.matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)].flatMap(([, target, anchor]) => {
      if (target?.startsWith('https://') === true) return [];
      const linked = target === '' ? page : join(dirname(page), target ?? '');
      return anchorsIn(linked).includes(anchor ?? '') ? [] : [`${linked}#${anchor}`];
    });
    expect(gone).toEqual([]);
  });

  it('names scripts that package.json has', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => name !== undefined && !scripts.includes(name))).toEqual([]);
  });

  it('names tests and kinds of tests that there are', () => {
    const kinds = [...text.matchAll(/npx jest --selectProjects((?: [a-z]+)+)/g)].flatMap(
      ([, words]) => words?.trim().split(' ') ?? [],
    );
    const known = ['unit', 'stories', 'contract', 'processes', 'browser'];
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
    const named = [...text.matchAll(/npx jest((?:\s+[\w./][\w./-]*)+)/g)].flatMap(
      ([, words]) => words?.trim().split(/\s+/) ?? [],
    );
    const missing = named.filter((words) => !tests.some((path) => path.includes(words)));
    expect(missing).toEqual([]);
  });

  it('has no line that speaks of a work in progress', () => {
    expect(text).not.toMatch(/\b(?:TODO|FIXME|XXX)\b/);
  });
});

describe('the recipes', () => {
  it('end each in a test', () => {
    const recipes = readFile('CONTRIBUTING.md')
      .split(/^### (?=\d+\. )/m)
      .slice(1);
    expect(recipes.map((recipe) => /^\d+/.exec(recipe)?.[0])).toEqual(
      recipes.map((_, index) => String(index + 1)),
    );
    for (const recipe of recipes) expect(recipe).toMatch(/npx jest test\//);
  });
});

describe('what SECURITY.md says', () => {
  it('is said of each thing alike, and is held by a test or says that none can', () => {
    const things = readFile('SECURITY.md')
      .split('\n## ')
      .find((part) => part.startsWith('What does it give up'));
    const each = things?.split('\n### ').slice(1) ?? [];
    expect(each.length).toBeGreaterThanOrEqual(14);
    for (const thing of each) {
      expect(thing).toMatch(/\*\*Remains possible\*\*/);
      expect(thing).toMatch(
        /\*\*Held by\*\* (?:`test\/|nothing that a test could hold|`npm run check`)/,
      );
    }
  });

  it('has the words by which the torture knows what nobody notices', () => {
    const said = readFile('SECURITY.md').replace(/\s+/g, ' ');
    const words = [...Object.values(quiet), oldRoster, oldThread];
    expect(words.filter((one) => !said.includes(one))).toEqual([]);
  });

  it('speaks of pictures no larger than 300 KB', () => {
    for (const target of linksIn(readFile('README.md')).filter((link) => link.endsWith('.png'))) {
      expect(readFileSync(join(root, target)).length).toBeLessThanOrEqual(300 * 1024);
    }
  });
});
