import { does, type Filed, opensThread } from '../support/people/report';
import { openTwoDesks, type TwoDesks } from '../support/people/two-desks';

describe.each(['sv', 'en'] as const)('what handlers write to HR, in %s', (locale) => {
  let desks: TwoDesks;
  let report: Filed;
  let atHr: string;

  beforeAll(async () => {
    desks = await openTwoDesks(locale);
  });
  afterAll(() => desks.office.close());
  beforeEach(async () => {
    const known = await atHrNow();
    report = await desks.files();
    await desks.gives(desks.karin, report, 'told');
    await desks.passes();
    atHr = (await atHrNow()).find((one) => !known.includes(one)) ?? '';
    desks.office.journal.faults.length = 0;
  });

  const atHrNow = async (): Promise<readonly string[]> => {
    const queue = await desks.sara.opens('desk');
    return queue.name === 'desk_queue' ? queue.items.map(({ reference }) => reference) : [];
  };
  const writes = async (text: string): Promise<void> => {
    const { karin } = desks;
    await does(karin, report.reference, 'write_hr', { text });
  };
  const hrReads = async (): Promise<string> => {
    await opensThread(desks.sara, atHr);
    return desks.sara.reads();
  };

  it('are seen by a colleague with their text, and taken back: HR never reads them', async () => {
    const { daniel, office } = desks;
    await writes('FEL NAMN');
    await writes('RÄTT ORD');
    const day = Number(office.clock.today().slice(8)) + 1;
    await opensThread(daniel, report.reference);
    expect(daniel.reads()).toContain(
      locale === 'sv' ? `inte ute än: 2. Kommer ut ${day} ` : `not out yet: 2. Out on ${day} `,
    );
    await daniel.presses('desk_waiting');
    expect(daniel.shown.view).toMatchObject({ can: 'take_back', number: 1, of: 2 });
    expect(daniel.reads()).toContain('FEL NAMN');
    const counts = await desks.counts();
    await daniel.presses('desk_take_back');
    expect(daniel.shown).toMatchObject({ remark: 'taken_back', view: { pending: 1 } });
    expect(await desks.counts()).toEqual(counts);
    await desks.passes();
    expect(await hrReads()).toContain('RÄTT ORD');
    expect(desks.sara.reads()).not.toContain('FEL NAMN');
    await opensThread(daniel, report.reference);
    expect(daniel.shown.view).toMatchObject({ pending: 0, outOn: undefined });
    expect(
      (await desks.office.events()).filter((event) => event === 'sent_withdrawn'),
    ).toHaveLength(1);
    expect(office.journal.faults).toEqual([]);
  });
});
