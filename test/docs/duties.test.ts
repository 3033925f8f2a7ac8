import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, root, tableRows } from './read-docs';

/** Every rule that a municipality's channel is under, as a lawyer listed them. None is taken off. */
const rules = [
  '1:2',
  '1:3',
  '1:4, 1:5',
  '1:6',
  '1:8 p.2',
  '2:1, 2:3',
  '2:1 st.2, 2:2, 2:4',
  '3:1 p.1',
  '3:1 p.2',
  '3:2',
  '3:3',
  '3:4, 3:5, 3:8',
  '4:1–4:3',
  '4:4, 4:5',
  '4:6',
  '4:7',
  '4:8',
  '4:9',
  '5:2',
  '5:4',
  '5:5',
  '5:5 st.2',
  '5:6',
  '5:7',
  '5:8 p.1 written',
  '5:8 p.1 oral',
  '5:8 p.1 meeting',
  '5:8 p.2',
  '5:8 p.3',
  '5:8 p.4',
  '5:9 p.1',
  '5:9 p.2',
  '5:9 p.3',
  '5:10',
  '6:1, FBL annex',
  '7:1, 7:2',
  '7:3',
  '7:4, 7:5',
  '7:6',
  '7:6 st.2',
  '7:7',
  '7:8',
  '7:8 st.2',
  '8:1',
  '8:2',
  '8:3',
  '8:4, 8:5',
  '9:1, 9:2',
  '10:2',
  'Dir 6(3)',
  'Dir 9(1)(a), 16(1)',
  'Dir 9(1)(d)',
  'Dir 16(3)',
  'Dir 18(1)',
  'Dir 18(2)–(4)',
  'Dir 20',
  'Dir 22',
  'TF 2:9, OSL 5:1–5:2',
  'TF 2:15–2:16',
  'OSL 5:5',
  'OSL 6:3–6:7',
  'OSL 4:2',
  'Arkivlagen 10 §',
  'KL 7:4, 6:28–6:30',
  'DL 2:3',
  'AML 3:2 a, AFS 2023:2',
  'AML 3:3 a',
  'SoL 19:1',
  'SoL 27:2',
  'SkolL 6:10',
  'PSL 6:4',
  'GDPR 13',
  'GDPR 14',
  'GDPR 15',
  'GDPR 28, 30',
  'GDPR 32',
  'GDPR 33, 34',
  'GDPR 35',
];

/** How far a duty is met, by the first words of its state. */
const states = ['met', 'partly', 'not yet', 'the organisation', 'not applicable'] as const;

const page = readFile('docs/duties.md');
const [, ...duties] = tableRows(page);
const stateOf = (state: string): string => /^[a-z ]+/.exec(state)?.[0] ?? '';
const testsIn = (cell: string): string[] =>
  [...cell.matchAll(/`(test\/[^`]+)`/g)].flatMap(([, path]) => path ?? []);

it('has a row for each of the 78 rules, in their order', () => {
  expect(rules).toHaveLength(78);
  expect(duties.map(([rule]) => rule)).toEqual(rules);
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
