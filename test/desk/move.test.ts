import type { Body } from '../../bot/domain/message';
import type { View } from '../../bot/domain/view';
import { storedAudit, storedCounts } from '../support/databases/stored-rows';
import { doneOnce } from '../support/done-once';
import { closesWell, type Person, type TestVissla } from '../support/open-vissla';
import { does, filesWithHr, opensReport, opensThread } from '../support/people/report';

const wordsOf = (body: Body): string => ('text' in body ? body.text : body.kind);

describe('a move to the handlers', () => {
  let office: TestVissla;
  let karin: Person;
  let sara: Person;
  let petra: Person;
  let maja: Person;
  let receipt: string;
  let reference: string;

  const begins = doneOnce({ releases: 'when-told' }, async (office) => {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara, petra] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja');
    const filed = await filesWithHr(maja, { what: 'Min chef straffar mig.' });
    await office.releases();
    return { karin, sara, petra, maja, ...filed };
  });
  beforeEach(async () => {
    ({ office, karin, sara, petra, maja, receipt, reference } = await begins());
  });
  afterEach(() => closesWell(office));

  const opensForm = async (officer: Person = sara): Promise<View> => {
    await opensThread(officer, reference);
    return officer.presses('desk_move');
  };
  const idsOf = async (): Promise<string[]> =>
    (await office.people.ofDesk('whistleblowing')).map(({ id }) => id);
  const database = () => office.location;
  const nothingIsMoved = async (): Promise<void> => {
    expect((await storedAudit(database())).map(({ event }) => event)).not.toContain('thread_moved');
    await office.releases();
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    expect(await petra.opens('desk')).toMatchObject({ name: 'desk_queue', total: 1 });
  };

  it('is done once by the same press, before the release and after it', async () => {
    await opensForm();
    const form = sara.shown;
    for (const again of [false, true]) {
      sara.shown = form;
      expect(await sara.presses('desk_do_move')).toMatchObject({ what: 'moved', again });
    }
    await office.releases();
    sara.shown = form;
    expect(await sara.presses('desk_do_move')).toMatchObject({ what: 'moved', again: true });
  });

  it('carries a long thread whole and in order, and leaves no row of it', async () => {
    const texts = Array.from({ length: 9 }, (_, index) => `Ord ${index + 1}`);
    for (const text of texts) {
      await opensReport(maja, receipt);
      await maja.presses('send', { text });
      await office.releases();
      await does(sara, reference, 'reply', { text: `SVAR PÅ ${text}` });
      await office.releases();
    }
    await opensForm();
    await sara.presses('desk_do_move');
    await office.releases();
    const bodies: string[] = [];
    let view: View = await opensThread(karin, reference);
    for (;;) {
      if (view.name !== 'desk_thread') throw new Error(view.name);
      bodies.unshift(
        ...view.page.items.map(({ body }) => wordsOf(body.kind === 'by_hr' ? body.body : body)),
      );
      if (!view.page.earlier) break;
      view = await karin.presses('desk_earlier');
    }
    const said = texts.flatMap((text) => [text, `SVAR PÅ ${text}`]);
    expect(bodies).toEqual(['report', ...said, 'moved']);
    await opensReport(maja, receipt);
    expect(maja.reads()).toContain('SVAR PÅ Ord 9');
    expect((await storedCounts(database())).message).toBe(bodies.length);
    await opensReport(maja, receipt);
    await maja.presses('send', { text: 'Efteråt.' });
    await office.releases();
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Efteråt.');
  });

  it('waits for no words of HR’s own: it says how many are taken back, and nobody reads them', async () => {
    for (const text of ['HAR INTE KOMMIT UT', 'INTE DET HELLER']) {
      await does(sara, reference, 'reply', { text });
    }
    await opensForm();
    expect(sara.shown.view).toMatchObject({ name: 'desk_move', dropped: 2 });
    expect(sara.reads()).toContain('Skickat men inte ute än: 2. Det tas tillbaka');
    expect(await sara.presses('desk_do_move')).toMatchObject({ name: 'desk_done' });
    await office.releases();
    await opensThread(karin, reference);
    expect(karin.shown.view).toMatchObject({ name: 'desk_thread', moved: true, pending: 0 });
    await opensReport(maja, receipt);
    for (const reader of [karin, maja]) expect(reader.reads()).not.toMatch(/KOMMIT UT|HELLER/);
  });

  it('drops nothing that a colleague has sent since the form was opened', async () => {
    await opensForm();
    await does(petra, reference, 'reply', { text: 'Vi läser.' });
    expect(await sara.presses('desk_do_move')).toMatchObject({ name: 'desk_move', dropped: 1 });
    expect(sara.shown.remark).toBe('changed_meanwhile');
    await nothingIsMoved();
  });

  it('asks whether nobody is involved any more, and is done when it is sent so again', async () => {
    await opensForm();
    const [involved = ''] = await idsOf();
    await sara.presses('desk_thread', { involved });
    await sara.presses('desk_move');
    expect(sara.shown.fields).toMatchObject({ involved });
    // Looking something up with a list that came back empty unnames nobody.
    await sara.presses('desk_thread', { involved: '' });
    await sara.presses('desk_move');
    const form = sara.shown;
    for (let times = 0; times < 2; times++) {
      sara.shown = form;
      await sara.forges('desk_do_move');
      expect(sara.shown).toMatchObject({ remark: 'unticked', fields: { involved: '' } });
    }
    await nothingIsMoved();
    expect(await sara.presses('desk_do_move', { involved: '' })).toMatchObject({
      name: 'desk_done',
    });
  });

  it('keeps whoever is ticked again after that question', async () => {
    await opensForm();
    const [involved = ''] = await idsOf();
    await sara.presses('desk_thread', { involved });
    await sara.presses('desk_move');
    await sara.presses('desk_do_move', { involved: '' });
    expect(await sara.presses('desk_do_move', { involved })).toMatchObject({ name: 'desk_done' });
    await office.releases();
    const members = await office.people.ofDesk('whistleblowing');
    const named = members.find(({ id }) => id === involved)?.title;
    await karin.opens('desk');
    const isKarin = named === 'Kommunjurist';
    expect(karin.shown.view).toMatchObject({ total: isKarin ? 0 : 1 });
  });

  it('does not lose what a colleague was writing: it stands there to be copied', async () => {
    await opensThread(petra, reference);
    await petra.presses('desk_reply');
    await opensForm();
    await sara.presses('desk_do_move');
    expect(await petra.presses('desk_do_reply', { text: 'Ett långt svar.' })).toMatchObject({
      name: 'desk_reply',
    });
    expect(petra.shown.remark).toBe('changed_meanwhile');
    await office.releases();
    expect(await petra.presses('desk_do_reply')).toMatchObject({ name: 'desk_reply' });
    expect(petra.shown).toMatchObject({ remark: 'gone', fields: { text: 'Ett långt svar.' } });
    expect(await petra.presses('desk_thread')).toMatchObject({ name: 'desk_queue', total: 0 });
    expect(petra.shown.remark).toBe('gone');
    expect(await office.releasesNothing()).toBe(true);
  });
});
