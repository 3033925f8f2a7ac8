import { readFile } from './read-docs';

it('the glossary has each word once, in one list', () => {
  const words = [...readFile('docs/glossary.md').matchAll(/^- (\*\*.*?\*\*):/gm)].map(
    ([, word]) => word,
  );
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});
