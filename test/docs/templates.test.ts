import { limits } from '../../bot/domain/limits';
import { formatReportCode, printedPracticeCode } from '../../bot/domain/report-code';
import { sectionsCited, sectionsInDuties } from './cited-sections';
import { filesUnder, readFile, tableRows } from './read-docs';

const words = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju'];
const inWords = (number: number): string => words[number] ?? String(number);

const templates = filesUnder('docs/templates')
  .map((path) => /([^/]+)\.md$/.exec(path)?.[1] ?? '')
  .filter((name) => name !== 'README');

/** A paper as one line, however its paragraphs are broken. */
const lineOf = (name: string): string => readFile(`docs/templates/${name}.md`).replace(/\s+/g, ' ');
const beslut = readFile('docs/beslut.md').replace(/\s+/g, ' ');

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
  ['dela-kanal', `raderar Vissla ett ärende inom ${years} år efter att det har avslutats`],
  ['personuppgifter', `inom ${years} år efter att det har avslutats`],
  ['personuppgifter', 'Med `preserve`: Det raderas inte av sig självt'],
  ['konsekvensbedomning', `raderas inom ${years} år efter att det har avslutats`],
  ['konsekvensbedomning', `om det efter ${limits.punishedAskedDays} dagar`],
  ['registerforteckning', `Raderas inom ${years} år efter avslut`],
  ['gallring', `raderar inom ${years} år efter att ett ärende har avslutats`],
  ['gallring', `Kön säger till från ${limits.erasureAheadDays} dagar före`],
  ['tillsyn', `Bekräftelse inom ${days} dagar`],
  ['tillsyn', `Återkoppling inom ${months} månader`],
  ['bevara-eller-gallra', `högst ${limits.retentionMonths} månader efter avslut`],
  ['bevara-eller-gallra', `efter ${years} år läggs ärendet undan, och ${two} öppnar det`],
  ['facket', `Koden \`${formatReportCode(printedPracticeCode)}\` öppnar ett påhittat ärende`],
  ['facket', `ett första svar inom ${days} dagar, och återkopplar inom ${months} månader`],
])('%s has the numbers of the program: %s', (name, sentence) => {
  expect(lineOf(name)).toContain(sentence);
});

it('are each in a list that says in English what it is', () => {
  expect(templates.length).toBeGreaterThanOrEqual(21);
  const page = readFile('docs/templates/README.md');
  expect(templates.filter((name) => !page.includes(`[${name}.md](${name}.md)`))).toEqual([]);
});

it('has a row in the protocol of a probe for each row of the probe', () => {
  const asked = namesAsked(readFile('docs/administrators-probe.md'));
  expect(asked.length).toBeGreaterThan(15);
  expect([...lineOf('provprotokoll').matchAll(/\b[TS]\d+\b/g)].map(([id]) => id)).toEqual(asked);
});

it('says in the proposal whose each paper is that a council has to have', () => {
  const rows = tableRows(readFile('docs/templates/beslutsforslag.md'), 'Underlag').slice(1);
  expect(rows).toHaveLength(9);
  for (const [paper, whose] of rows) {
    expect([paper, whose]).not.toContain('');
    expect(whose).toMatch(/^mall|^arkivmyndighetens$|^parternas|^vårt/);
  }
});

it('gives no power to try a request to somebody who is hired', () => {
  const hired = /anlitad utifrån[^.]*prövar och beslutar (?:inte|inget)/;
  for (const name of ['utse-mottagare', 'delegation']) expect(lineOf(name)).toMatch(hired);
  expect(lineOf('rutin')).toContain('är anställd här (6 kap. 3 § OSL), aldrig anlitad utifrån');
});

it('leaves freedom to tell the media to whoever signs that they keep silent', () => {
  const paper = lineOf('utse-mottagare');
  expect(paper).not.toContain('Jag röjer inget ur ett ärende');
  expect(paper).toContain('Det begränsar inte det som lag ger mig rätt att berätta.');
  expect(paper).toContain('behåller alltså rätten att lämna uppgifter till medier');
});

/** The ids of the probe's rows, in their order. */
function namesAsked(probe: string): string[] {
  return tableRows(probe, 'The table').flatMap(([id = '']) => (/^[TS]\d+$/.test(id) ? [id] : []));
}

describe('the page for those who decide', () => {
  it('has the numbers of the program', () => {
    expect(beslut).toContain(
      `ett första svar inom ${days} dagar, och återkopplar inom ${months} månader`,
    );
    expect(beslut).toContain(`raderas inom ${years} år efter att det har avslutats`);
    expect(beslut).toContain(`Minst ${two} mottagare`);
  });

  it('leads to each paper that is decided', () => {
    const list = readFile('docs/templates/README.md').split('\n## ').slice(1, 3).join('');
    const decided = templates.filter((name) => list.includes(`(${name}.md)`));
    expect(decided.length).toBeGreaterThan(8);
    expect(decided.filter((name) => !beslut.includes(`(templates/${name}.md)`))).toEqual([]);
  });
});

/** Sections that were read in the law for these papers, and that have no row in duties.md. */
const besides = [
  ...['OSL 4:1', 'OSL 8:1', 'OSL 10:2 a', 'OSL 17:3 b', 'OSL 21:1'],
  ...['OSL 10:14', 'OSL 21:3', 'OSL 25:1', 'OSL 26:1'],
  ...['KL 6:38', 'KL 6:44', 'KL 7:5', 'KL 7:8', 'FL 45', 'FL 46'],
  ...['OSL 32:3 b', 'OSL 39:1', 'OSL 39:2', 'OSL 39:3', 'OSL 40:7 g', 'TF 1:7', 'TF 2:12'],
  ...['arkivlagen 3', 'arkivlagen 6', 'MBL 11', 'dataskyddslagen 3:3'],
  ...[9, 10, 11, 12, 13].map((section) => `DOS-lagen ${section}`),
  ...[6, 9, 10, 16, 17, 18, 19, 20, 21, 26, 36].map((article) => `GDPR ${article}`),
  ...[44, 45, 46, 47, 48, 49].map((article) => `GDPR ${article}`),
];

/** Papers older than this rule, which name a law once and then its sections alone. */
const older = ['rutin', 'utse-mottagare', 'dela-kanal', 'personuppgifter'];

describe.each([...templates.filter((name) => !older.includes(name)), '../beslut'])(
  'the sections in %s',
  (name) => {
    it('have their law beside them, and are in duties.md or were read in the law', () => {
      const known = new Set([...sectionsInDuties(readFile('docs/duties.md')), ...besides]);
      const { cited, withoutLaw } = sectionsCited(lineOf(name));
      expect(withoutLaw).toEqual([]);
      expect(cited.length).toBeGreaterThan(0);
      expect(cited.filter((section) => !known.has(section))).toEqual([]);
    });
  },
);

it('call whoever receives reports a mottagare, as all Swedish papers do', () => {
  const swedish = readFile('docs/handbook.md').split(/^# Handbook$/m)[0] ?? '';
  // What stands in bold is quoted from the cards.
  const papers = [swedish.replace(/\*\*[^*]+\*\*/g, ''), ...templates.map(lineOf), beslut];
  for (const paper of papers) {
    expect(paper).toMatch(/mottagar/);
    expect(paper).not.toMatch(/handläggare|handläggarna/i);
  }
});
