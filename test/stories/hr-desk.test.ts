import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { comesBeforePass, quietPass } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToVerdict,
  does,
  filesWithHr,
  opensReport,
  opensThread,
  tries,
} from '../support/people/report';
import { type Said, said } from '../support/people/said';

const texts = { sv, en };

describe.each(['sv', 'en'] as const)('a matter about one person, in %s', (locale) => {
  const t = texts[locale];
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  beforeEach(async () => {
    office = await openVissla();
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja', locale);
  });
  afterEach(() => office.close());

  const idOfReceiver = async (): Promise<string> =>
    (await office.people.ofDesk('whistleblowing'))[0]?.id ?? '';
  const comesToTheVerdict = async (answers: Said = said.own, involved = ''): Promise<void> => {
    await comesToGuide(maja);
    await comesToVerdict(maja, answers, involved);
  };

  describe('with HR there', () => {
    let sara: Person;
    beforeEach(async () => {
      [sara] = await office.staffHr('HR-chef', 'HR-partner');
    });

    it('has three equal ways, and says first what HR cannot promise', async () => {
      await comesToTheVerdict();
      expect(maja.shown.view).toMatchObject({ name: 'verdict', route: 'hr', hr: 'offered' });
      expect(maja.reads()).toContain(t.verdict.hrSecrecy);
      const others = await maja.presses('others');
      expect(others).toEqual({ name: 'others' });
      expect(maja.reads()).toContain('Lena Sund');
      expect(await maja.presses('back')).toMatchObject({ name: 'verdict' });
      expect(await maja.presses('anyway')).toMatchObject({ name: 'receipt' });
    });

    it('goes to HR, is read there, answered and read again', async () => {
      const { receipt, reference } = await filesWithHr(maja, { what: 'Min chef fryser ut mig.' });
      expect(maja.shown.view).toMatchObject({
        deadlines: { desk: 'hr', answerBy: '2026-11-27' },
      });
      expect(maja.reads()).not.toContain(t.filed.feedback.split('{')[0]);
      await office.releases();
      expect(office.notices.map(({ address }) => address).sort()).toEqual([
        expect.stringContaining('HR-chef'),
        expect.stringContaining('HR-partner'),
      ]);
      await karin.opens('desk');
      expect(karin.shown.view).toMatchObject({ name: 'desk_queue', total: 0 });
      expect(await karin.presses('desk_find', { reference })).toMatchObject({ name: 'desk_queue' });

      const thread = await opensThread(sara, reference);
      expect(thread).toMatchObject({
        desk: 'hr',
        excerpt: false,
        due: { what: 'answer', by: '2026-11-27', overdue: false },
      });
      expect(sara.reads()).toContain('Min chef fryser ut mig.');
      await sara.presses('desk_reply');
      await sara.presses('desk_do_reply', { text: 'Tack.' });
      expect(sara.shown.view).toMatchObject({ name: 'desk_done', what: 'reply' });
      await office.releases();
      await does(sara, reference, 'reply', { text: 'Vill du träffa oss på fredag?' });
      await office.releases();

      const read = await opensReport(maja, receipt);
      expect(read).toMatchObject({ status: 'answered', overdue: [], moved: false });
      expect(maja.reads()).toContain('Vill du träffa oss på fredag?');
      expect(maja.reads()).toContain('HR');
      await maja.presses('send', { text: 'Ja, på fredag.' });
      expect(maja.shown.view).toMatchObject({ name: 'sent', desk: 'hr' });
      await office.releases();
      await opensThread(sara, reference);
      expect(sara.reads()).toContain('Ja, på fredag.');
    });

    // The words were read by now; what follows is the same in both languages.
    if (locale !== 'sv') return;

    it('is overdue by HR’s own clock, and points to others who help', async () => {
      const { receipt, reference } = await filesWithHr(maja, { what: 'Jag får inte semester.' });
      await office.releases();
      office.clock.advance({ days: 3 });
      await opensThread(sara, reference);
      expect(sara.shown.view).toMatchObject({ due: { overdue: false } });
      office.clock.advance({ days: 1 });
      await opensThread(sara, reference);
      expect(sara.shown.view).toMatchObject({ due: { what: 'answer', overdue: true } });
      expect(await opensReport(maja, receipt)).toMatchObject({ overdue: ['answer'] });
      expect(maja.reads()).toContain('Lena Sund');
    });

    it('is redirected with a ready text, after HR has said what became of the duty to investigate', async () => {
      const { receipt, reference } = await filesWithHr(maja, { what: 'Någon skickar bilder.' });
      await office.releases();
      await opensThread(sara, reference);
      await sara.presses('desk_redirect');
      expect(sara.shown.view).toMatchObject({
        targets: expect.not.arrayContaining(['hr']) as string[],
      });
      await sara.presses('desk_redirect_to', { target: 'safetyRepresentative' });
      expect(sara.reads()).toContain('Lena Sund');
      await sara.presses('desk_do_redirect');
      expect(sara.shown).toMatchObject({
        remark: 'choose',
        view: { name: 'desk_redirect_text', investigation: true },
      });
      await sara.presses('desk_do_redirect', { investigation: 'begun' });
      expect(sara.shown.view).toMatchObject({ name: 'desk_done', what: 'redirected' });
      await office.releases();
      expect(await opensReport(maja, receipt)).toMatchObject({ status: 'redirected' });
      expect(maja.reads()).toContain('Lena Sund');
      await maja.presses('send', { text: 'Tack, jag ringer henne.' });
      await office.releases();
      await opensThread(sara, reference);
      expect(sara.reads()).toContain('Tack, jag ringer henne.');
    });

    it('is closed with HR’s own reasons, and opened again', async () => {
      const { receipt, reference } = await filesWithHr(maja, { what: 'Hur många dagar har jag?' });
      await office.releases();
      await does(sara, reference, 'close', { reason: 'answered', text: 'Du har 28 dagar.' });
      expect(sara.shown.remark).toBe('choose');
      expect(sara.shown.fields).toMatchObject({ reason: 'answered', text: 'Du har 28 dagar.' });
      await sara.presses('desk_do_close', { investigation: 'neither' });
      await office.releases();
      expect(await opensReport(maja, receipt)).toMatchObject({ status: 'closed' });
      await does(sara, reference, 'reopen', { text: 'Vi öppnar det igen.' });
      await office.releases();
      expect(await opensReport(maja, receipt)).toMatchObject({ status: 'answered' });
      expect(maja.reads()).toContain('Vi öppnar det igen.');
      const events = await office.events();
      expect(events).toEqual(expect.arrayContaining(['thread_closed', 'thread_reopened']));
    });

    it('is hidden from an HR officer who has stepped down, and who comes back', async () => {
      const { reference } = await filesWithHr(maja, { what: 'Det gäller HR-chefens vän.' });
      await office.releases();
      await does(sara, reference, 'step_down', { cause: 'Släkt.' });
      await office.releases();
      expect(await sara.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
      expect(await sara.presses('desk_find', { reference })).toMatchObject({ name: 'desk_queue' });
    });

    it.each(['injury', 'child', 'opinion', 'repair', 'gain'] as const)(
      'does not offer HR for what belongs to another way: %s',
      async (what) => {
        await comesToTheVerdict(said[what]);
        expect(maja.shown.view).toMatchObject({ name: 'verdict', hr: 'withheld' });
        await expect(maja.presses('to_hr')).rejects.toThrow('no button');
      },
    );

    it.each([
      ['management', () => 'management'],
      ['HR', () => 'hr'],
      ['a receiver', idOfReceiver],
    ])('withholds HR where %s is involved', async (_, involved) => {
      await comesToTheVerdict(said.own, await involved());
      expect(maja.shown.view).toMatchObject({ name: 'verdict', hr: 'withheld' });
      await expect(maja.presses('to_hr')).rejects.toThrow('no button');
      expect(maja.reads()).not.toContain('hr@exempelby.example');
      await maja.presses('others');
      expect(maja.reads()).not.toContain('hr@exempelby.example');
    });

    it('files nothing with an HR that has become empty meanwhile, and keeps the text', async () => {
      comesBeforePass(office);
      await comesToTheVerdict();
      const view = await maja.presses('to_hr');
      if (view.name !== 'receipt') throw new Error(view.name);
      await maja.presses('next', { group: view.receipt.slice(-4) });
      await quietPass(office, 60);
      for (const { id } of await office.people.ofDesk('hr')) {
        expect(await office.people.remove(id, [])).toBe('removed');
      }
      await maja.presses('file', { what: 'Min chef fryser ut mig.' });
      expect(maja.shown).toMatchObject({
        remark: 'hr_empty',
        view: { name: 'story' },
        fields: { what: 'Min chef fryser ut mig.' },
      });
      expect(await office.releasesNothing()).toBe(true);
    });

    it('belongs to one desk only, and so do people', async () => {
      await tries(karin, await office.invite('HR-chef', 'hr'));
      expect(karin.shown.remark).toBe('already_member');
    });
  });

  it('shows HR’s contact while HR’s desk is empty', async () => {
    await comesToTheVerdict();
    expect(maja.shown.view).toMatchObject({ name: 'verdict', hr: 'empty' });
    await expect(maja.presses('to_hr')).rejects.toThrow('no button');
    expect(maja.reads()).toContain('hr@exempelby.example');
  });

  it.each([
    [said.child, ['031-390 06 60', '031-390 06 70']],
    [{ about: 'care', detail: 'adult' }, ['031-390 06 62', '114 14']],
    [{ about: 'care', detail: 'peers' }, ['031-390 06 70', '031-390 06 75']],
    [{ about: 'accident', detail: 'care' }, ['031-390 06 75', '031-390 06 70']],
    [{ about: 'data', detail: 'slip' }, ['031-390 06 40']],
    [{ about: 'gain', detail: 'stolen' }, ['114 14']],
    [said.injury, ['Lena Sund']],
    [{ about: 'danger', detail: 'unseen' }, ['Lena Sund']],
  ] as const)(
    'tells whom to tell today when another unit is responsible: %j',
    async (answers, contacts) => {
      await comesToTheVerdict(answers);
      expect(maja.shown.view).toMatchObject({ route: 'responsible_unit', hr: 'withheld' });
      expect(maja.reads()).toMatch(locale === 'sv' ? /i dag/ : /today/);
      for (const contact of contacts) expect(maja.reads()).toContain(contact);
    },
  );
});

it('refuses a redirect to a contact that is not set, and keeps the thread', async () => {
  const office = await openVissla({
    staffed: true,
    contacts: new Set(['phone', 'meeting', 'outsideContact', 'union']),
  });
  const [sara] = await office.staffHr('HR-chef');
  const { reference } = await filesWithHr(office.person('Maja'), { what: 'Min chef skriker.' });
  await office.releases();
  await opensThread(sara, reference);
  await sara.presses('desk_redirect');
  expect(sara.shown.view).toMatchObject({ targets: ['union'] });
  await sara.presses('desk_redirect_to', { target: 'school' });
  expect(sara.shown).toMatchObject({ remark: 'no_contact', view: { name: 'desk_redirect' } });
  await office.close();
});
