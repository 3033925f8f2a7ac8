import { readFile } from './read-docs';

it('the glossary has each word once, in one table', () => {
  const rows = readFile('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows.filter((line) => line.startsWith('| word '))).toHaveLength(1);
  const words = rows.slice(2).map((line) => line.split('|')[1]?.trim());
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});
