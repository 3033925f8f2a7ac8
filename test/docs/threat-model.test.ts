import { crowdFigures } from '../../bot/domain/crowd-figures';
import { fixedSeed, simulations } from '../attack/simulations';
import { readFile } from './read-docs';

const page = readFile('docs/threat-model.md');
const [, block = ''] =
  /<!-- attack: begin -->\s+```text\n([^]*)\n```\s+<!-- attack: end -->/.exec(page) ?? [];
const [, ...printed] = block.split('\n');

describe('the threat model', () => {
  it('says what the crowd leaves before what each adversary sees', () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings[0]).toBe('What the crowd itself leaves');
    expect(headings).toContain('What each sees');
  });

  it('marks each row of its table', () => {
    const rows = [...page.matchAll(/^\|.*\| ([^|]+) \|$/gm)].map(([, mark]) => mark).slice(1);
    expect(rows.length).toBeGreaterThan(10);
    for (const mark of rows)
      expect(mark).toMatch(/^(?:mark|-+|kept, shown by `test\/law`|cannot be hidden|after N days)/);
  });

  it('names the command and the seed of its figures', () => {
    expect(page).toContain(`\`npm run attack -- --seed ${fixedSeed}\``);
    expect(block).toMatch(new RegExp(`^Seed ${fixedSeed}\\.\n`));
  });

  it('has the lines that the command prints', () => {
    const withoutFigures = (line: string): string => line.replace(/ *[\d.]+ \(\d+ %\) */g, '#');
    const lines = [...simulations(fixedSeed, 3)].flatMap((line) => line.split('\n'));
    expect(printed.map(withoutFigures)).toEqual(lines.map(withoutFigures));
  });

  it.each(crowdFigures)('has the crowds of $people people, $usesAWeek uses a week', (figure) => {
    const { people, usesAWeek, daily, weekly } = figure;
    const place = `${people.toLocaleString('en')} people, ${usesAWeek} uses a week `;
    const line = printed.find((one) => one.trim().startsWith(place)) ?? '';
    const crowds = [...line.matchAll(/(?:daily|weekly) +([\d.]+)/g)];
    expect(crowds.map(([, crowd]) => Math.round(Number(crowd)))).toEqual([daily, weekly]);
  });
});
