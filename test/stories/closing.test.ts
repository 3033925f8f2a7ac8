import sv from '../../adaptive-cards/texts/sv.json';
import type { Fields } from '../../bot/domain/fields';
import type { QueueItem } from '../../bot/domain/register-view';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, files, opensReport, opensThread } from '../support/people/report';

describe('a report that is closed', () => {
  let office: TestVissla;
  let karin: Person;
  let maja: Person;
  let receipt: string;
  let reference: string;
  beforeEach(async () => {
    office = await openVissla();
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja');
    ({ receipt, reference } = await files(maja, 'Lagret töms på nätterna.'));
    await office.releases();
  });
  afterEach(() => office.close());

  const closes = async (fields: Fields): Promise<void> => {
    await does(karin, reference, 'close', fields);
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'closed' });
    await office.releases();
  };
  const inQueue = async (): Promise<QueueItem | undefined> => {
    const queue = await karin.opens('desk');
    return queue.name === 'desk_queue'
      ? queue.items.find((item) => item.reference === reference)
      : undefined;
  };

  it('with what was done and why has given feedback, and both are read under their names', async () => {
    await closes({ reason: 'confirmed', measures: 'Låset är bytt.', why: 'Nyckeln var kopierad.' });
    expect(await inQueue()).toBeUndefined();
    office.clock.advance({ days: 100 });
    await opensReport(maja, receipt);
    expect(maja.shown.view).toMatchObject({ status: 'closed', overdue: [], feedbackLeft: false });
    const read = maja.reads();
    for (const words of ['Låset är bytt.', 'Nyckeln var kopierad.']) expect(read).toContain(words);
    expect(read).toContain(sv.thread.measures);
  });

  it('without them still owes it: in the queue until a reply gives it, and to the reporter', async () => {
    await closes({ reason: 'duplicate', why: 'Samma sak är redan anmäld.' });
    const due = { what: 'feedback', overdue: false };
    expect(await inQueue()).toMatchObject({ status: 'closed', news: false, due });
    expect(karin.reads()).toContain('avslutat, återkoppla senast');
    await opensReport(maja, receipt);
    expect(maja.shown.view).toMatchObject({ status: 'closed', overdue: [], feedbackLeft: true });
    expect(maja.reads()).toContain('ska vi berätta vad vi gjort och varför');

    // A reply that is not marked as feedback is none.
    const replies = async (feedback: 'true' | 'false'): Promise<void> => {
      await opensThread(karin, reference);
      expect(karin.reads()).toContain('Återkoppling återstår.');
      await karin.presses('desk_reply');
      await karin.presses('desk_do_reply', { text: 'Den andra är klar.', feedback });
      await office.releases();
    };
    await replies('false');
    office.clock.advance({ days: 100 });
    await office.vissla.tidy();
    expect(await inQueue()).toMatchObject({ due: { what: 'feedback', overdue: true } });
    await opensReport(maja, receipt);
    expect(maja.shown.view).toMatchObject({
      overdue: ['feedback'],
      turnTo: ['competition', 'economicCrime', 'police'],
    });
    for (const words of ['visselblåsarlagen 4:7', 'Konkurrensverket']) {
      expect(maja.reads()).toContain(words);
    }
    await replies('true');
    expect(await inQueue()).toBeUndefined();
    await opensReport(maja, receipt);
    expect(maja.shown.view).toMatchObject({ overdue: [], feedbackLeft: false });
  });

  it('owes none where an earlier reply gave it', async () => {
    await does(karin, reference, 'reply', { text: 'Låset är bytt.', feedback: 'true' });
    await office.releases();
    await closes({ reason: 'withdrawn' });
    expect(await inQueue()).toBeUndefined();
  });
});
