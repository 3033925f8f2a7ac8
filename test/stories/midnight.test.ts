import { inFile } from '../support/databases/in-file';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, goesToStory } from '../support/people/report';

/** What the rows say of a night in which few write: nothing of the hour. */
describe('around midnight', () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', staffed: true, passes: 'when-told' });
  });
  afterEach(() => office.close());

  const read = (statement: string): unknown[] =>
    inFile(office, (database) => database.prepare(statement).pluck().all());

  it('a report that was begun before it and sent after it is one, and has the day of its sending', async () => {
    const maja = office.person('Maja');
    // Noon as yet.
    office.clock.advance({ minutes: 11 * 60 + 50 });
    await goesToStory(maja);
    const begun = maja.shown;
    office.clock.advance({ minutes: 20 });
    expect(await maja.presses('file', { what: 'En sak.' })).toMatchObject({ again: false });
    // Sent once more it is the same report, on both sides of midnight.
    maja.shown = begun;
    expect(await maja.presses('file', { what: 'En sak.' })).toMatchObject({ again: true });
    await office.passes();
    expect(read('SELECT filed_on FROM thread')).toEqual(['2026-11-25']);
  });

  it('a press makes no draft key: the upkeep has made it the day before', async () => {
    await office.vissla.tidy();
    const rows = (): unknown[] => read('SELECT hex(sealed_key) FROM draft_key ORDER BY day');
    const before = rows();
    expect(read('SELECT day FROM draft_key ORDER BY day')).toEqual(['2026-11-24', '2026-11-25']);
    office.clock.advance({ minutes: 12 * 60 + 17 });
    expect(office.clock.today()).toBe('2026-11-25');
    await files(office.person('Maja'), 'En sak.');
    expect(rows()).toEqual(before);
  });
});
