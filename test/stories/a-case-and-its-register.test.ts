import type { ButtonName } from '../../bot/domain/buttons';
import type { DeskView } from '../../bot/domain/desk-view';
import type { Fields } from '../../bot/domain/fields';
import type { MemberId } from '../../bot/domain/ids';
import { storedAudit, storedCounts } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToList,
  does,
  files,
  filesWithHr,
  opensThread,
} from '../support/people/report';
import { said } from '../support/people/said';

type Queue = Extract<DeskView, { name: 'desk_queue' }>;

describe('what a desk writes down of a case, and its register', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let sara: Person;
  let karinId: MemberId;
  let reference: string;
  const texts: Fields = { measures: 'Vi har begärt in fakturorna.', why: 'De stämde inte.' };

  beforeAll(async () => {
    office = await openVissla({ releases: 'when-told' });
    [karin, daniel] = (await office.staff('Kommunjurist', 'Utredare')) as [Person, Person];
    [sara] = (await office.staffHr('HR-chef', 'HR-partner')) as [Person, Person];
    const people = await office.people.ofDesk('whistleblowing');
    karinId = people.find(({ title }) => title === 'Kommunjurist')!.id;
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    reference = await reports('En sak.');
  });

  const reports = async (what: string): Promise<string> => {
    const { reference: given } = await files(office.person('Maja'), what);
    await office.releases();
    return given;
  };
  const writes = async (member: Person, fields: Fields, of = reference): Promise<string> => {
    await opensThread(member, of);
    await member.presses('desk_case');
    return (await member.presses('desk_do_case', { ...member.shown.fields, ...fields })).name;
  };
  const lists = async (member: Person, filter: ButtonName): Promise<Queue> => {
    await member.opens('desk');
    const view = filter === 'desk_all' ? member.shown.view : await member.presses(filter);
    if (view.name !== 'desk_queue') throw new Error(`not the queue but ${view.name}`);
    return view;
  };
  const references = ({ items }: Queue): string[] => items.map((item) => item.reference);
  const finds = async (member: Person, typed: string) => {
    await member.opens('desk');
    return member.presses('desk_find', { reference: typed });
  };
  const closes = async (): Promise<void> => {
    await opensThread(karin, reference);
    await karin.presses('desk_close');
    await karin.presses('desk_do_close', { ...karin.shown.fields, reason: 'confirmed', ...texts });
    await office.releases();
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
      'Diarienummer: KS 2026/123. Enligt visselblåsarlagen. Ansvarig: Kommunjurist. ' +
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
    const events = (await storedAudit(office.location)).map(({ event }) => event);
    expect(events).toContain('case_written');
    expect(office.journal.faults).toEqual([]);
  });

  it('keeps who assessed it while others change the rest, and forgets it with the assessment', async () => {
    await writes(karin, { assessment: 'outside' });
    await writes(daniel, { number: 'KS 2026/9' });
    expect(karin.shown.view.name).toBe('desk_done');
    await opensThread(karin, reference);
    await karin.presses('desk_case');
    expect(karin.reads()).toContain('Bedömt av Kommunjurist');
    await writes(daniel, { assessment: 'not_yet' });
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

  it('is found by its number, and where several have it they are listed', async () => {
    await writes(karin, { number: 'KS 2026/77' });
    expect(await finds(daniel, ' ks 2026 / 77')).toMatchObject({ name: 'desk_thread', reference });
    const other = await reports('Samma sak.');
    await writes(daniel, { number: 'KS 2026/77' }, other);
    const view = await finds(karin, 'KS 2026/77');
    expect(view).toMatchObject({ name: 'desk_queue', filter: 'found', total: 2 });
    expect(references(view as Queue).sort()).toEqual([reference, other].sort());
    await finds(karin, 'KS 2026/78');
    expect(karin.shown).toMatchObject({
      view: { name: 'desk_queue' },
      remark: 'unknown_reference',
    });
    await writes(daniel, { number: '' }, other);
    expect((await finds(karin, 'KS 2026/77')).name).toBe('desk_thread');
  });

  it('is shown by its number to nobody who must not know of it, nor to another desk', async () => {
    const employee = office.person('Omar');
    await comesToGuide(employee);
    const list = await comesToList(employee, said.gain);
    const involved = list.people.find(({ title }) => title === 'Utredare')!.id;
    await employee.presses('next', { involved });
    const receipt = await employee.presses('anyway');
    if (receipt.name !== 'receipt') throw new Error(receipt.name);
    await employee.presses('next', { group: receipt.receipt.slice(-4) });
    const filed = await employee.presses('file', { what: 'Utredaren tar mutor.' });
    if (filed.name !== 'filed') throw new Error(filed.name);
    await office.releases();
    await writes(karin, { number: 'KS 2026/500' }, filed.reference);
    expect((await finds(karin, 'KS 2026/500')).name).toBe('desk_thread');
    await finds(daniel, 'KS 2026/500');
    const unknown = daniel.shown;
    await finds(daniel, 'KS 2026/501');
    expect(unknown.view).toEqual(daniel.shown.view);
    expect(unknown.remark).toBe(daniel.shown.remark);
    await finds(sara, 'KS 2026/500');
    expect(sara.shown.remark).toBe('unknown_reference');
    // Whoever is shut out cannot be made to look after it either.
    expect(await writes(karin, { assignee: involved }, filed.reference)).toBe('desk_case');
  });

  it('answers to whose it is, what is new and for whom it waits', async () => {
    const other = await reports('En annan sak.');
    await writes(karin, { assignee: karinId });
    expect(references(await lists(karin, 'desk_mine'))).toContain(reference);
    expect(references(await lists(karin, 'desk_mine'))).not.toContain(other);
    expect(references(await lists(daniel, 'desk_mine'))).toEqual([]);
    await does(karin, reference, 'reply', { text: 'Tack.' });
    await office.releases();
    expect(references(await lists(karin, 'desk_new'))).not.toContain(reference);
    expect(references(await lists(karin, 'desk_new'))).toContain(other);
    expect(references(await lists(karin, 'desk_for_us'))).toContain(other);
    expect(references(await lists(karin, 'desk_for_reporter'))).toContain(reference);
    expect(references(await lists(karin, 'desk_overdue'))).toEqual([]);
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
    await office.releases();
    const before = await rows();
    await writes(sara, { number: 'HR 2026/1', subject: 'hr_matter' }, moved.reference);
    expect(await rows()).toBe(before + 1);
    await does(sara, moved.reference, 'move');
    await office.releases();
    expect(await rows()).toBe(before);

    await writes(karin, { number: 'KS 2026/99' });
    await closes();
    expect(await rows()).toBe(before + 1);
    office.clock.advance({ days: 702 });
    for (let day = 0; day < 6; day++) {
      office.clock.advance({ days: 1 });
      await office.vissla.tidy();
    }
    expect(await finds(karin, reference)).toMatchObject({ name: 'desk_queue' });
    expect(await rows()).toBeLessThan(before + 1);
  });
});
