import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, root, tableRows } from './read-docs';

/** How far a duty is met, by the first words of its state. */
const states = ['met', 'partly', 'not yet', 'the organisation', 'not applicable'] as const;

const page = readFile('docs/duties.md');
const [, ...duties] = tableRows(page);
const stateOf = (state: string): string => /^[a-z ]+/.exec(state)?.[0] ?? '';
const testsIn = (cell: string): string[] =>
  [...cell.matchAll(/`(test\/[^`]+)`/g)].flatMap(([, path]) => path ?? []);

it('has a row for each of the 93 rules that lawyers listed, in their order', () => {
  const rules = duties.map(([rule]) => rule);
  expect(rules).toHaveLength(93);
  // The list itself is the page: none is taken off or put in the place of another.
  const digest = createHash('sha256').update(rules.join('\n')).digest('hex');
  expect(digest).toBe('6583a6635becb1ac2f999a5c2d1a4ecebd39b28e98ead9abc5cbb6d553975051');
});

it.each(duties)('%s (%s) has a state, and what it needs beside it', (...cells) => {
  const [, asks = '', by = '', state = '', shown = ''] = cells;
  expect(cells).toHaveLength(5);
  expect(asks).not.toBe('');
  expect(states).toContain(stateOf(state));
  const lacks = /: .+/.test(state);
  const tests = testsIn(shown);
  if (/^(?:met|partly)/.test(state)) expect(tests).not.toEqual([]);
  else if (tests.length === 0) expect(shown).toBe('–');
  if (/^(?:partly|the organisation)/.test(state)) expect(lacks).toBe(true);
  if (state === 'met') expect(by).not.toBe('–');
  expect(
    tests.filter((path) => !path.endsWith('.test.ts') || !existsSync(join(root, path))),
  ).toEqual([]);
});

it('counts them right, here and in the README', () => {
  const count = (state: string): number =>
    duties.filter((cells) => stateOf(cells[3] ?? '') === state).length;
  const [met, partly, notYet, organisation, none] = states.map(count);
  const sentence = `Of ${duties.length}: ${met} met, ${partly} partly, ${notYet} not yet, ${organisation} for the organisation, ${none} not applicable`;
  for (const said of [page, readFile('README.md')]) {
    expect(said.replace(/\s+/g, ' ')).toContain(sentence);
  }
});
