import type { ThreadStore } from '../../bot/ports/threads';
import { openMonths } from '../../bot/threads/open-threads';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, goesToStory } from '../support/people/report';

describe('a reference that another thread has already', () => {
  let office: TestVissla;
  let maja: Person;
  /** References that the store says are taken, and those it was asked for. */
  const taken = new Set<string>();
  const asked: string[] = [];
  beforeEach(async () => {
    office = await openVissla({
      staffed: true,
      passes: 'when-told',
      database: (database) => ({ ...database, threads: withTaken(database.threads) }),
    });
    maja = office.person('Maja');
    taken.clear();
    asked.length = 0;
  });
  afterEach(() => office.close());

  const withTaken = (threads: ThreadStore): ThreadStore => {
    const byReference: ThreadStore['byReference'] = async (reference) => {
      asked.push(reference);
      const [other] = await threads.page(undefined, 1);
      return taken.has(reference) ? other : threads.byReference(reference);
    };
    return { ...threads, byReference };
  };
  /** The same card once more, and the reference that is named. */
  const again = async (shown: Person['shown']): Promise<string> => {
    maja.shown = shown;
    const view = await maja.presses('file', { what: 'En sak.' });
    if (view.name !== 'filed' || !view.again) throw new Error(view.name);
    return view.reference;
  };

  it('is not looked for at filing; the pass draws another, and every press names the one that counts', async () => {
    const other = await files(office.person('Omar'), 'En annan sak.');
    await office.passes();
    asked.length = 0;

    await goesToStory(maja);
    const { shown } = maja;
    const filed = await maja.presses('file', { what: 'En sak.' });
    const drawn = filed.name === 'filed' ? filed.reference : '';
    // What waits in the pool carries the draft's reference, and so does each answer to the same press.
    expect(await again(shown)).toBe(drawn);
    expect(asked).toEqual([]);

    taken.add(drawn);
    await office.passes();
    const { threads } = office.stores.database;
    const rows = await threads.ofDesk('whistleblowing', openMonths(office.clock.today()));
    const stored = rows.map((row) => row.reference).filter((one) => one !== other.reference);
    expect(stored).toHaveLength(1);
    expect(stored).not.toContain(drawn);
    expect([await again(shown)]).toEqual(stored);
    expect(office.journal.faults).toEqual([]);
  });
});
