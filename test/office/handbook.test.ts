import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { projectRoot } from '../../office/project-root';

const docs = join(projectRoot(__dirname), 'docs');
const [swedish = '', english = ''] = readFileSync(join(docs, 'handbook.md'), 'utf8').split(
  /^# Handbook$/m,
);

/** Every sentence of the cards, without what is filled in and without its last full stop or colon. */
function said(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts.replace(/\s*\{\w+\}/g, '').replace(/[.:]$/, '')];
  return Object.values(texts as object).flatMap(said);
}

const boldIn = (page: string): string[] =>
  [...page.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words?.replace(/\s+/g, ' ') ?? '');

/** A page's shape: the depth of its headings, the length of its lists, and its pictures. */
const shapeOf = (page: string): string[] =>
  page
    .split('\n')
    .flatMap((line) => /^(?:#+|!|- |\d\. )/.exec(line)?.[0] ?? [])
    .slice(page.startsWith('# ') ? 1 : 0);

describe.each([
  ['in Swedish', swedish, sv, 'sv'],
  ['in English', english, en, 'en'],
] as const)('the handbook %s', (_language, page, texts, language) => {
  it('calls buttons, fields and answers by the words on the cards', () => {
    const words = boldIn(page).filter((word) => word !== 'fet stil' && word !== 'bold');
    expect(words.length).toBeGreaterThan(30);
    const known = new Set(said(texts));
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  it('shows pictures in its own language, each under 300 KB', () => {
    const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(pictures).toHaveLength(11);
    for (const picture of pictures) {
      expect(picture).toMatch(new RegExp(`^pictures/handbook-[a-z-]+-${language}\\.png$`));
      expect(statSync(join(docs, picture)).size).toBeLessThanOrEqual(300 * 1024);
    }
  });

  it('is twelve short pages, six in each language', () => {
    const pages = page.split(/^## /m).slice(1);
    expect(pages).toHaveLength(6);
    // What is given out, archived and counted takes more: each state of a request is there.
    const most = (one: string): number => (/^(?:Lämna ut|Giving out)/.test(one) ? 1_000 : 725);
    for (const one of pages) expect(one.split(/\s+/).length).toBeLessThan(most(one));
  });
});

it('says the same in both languages, part by part', () => {
  expect(shapeOf(english)).toEqual(shapeOf(swedish));
});
