import sv from '../../adaptive-cards/texts/sv.json';
import type { MemberId } from '../../bot/domain/ids';
import { queueOf, quietPass } from '../support/days-pass';
import { doneOnce } from '../support/done-once';
import type { Person, TestVissla } from '../support/open-vissla';
import { does, files, filesAbout, opensReport, opensThread } from '../support/people/report';
import { said } from '../support/people/said';

describe.each(['sv', 'en'] as const)('from the handlers to HR, in %s', (locale) => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let sara: Person;
  let petra: Person;
  let receipt: string;
  let reference: string;
  const begins = doneOnce({}, async (office) => {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara, petra] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja', locale);
    const filed = await files(maja, 'Min chef skriker åt mig varje dag.', said.doubt);
    await office.releases();
    return { karin, sara, petra, maja, ...filed };
  });
  beforeEach(async () => {
    ({ office, karin, sara, petra, maja, receipt, reference } = await begins());
  });
  afterEach(() => office.close());

  const asks = async (): Promise<void> => {
    await does(karin, reference, 'ask_hr');
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'hr_asked' });
    await office.releases();
  };
  const answers = async (answer: 'hr_yes' | 'hr_no'): Promise<void> => {
    await opensReport(maja, receipt);
    await maja.presses(answer);
    expect(maja.shown.view).toMatchObject({ name: 'sent' });
    await office.releases();
  };
  const gives = (fields = {}) =>
    does(karin, reference, 'give_hr', {
      excerpt: 'Någon skriker åt en anställd.',
      ...fields,
    });
  const excerptOf = async (officer: Person) => (await queueOf(officer))[0] ?? '';

  it('goes only after a yes, as a thread of its own, and HR’s answers come back as notes', async () => {
    await asks();
    const asked = await opensReport(maja, receipt);
    expect(asked.hr?.answer).toBeUndefined();
    expect([...(asked.hr?.readers ?? [])].sort()).toEqual(['HR-chef', 'HR-partner']);
    for (const title of ['HR-chef', 'HR-partner']) expect(maja.reads()).toContain(title);
    await answers('hr_yes');
    expect((await opensReport(maja, receipt)).hr).toMatchObject({ answer: 'yes' });
    const thread = await opensThread(karin, reference);
    expect(thread).toMatchObject({ hr: 'yes' });
    const form = await karin.presses('desk_give_hr');
    expect(form).toMatchObject({ name: 'desk_give_hr', reader: 'reporter' });
    expect(karin.shown.fields.excerpt).toBeUndefined();
    await gives();
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'given_to_hr' });
    await office.releases();

    const told = await opensReport(maja, receipt);
    expect(told.hr).toBeUndefined();
    expect(told.page.items.at(-1)?.body).toMatchObject({ kind: 'handed_over', to: 'hr' });

    const atHr = await excerptOf(sara);
    expect(atHr).not.toBe(reference);
    const excerpt = await opensThread(sara, atHr);
    expect(excerpt).toMatchObject({ excerpt: true, desk: 'hr', due: { what: 'answer' } });
    expect(excerpt.may).not.toContain('move');
    expect(excerpt.may).not.toContain('redirect');
    expect(sara.reads()).toContain('Någon skriker åt en anställd.');
    expect(sara.reads()).not.toContain('Min chef skriker');
    expect(sara.reads()).not.toContain(reference);
    await sara.presses('desk_find', { reference }).catch(() => undefined);
    await opensThread(sara, atHr);
    await sara.presses('desk_reply');
    expect(sara.shown.view).toMatchObject({ reader: 'handlers' });
    await sara.presses('desk_do_reply', { text: 'Vilken enhet gäller det?' });
    office.notices.length = 0;
    await office.releases();

    expect(office.notices.map(({ address }) => address)).toEqual(
      expect.arrayContaining([expect.stringContaining('Kommunjurist')]),
    );
    const queue = await karin.opens('desk');
    expect(queue).toMatchObject({ items: [{ reference, news: true }] });
    const answered = await opensThread(karin, reference);
    expect(answered.hr).toBe('answered');
    expect(karin.reads()).toContain('Vilken enhet gäller det?');
    expect(answered.page.items.filter(({ body }) => body.kind === 'note')).toHaveLength(2);
    await opensReport(maja, receipt);
    expect(maja.reads()).not.toContain('Vilken enhet gäller det?');

    await opensThread(karin, reference);
    await karin.presses('desk_write_hr');
    expect(karin.shown.view).toMatchObject({ reader: 'hr' });
    await karin.presses('desk_do_write_hr', { text: 'Lagret.' });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'written_to_hr' });
    await office.releases();
    await opensThread(sara, atHr);
    expect(sara.reads()).toContain('Lagret.');
    expect(await opensThread(karin, reference)).toMatchObject({ hr: 'given' });
    expect(office.journal.faults).toEqual([]);
    expect(await office.events()).toEqual(
      expect.arrayContaining(['hr_consent_asked', 'excerpt_given_to_hr', 'message_sent_to_hr']),
    );
  });

  // The words were read by now; what follows is the same in both languages.
  if (locale !== 'en') return;

  it('tells the handlers why HR closed it, and what became of the duty to investigate', async () => {
    await asks();
    await answers('hr_yes');
    await gives();
    await office.releases();
    await does(sara, await excerptOf(sara), 'close', {
      reason: 'confirmed',
      investigation: 'begun',
      text: 'Chefen har fått en tillsägelse.',
    });
    await office.releases();
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Chefen har fått en tillsägelse.');
    expect(karin.reads()).toContain(sv.closeReasons.confirmed);
    expect(karin.reads()).toContain(sv.investigations.begun);
    await opensReport(maja, receipt);
    expect(maja.reads()).not.toContain('tillsägelse');
  });

  it('does not go after a no, and may after a yes that follows it', async () => {
    await asks();
    await answers('hr_no');
    const refused = await opensThread(karin, reference);
    expect(refused).toMatchObject({ hr: 'no' });
    expect(refused.may).not.toContain('give_hr');
    expect(refused.may).toContain('ask_hr');
    await opensReport(maja, receipt);
    await maja.presses('hr_yes');
    await office.releases();
    expect((await opensThread(karin, reference)).may).toContain('give_hr');
  });

  it('takes a yes in a thread that was closed meanwhile, and brings it back', async () => {
    await asks();
    await opensReport(maja, receipt);
    await does(karin, reference, 'close', { reason: 'single_person', why: 'Vi avslutar.' });
    await office.releases();
    // Pressed in a dialog that was opened before the closing.
    await maja.presses('hr_yes');
    expect(maja.shown.view).toMatchObject({ name: 'sent' });
    await office.releases();
    expect(await karin.opens('desk')).toMatchObject({ items: [{ reference, news: true }] });
    expect(await opensThread(karin, reference)).toMatchObject({ status: 'closed', hr: 'yes' });
    expect((await opensReport(maja, receipt)).hr).toMatchObject({ answer: 'yes' });
    await gives();
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'given_to_hr' });
    await office.releases();
    expect(await sara.opens('desk')).toMatchObject({ total: 1 });
  });

  it('stays hidden from the HR officer whom the handler names', async () => {
    await asks();
    await answers('hr_yes');
    const people = await office.people.ofDesk('hr');
    const idOf = (title: string): MemberId =>
      people.find((person) => person.title === title)?.id ?? ('' as MemberId);
    await gives({ involved: people.map(({ id }) => id).join(',') });
    expect(karin.shown).toMatchObject({
      remark: 'nobody_left',
      fields: { excerpt: 'Någon skriker åt en anställd.' },
    });
    await gives({ involved: idOf('HR-chef') });
    office.notices.length = 0;
    await office.releases();
    expect(await sara.opens('desk')).toMatchObject({ total: 0 });
    expect(await petra.opens('desk')).toMatchObject({ total: 1 });
    const atHr = await excerptOf(petra);
    expect(await sara.presses('desk_find', { reference: atHr })).toMatchObject({
      name: 'desk_queue',
    });
    expect(office.notices.map(({ address }) => address)).toEqual([
      expect.stringContaining('HR-partner'),
    ]);
  });

  it('is not offered where HR may be involved, nor while HR has nobody', async () => {
    const other = await filesAbout(office.person('Omar'), 'hr', 'Hon tar mutor.', said.doubt);
    await office.releases();
    expect((await opensThread(karin, other.reference)).may).not.toContain('ask_hr');
    await quietPass(office);
    for (const { id } of await office.people.ofDesk('hr')) await office.people.remove(id, []);
    const thread = await opensThread(karin, reference);
    expect(thread.may).not.toContain('ask_hr');
  });
});
