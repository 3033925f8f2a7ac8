import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { readFile, tableRows } from './read-docs';

const page = readFile('docs/what-your-employer-sees.md');
const [swedish = '', english = ''] = page.split(/^# What your employer sees$/m);
const marks = { säkert: 'known', troligt: 'likely', otestat: 'untested' } as const;

/** Each statement's mark and its sources, by its id. */
function statementsIn(part: string): Map<string, { readonly mark: string; readonly from: string }> {
  const rows = tableRows(part).filter(([id = '']) => /^[TSWB]\d+$/.test(id));
  const known = new Map(rows.map(([id = '', , , mark = '', from = '']) => [id, { mark, from }]));
  expect(known.size).toBe(rows.length);
  return known;
}

const inEnglish = statementsIn(english);
const inSwedish = statementsIn(swedish);
const probed = tableRows(readFile('docs/administrators-probe.md'), 'The table')
  .map(([id = '']) => id)
  .filter((id) => id !== 'id');

describe('what your employer sees', () => {
  it.each([
    ['Swedish', swedish, sv, 'numret i dialogen', 'tisdagar'],
    ['English', english, en, 'the number in the dialog', 'Tuesdays'],
  ])('begins in %s with what the bot says, word for word', (_, part, texts, phone, weekday) => {
    const short = part.split(/^### /m)[0] ?? '';
    const { teams, slack, web, hiddenText, saferText } = texts.employer;
    const own = [teams, slack, web].flatMap((place) => Object.values(place));
    const lines = [...own, hiddenText, saferText].flatMap((text) =>
      text.replace('{phone}', phone).replace('{weekday}', weekday).split('\n'),
    );
    expect(lines.filter((line) => !short.includes(line.replace('• ', '- ')))).toEqual([]);
    for (const messenger of ['Teams', 'Slack', web.network])
      expect(short).toContain(texts.start.atOnce.replace('{messenger}', messenger));
  });

  it('says the same of each statement in both languages', () => {
    expect([...inSwedish.keys()]).toEqual([...inEnglish.keys()]);
    expect(inEnglish.size).toBeGreaterThan(40);
    for (const [id, { mark, from }] of inSwedish) {
      expect([id, Object.entries(marks).find(([word]) => word === mark)?.[1]]).toEqual([
        id,
        inEnglish.get(id)?.mark,
      ]);
      expect([id, from]).toEqual([id, inEnglish.get(id)?.from]);
    }
  });

  it('has a source for each that is not untested, and a day for the sources', () => {
    const sources = page.split(/^## Sources$/m)[1] ?? '';
    const numbers = [...sources.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(sources).toMatch(/read on 2026-\d\d-\d\d/);
    for (const [id, { mark, from }] of inEnglish) {
      const named = [...from.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number));
      if (mark !== 'untested') expect([id, named.length]).not.toEqual([id, 0]);
      expect([id, named.filter((number) => !numbers.includes(number))]).toEqual([id, []]);
    }
  });

  it('has a row in the probe for each that is untested, and every row has its statement', () => {
    const open = [...inEnglish].filter(([, { mark }]) => mark === 'untested').map(([id]) => id);
    expect(open.length).toBeGreaterThan(0);
    expect(open.filter((id) => !probed.includes(id))).toEqual([]);
    expect(new Set(probed).size).toBe(probed.length);
    // What is known needs no probe: its row goes when it becomes so.
    expect(probed.filter((id) => (inEnglish.get(id)?.mark ?? 'known') === 'known')).toEqual([]);
  });
});
