import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsBeside } from '../support/houses/run-command';
import { freezesYear } from '../support/houses/year-frozen';
import { openVissla, type TestVissla } from '../support/open-vissla';

describe('numbers', () => {
  let office: TestVissla;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', staffed: true });
    await freezesYear(office, '2024', { received: 10, closed: 5, redirected: 0, handedOver: 1 });
  });
  afterEach(() => office.close());

  const vissla = commandsBeside(() => office);
  const numbers = (...words: readonly string[]) => vissla('numbers', ...words);

  it('prints what is published in both languages, and never the exact number', async () => {
    const { code, out, error } = await numbers('--year', '2024');
    expect([code, error]).toEqual([0, '']);
    for (const line of [
      'Under 2024 kom 10 till 19 ärenden in och 5 till 9 avslutades. 0 visades till ett annat ställe och 1 till 4 lämnades över.',
      'Cases at HR 2024',
      'In 2024, 10 to 19 cases came in and 5 to 9 were closed. 0 were shown another way and 1 to 4 were handed over.',
    ])
      expect(out.split('\n')).toContain(line);
    expect(out).toContain('räknades den 15 januari 2025');
    const { out: json } = await numbers('--year', '2024', '--json');
    expect(JSON.parse(json)).toMatchObject({ year: '2024', hr: { bands: { received: 10 } } });
    expect(json).not.toContain('exactly');
  });

  it('of a closed year are one exact number for whom the board names, and no more', async () => {
    expect(await vissla('figures', '--exact', '2024')).toEqual({ code: 0, out: '10\n', error: '' });
    expect(await vissla('figures', '--exact', '2020')).toMatchObject({ code: 1, out: '' });
  });

  it('of what was disposed of are a list of its own, which says what is not in it', async () => {
    expect(await vissla('disposed')).toMatchObject({
      code: 0,
      out: 'Nothing was disposed of.\nOnly cases from which nobody of the desk was shut out are counted, and no excerpts.\n',
    });
  });

  it('writes a table, and writes over no other file', async () => {
    const file = join(office.folder, '2024.csv');
    const written = await numbers('--year', '2024', '--out', file);
    expect(written.out).toContain(`Written: ${file}`);
    const table = readFileSync(file, 'utf8');
    expect(table.split('\r\n')[1]).toBe(
      '2024,Visselblåsning,Inkomna ärenden,10 till 19,2024,Whistleblowing,Cases that came in,10 to 19',
    );
    writeFileSync(file, 'Annat.');
    expect((await numbers('--year', '2024', '--out', file)).code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('Annat.');
    expect((await numbers('--year', '2024', '--out', file, '--replace')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(table);
  });

  it.each([
    [
      '2999',
      'The numbers of 2999 are counted by the bot from 3000-01-15. Until then there are none.',
    ],
    ['2020', 'There are no numbers of 2020: the bot was not there to count them.'],
    ['26', 'The year must be one like 2026.'],
    ['=2+5', 'The year must be one like 2026.'],
  ])('refuses %s in one sentence', async (year, sentence) => {
    const refused = await numbers('--year', year);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.error).toBe(`${sentence}\n`);
  });
});
