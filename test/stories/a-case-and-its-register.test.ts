import type { ButtonName } from '../../bot/domain/buttons';
import type { DeskView } from '../../bot/domain/desk-view';
import type { Fields } from '../../bot/domain/fields';
import type { MemberId } from '../../bot/domain/ids';
import { storedCounts } from '../support/databases/stored-rows';
import { daysOfUpkeep } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  closing,
  does,
  files,
  filesAbout,
  filesWithHr,
  looksFor,
  opensThread,
} from '../support/people/report';

type Queue = Extract<DeskView, { name: 'desk_queue' }>;

describe('what a desk writes down of a case, and its register', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let sara: Person;
  let karinId: MemberId;
  let reference: string;

  beforeAll(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    [sara] = await office.staffHr('HR-chef', 'HR-partner');
    karinId = (await office.people.find(karin.who))!.id;
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    reference = await reports('En sak.');
  });

  const reports = async (what: string): Promise<string> => {
    const { reference: given } = await files(office.person('Maja'), what);
    await office.passes();
    return given;
  };
  const writes = async (member: Person, fields: Fields, of = reference): Promise<string> => {
    return (await does(member, of, 'case', fields)).name;
  };
  const lists = async (member: Person, filter: ButtonName): Promise<Queue> => {
    await member.opens('desk');
    const view = filter === 'desk_all' ? member.shown.view : await member.presses(filter);
    if (view.name !== 'desk_queue') throw new Error(`not the queue but ${view.name}`);
    return view;
  };
  const references = ({ items }: Queue): string[] => items.map((item) => item.reference);
  const finds = async (member: Person, typed: string) => {
    return looksFor(member, typed);
  };
  const closes = async (): Promise<void> => {
    await does(karin, reference, 'close', closing);
    await office.passes();
  };

  it('is in the thread and in the list at once, with who assessed it and when', async () => {
    const written = {
      number: ' KS  2026/123 ',
      subject: 'report_under_act',
      assignee: karinId,
      assessment: 'public_interest',
    };
    expect(await writes(karin, written)).toBe('desk_done');
    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain(
      'Diarienummer: KS 2026/123. Rapport enligt visselblåsarlagen. Ansvarig: Kommunjurist. ' +
        'Bedömning: Ja, missförhållande av allmänintresse.',
    );
    await daniel.presses('desk_case');
    const standing = { ...written, number: 'KS 2026/123', deputy: 'nobody' };
    expect(daniel.shown.fields).toEqual(standing);
    expect(daniel.reads()).toContain('Bedömt av Kommunjurist den 24 november 2026.');
    const { items } = await lists(daniel, 'desk_all');
    expect(items.find((item) => item.reference === reference)).toMatchObject({
      about: 'gain',
      case: { number: 'KS 2026/123', subject: 'report_under_act', assignee: 'Kommunjurist' },
    });
    expect(await office.events()).toContain('case_written');
    expect(office.journal.faults).toEqual([]);
  });

  it('keeps each assessment with day, member and reason, in the case and in a copy (OSL 4:1)', async () => {
    await writes(karin, { assessment: 'public_interest', why: 'Det gäller allas pengar.' });
    expect(await writes(daniel, { assessment: 'outside' })).toBe('desk_case');
    expect(daniel.shown).toMatchObject({ remark: 'assessment_why' });
    const changed = { assessment: 'outside', why: 'Beloppet var 40 kronor.' };
    expect(await writes(daniel, changed)).toBe('desk_done');
    // The same again is none.
    await writes(daniel, { ...changed, number: 'KS 2026/78', why: '' });
    const { page } = await opensThread(karin, reference);
    const noted = page.items.flatMap(({ day, body }) =>
      body.kind === 'note' ? [[day, body.author, body.assessed?.is, body.text]] : [],
    );
    expect(noted).toEqual([
      ['2026-11-24', 'Kommunjurist', 'public_interest', 'Det gäller allas pengar.'],
      ['2026-11-24', 'Utredare', 'outside', 'Beloppet var 40 kronor.'],
    ]);
    const head = 'Bedömning enligt lagen: Ja, missförhållande av allmänintresse';
    expect(karin.reads()).toContain(head);
    await karin.presses('desk_copy');
    await karin.presses('desk_do_copy', { copying: 'without_notes' });
    for (const words of [head, 'Det gäller allas pengar.', 'Beloppet var 40 kronor.'])
      expect(karin.reads()).toContain(words);
  });

  it('keeps who assessed it while others change the rest, and forgets it with the assessment', async () => {
    await writes(karin, { assessment: 'outside' });
    await writes(daniel, { number: 'KS 2026/9' });
    expect(karin.shown.view.name).toBe('desk_done');
    await opensThread(karin, reference);
    await karin.presses('desk_case');
    expect(karin.reads()).toContain('Bedömt av Kommunjurist');
    await writes(daniel, { assessment: 'not_yet', why: 'Fel ärende.' });
    await opensThread(karin, reference);
    await karin.presses('desk_case');
    expect(karin.reads()).not.toContain('Bedömt av');
  });

  it('is not overwritten by a colleague who had not seen it', async () => {
    for (const member of [karin, daniel]) {
      await opensThread(member, reference);
      await member.presses('desk_case');
    }
    await karin.presses('desk_do_case', { ...karin.shown.fields, number: 'KS 2026/1' });
    await daniel.presses('desk_do_case', { ...daniel.shown.fields, number: 'KS 2026/2' });
    expect(daniel.shown).toMatchObject({
      view: { name: 'desk_case' },
      remark: 'changed_meanwhile',
      fields: { number: 'KS 2026/1' },
    });
    const sent = { ...daniel.shown.fields, number: 'KS 2026/2' };
    expect((await daniel.presses('desk_do_case', sent)).name).toBe('desk_done');
    expect((await finds(karin, 'ks2026/2')).name).toBe('desk_thread');
  });

  it.each([
    ['a number that is too long', { number: '1'.repeat(41) }, 'too_long'],
    ['somebody who is no member', { assignee: '0'.repeat(32) }, 'choose'],
  ] as const)('refuses %s, and keeps what was typed', async (_, fields, remark) => {
    expect(await writes(karin, fields)).toBe('desk_case');
    expect(karin.shown).toMatchObject({ remark, fields });
    await opensThread(karin, reference);
    expect(karin.reads()).not.toContain('Diarienummer:');
  });

  it('is one line where a part of its number finds it alone, and is not read by that', async () => {
    await writes(karin, { number: 'KS 2026/4321' });
    const before = (await office.events()).length;
    for (const part of ['2026/4321', '6/43', reference.slice(0, 5)])
      expect(await finds(daniel, part)).toMatchObject({
        name: 'desk_queue',
        items: [{ reference }],
      });
    expect((await office.events()).slice(before)).toEqual([]);
    expect((await finds(daniel, 'ks 2026/4321')).name).toBe('desk_thread');
  });

  it('is found by its number, and where several have it they are listed', async () => {
    await writes(karin, { number: 'KS 2026/77' });
    expect(await finds(daniel, ' ks 2026 / 77')).toMatchObject({ name: 'desk_thread', reference });
    const other = await reports('Samma sak.');
    await writes(daniel, { number: 'KS 2026/77' }, other);
    const view = await finds(karin, 'KS 2026/77');
    expect(view).toMatchObject({ name: 'desk_queue', filter: 'found', total: 2 });
    expect(references(view as Queue).sort()).toEqual([reference, other].sort());
    await finds(karin, 'BN 2026/77');
    expect(karin.shown).toMatchObject({
      view: { name: 'desk_queue', items: [] },
      remark: 'unknown_reference',
    });
    expect(karin.reads()).toContain('Inget ärende med BN 2026/77 i din kö.');
    expect(await finds(karin, '2026/77')).toMatchObject({ filter: 'found', total: 2 });
    await writes(daniel, { number: '' }, other);
    expect((await finds(karin, 'KS 2026/77')).name).toBe('desk_thread');
  });

  it('is shown by its number to nobody who must not know of it, nor to another desk', async () => {
    const filed = await filesAbout(office.person('Omar'), ['Utredare'], 'Utredaren tar mutor.');
    await office.passes();
    const involved = (await office.people.find(daniel.who))!.id;
    await writes(karin, { number: 'KS 2026/500' }, filed.reference);
    expect((await finds(karin, 'KS 2026/500')).name).toBe('desk_thread');
    await finds(daniel, 'KS 2026/500');
    const unknown = daniel.shown;
    await finds(daniel, 'KS 2026/501');
    expect({ ...unknown.view, number: '' }).toEqual({ ...daniel.shown.view, number: '' });
    expect(unknown.remark).toBe(daniel.shown.remark);
    await finds(sara, 'KS 2026/500');
    expect(sara.shown.remark).toBe('unknown_reference');
    // Whoever is shut out cannot be made to look after it either.
    expect(await writes(karin, { assignee: involved }, filed.reference)).toBe('desk_case');
  });

  it('is among the closed ones of its month, and leads back to the open ones', async () => {
    await writes(karin, { number: 'KS 2026/88' });
    await closes();
    const view = await lists(karin, 'desk_closed');
    expect(view).toMatchObject({ filter: 'closed', month: '2026-11' });
    expect(view.items.find((item) => item.reference === reference)).toMatchObject({
      status: 'closed',
      closedOn: '2026-11-24',
      case: { number: 'KS 2026/88' },
    });
    expect(karin.reads()).toContain('Avslutade i november 2026');
    await karin.presses('desk_earlier');
    expect(karin.shown.view).toMatchObject({ month: '2026-10', items: [] });
    expect(karin.reads()).toContain('Inga ärenden.');
    await karin.presses('desk_later');
    expect(karin.shown.view).toMatchObject({ month: '2026-11' });
    await expect(karin.presses('desk_later')).rejects.toThrow('no button "desk_later"');
    await karin.presses('desk_all');
    expect(references(karin.shown.view as Queue)).not.toContain(reference);
    // A closed case can still be written about.
    expect(await writes(karin, { number: 'KS 2026/89' })).toBe('desk_done');
  });

  it('goes with its thread: when HR moves it, and when it is erased', async () => {
    const rows = async (): Promise<number> =>
      (await storedCounts(office.location)).case_record ?? -1;
    const moved = await filesWithHr(office.person('Maja'), { what: 'En sak om mig.' });
    await office.passes();
    const before = await rows();
    await writes(sara, { number: 'HR 2026/1', subject: 'hr_matter' }, moved.reference);
    expect(await rows()).toBe(before + 1);
    await does(sara, moved.reference, 'move');
    await office.passes();
    expect(await rows()).toBe(before);

    await writes(karin, { number: 'KS 2026/99' });
    await closes();
    expect(await rows()).toBe(before + 1);
    office.clock.advance({ days: 702 });
    await daysOfUpkeep(office, 6);
    expect(await finds(karin, reference)).toMatchObject({ name: 'desk_queue' });
    expect(await rows()).toBeLessThan(before + 1);
  });
});
