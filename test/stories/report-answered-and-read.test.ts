import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensFirst, tries } from '../support/people/report';

describe.each(['sv', 'en'] as const)('a report that is answered and read, in %s', (locale) => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openVissla();
  });
  afterEach(() => office.close());

  it('goes from the first press to the answer, and nobody is named', async () => {
    const [jurist] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const maja = office.person('Maja Lind', locale);
    const { receipt, reference } = await files(maja, 'Chefen tar emot pengar av en leverantör.');
    await office.releases();

    expect(office.notices.map((n) => n.count)).toEqual([1, 1]);

    expect(await jurist.opens('desk')).toMatchObject({
      name: 'desk_queue',
      total: 1,
      items: [
        {
          reference,
          status: 'received',
          due: { what: 'answer', by: '2026-12-01', overdue: false },
        },
      ],
    });
    expect(await opensFirst(jurist)).toMatchObject({
      name: 'desk_thread',
      advice: { route: 'whistleblowing', rule: 'gain' },
    });
    expect(jurist.reads()).toContain('Chefen tar emot pengar av en leverantör.');
    expect(jurist.reads()).not.toContain('Maja');

    expect(await jurist.presses('desk_reply')).toMatchObject({ name: 'desk_reply' });
    expect(jurist.reads()).toContain('Chefen tar emot pengar av en leverantör.');
    expect(await jurist.presses('desk_do_reply', { text: 'Tack.' })).toMatchObject({
      name: 'desk_done',
      what: 'reply',
      again: false,
    });
    await office.releases();
    await jurist.presses('desk_thread');
    await jurist.presses('desk_reply');
    await jurist.presses('desk_do_reply', { text: 'Vilken leverantör är det?' });
    await office.releases();

    const mine = await tries(maja, receipt);
    expect(mine).toMatchObject({
      name: 'thread',
      status: 'answered',
      deadlines: { firstAnswerBy: '2026-12-01', feedbackBy: '2027-02-24' },
      overdue: [],
    });
    expect(maja.reads()).toContain('Vilken leverantör är det?');

    expect(await maja.presses('send', { text: 'Bygg & Betong AB.' })).toMatchObject({
      name: 'sent',
      again: false,
    });
    await office.releases();
    expect(await jurist.opens('desk')).toMatchObject({
      items: [{ news: true, status: 'answered' }],
    });
    await opensFirst(jurist);
    expect(jurist.reads()).toContain('Bygg & Betong AB.');
    // Marked as feedback already, with what is answered in sight.
    await jurist.forges('desk_feedback');
    expect(jurist.shown).toMatchObject({
      view: { name: 'desk_reply' },
      fields: { feedback: 'true' },
    });
    expect(jurist.reads()).toContain('Bygg & Betong AB.');
    expect(office.journal.faults).toEqual([]);
  });
});
