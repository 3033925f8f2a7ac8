import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../bot/domain/limits';
import { readFile, root } from './read-docs';

const words = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju'];
const inWords = (number: number): string => words[number] ?? String(number);

const templates = ['rutin', 'utse-mottagare', 'dela-kanal', 'personuppgifter'];

/** A template as one line, however its paragraphs are broken. */
const lineOf = (name: string): string => readFile(`docs/templates/${name}.md`).replace(/\s+/g, ' ');

const days = inWords(limits.firstAnswerWithinDays);
const months = inWords(limits.feedbackWithinMonths);
const years = inWords(limits.retentionMonths / 12);
const two = inWords(limits.deskOpensAt);

describe.each(templates)('the template %s', (name) => {
  const text = lineOf(name);

  it('marks every gap alike, and nothing else', () => {
    const brackets = [...text.matchAll(/\[[^\]]*\](?!\()/g)].map(([bracket]) => bracket);
    expect(brackets.length).toBeGreaterThan(10);
    expect(brackets.filter((bracket) => !/^\[fyll i: [^\]]+\]$/.test(bracket))).toEqual([]);
  });

  it('says that a lawyer must read it', () => {
    expect(text).toMatch(/En jurist (?:och dataskyddsombudet )?ska läsa den innan/);
  });
});

it.each([
  ['rutin', `Ge ett första svar inom ${days} dagar`],
  ['rutin', `Återkoppla inom ${months} månader`],
  ['rutin', `Boten räknar både ${days} dagar och ${months} månader`],
  ['rutin', `${days} dagar och ${months} månader som för andra`],
  ['rutin', `HR svarar inom ${inWords(limits.hrAnswerDays)} arbetsdagar`],
  ['rutin', `Boten raderar ett ärende inom ${years} år efter att det har avslutats`],
  ['rutin', `när ${two} har gått med`],
  ['utse-mottagare', `Koden gäller en gång, i ${limits.invitationHours} timmar`],
  ['utse-mottagare', `när minst ${two} har gått med. Högst ${limits.deskMembers} kan vara med`],
  ['dela-kanal', `Vissla raderar ett ärende inom ${years} år efter att det har avslutats`],
  ['personuppgifter', `inom ${years} år efter att det har avslutats`],
])('%s has the numbers of the program: %s', (name, sentence) => {
  expect(lineOf(name)).toContain(sentence);
});

it('are all there, in a list that says in English what each is', () => {
  const page = readFile('docs/templates/README.md');
  for (const name of templates) {
    expect(existsSync(join(root, 'docs/templates', `${name}.md`))).toBe(true);
    expect(page).toContain(`[${name}.md](${name}.md)`);
  }
});

it('call whoever receives reports a mottagare, as all Swedish papers do', () => {
  const swedish = readFile('docs/handbook.md').split(/^# Handbook$/m)[0] ?? '';
  // What stands in bold is quoted from the cards.
  const papers = [swedish.replace(/\*\*[^*]+\*\*/g, ''), ...templates.map(lineOf)];
  for (const paper of papers) {
    expect(paper).toMatch(/mottagar/);
    expect(paper).not.toMatch(/handläggare|handläggarna/i);
  }
});
