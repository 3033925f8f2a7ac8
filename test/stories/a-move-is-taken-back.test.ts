import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import type { ThreadId } from '../../bot/domain/ids';
import type { ThreadRow } from '../../bot/ports/threads';
import { storedAudit } from '../support/databases/stored-rows';
import { closesWell } from '../support/open-vissla';
import { does, type Filed, opensReport, opensThread } from '../support/people/report';
import { openTwoDesks, type TwoDesks } from '../support/people/two-desks';

describe.each(['sv', 'en'] as const)('a move that has not gone yet, in %s', (locale) => {
  const texts = { sv, en }[locale];
  let desks: TwoDesks;
  let report: Filed;

  beforeAll(async () => {
    desks = await openTwoDesks(locale);
  });
  afterAll(() => closesWell(desks.office));
  beforeEach(async () => {
    report = await desks.filesWithHr();
  });

  const says = (text: string) => does(desks.petra, report.reference, 'reply', { text });
  const handlersHave = async (): Promise<number> => {
    const queue = await desks.karin.opens('desk');
    return queue.name === 'desk_queue' ? queue.total : -1;
  };

  it('is seen by a colleague, and taken back: the report stays, and all can be written in it', async () => {
    const { sara, petra, maja, office } = desks;
    const before = await handlersHave();
    await desks.moves(sara, report);
    const day = Number(office.clock.today().slice(8)) + 1;
    await opensThread(petra, report.reference);
    expect(petra.reads()).toContain(
      locale === 'sv'
        ? `Skickat men inte ute än: 1. Kommer ut ${day} `
        : `not out yet: 1. Out on ${day} `,
    );
    await petra.presses('desk_waiting');
    expect(petra.shown.view).toMatchObject({ can: 'take_back', number: 1, of: 1 });
    expect(petra.reads()).toContain(texts.waiting.moves);
    const counts = await desks.counts();
    await petra.presses('desk_take_back');
    expect(petra.shown).toMatchObject({ remark: 'taken_back', view: { name: 'desk_thread' } });
    expect(await desks.counts()).toEqual(counts);
    await says('HR SVARAR');
    await opensReport(maja, report.reportCode);
    expect(await maja.presses('send', { text: 'EN SAK TILL' })).toMatchObject({ name: 'sent' });
    await desks.passes();
    expect(await handlersHave()).toBe(before);
    await opensThread(sara, report.reference);
    for (const text of ['HR SVARAR', 'EN SAK TILL']) expect(sara.reads()).toContain(text);
  });

  it('leaves what HR had sent waiting, which comes out whether it is taken back or not', async () => {
    const { sara, maja, karin } = desks;
    const other = await desks.filesWithHr();
    await says('HAR INTE KOMMIT UT');
    await does(sara, other.reference, 'reply', { text: 'GICK MED FLYTTEN' });
    for (const one of [report, other]) {
      await desks.moves(sara, one);
      await desks.looks(sara, one);
      expect(sara.shown.view).toMatchObject({ moves: true, number: 1, of: 2 });
    }
    await desks.takesBack(sara, report);
    expect(sara.shown).toMatchObject({ remark: 'taken_back', view: { pending: 1 } });
    await desks.passes();
    await opensReport(maja, report.reportCode);
    expect(maja.reads()).toContain('HAR INTE KOMMIT UT');
    await opensReport(maja, other.reportCode);
    expect(maja.reads()).toContain('GICK MED FLYTTEN');
    await opensThread(karin, other.reference);
    expect(karin.reads()).toContain('GICK MED FLYTTEN');
    expect(karin.shown.view).toMatchObject({ moved: true, status: 'received' });
    const carried = { kind: 'by_hr', body: { kind: 'reply', text: 'GICK MED FLYTTEN' } };
    expect(JSON.stringify(karin.shown.view)).toContain(JSON.stringify(carried));
  });

  // The words were read by now; what follows is the same in both languages.
  if (locale !== 'sv') return;

  it('can be made again, with a hold that goes along, of which nothing is left when it is taken back', async () => {
    const { sara, karin } = desks;
    await does(sara, report.reference, 'hold', { cause: 'Tvist pågår.', lookOn: '2027-05-26' });
    const before = await desks.counts();
    await desks.moves(sara, report);
    await desks.takesBack(sara, report);
    expect(sara.shown.view).toMatchObject({ hold: { why: 'Tvist pågår.' } });
    expect(await desks.counts()).toEqual(before);
    await desks.moves(sara, report);
    expect(sara.shown.view).toMatchObject({ name: 'desk_done', again: false });
    await desks.passes();
    expect(await opensThread(karin, report.reference)).toMatchObject({
      moved: true,
      hold: { why: 'Tvist pågår.' },
    });
  });
});

describe('a move that waits', () => {
  let desks: TwoDesks;
  let report: Filed;
  beforeAll(async () => {
    desks = await openTwoDesks();
  });
  afterAll(() => closesWell(desks.office));
  beforeEach(async () => {
    report = await desks.filesWithHr();
  });

  it('leaves two lines in the audit, which go with the thread', async () => {
    const { sara, office } = desks;
    await desks.moves(sara, report);
    await desks.takesBack(sara, report);
    const { threads } = office.stores.database;
    const { id } = (await threads.byReference(report.reference as ThreadRow['reference']))!;
    const lines = (await storedAudit(office.location)).filter(
      ({ thread, subject }) => thread === id || subject === id,
    );
    const [moved] = lines.filter(({ event }) => event === 'thread_moved');
    const [back] = lines.filter(({ event }) => event === 'sent_withdrawn');
    expect([moved?.thread, moved?.subject]).toEqual([back?.subject, back?.thread]);
    await threads.remove(id, []);
    const left = await storedAudit(office.location);
    const gone: readonly (ThreadId | string | null | undefined)[] = [id, moved?.thread];
    expect(left.filter(({ thread }) => gone.includes(thread))).toEqual([]);
  });
});
