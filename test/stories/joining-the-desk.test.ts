import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, tries } from '../support/people/report';

describe('joining the desk', () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openVissla();
  });
  afterEach(() => office.close());

  it('keeps intake closed, with the phone number, until two people belong', async () => {
    const maja = office.person('Maja');
    expect(await maja.opens()).toMatchObject({ name: 'start', intake: 'closed' });
    expect(maja.reads()).toContain('031-390 06 10');
    await expect(maja.presses('report')).rejects.toThrow('no button "report"');

    await office.staff('Kommunjurist');
    expect(await maja.opens()).toMatchObject({ name: 'start', intake: 'closed' });
    await office.staff('Säkerhetssamordnare');
    expect(await maja.opens()).toMatchObject({ name: 'start', intake: 'open' });
  });

  it('admits the first two at once and lets members decide about the rest', async () => {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [third] = await office.staff('Ekonomichef');
    expect(third.shown.view).toEqual({ name: 'joined', desk: 'whistleblowing', admitted: false });
    expect(await third.opens('desk')).toEqual({ name: 'desk_not_a_member' });

    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', waiting: 1 });
    const people = await karin.presses('desk_people');
    if (people.name !== 'desk_people') throw new Error(people.name);
    expect(people.waiting.map((p) => p.title)).toEqual(['Ekonomichef']);
    await karin.presses('desk_approve', { person: people.waiting[0]!.id });
    expect(karin.shown).toMatchObject({ remark: 'approved', view: { waiting: [] } });
    expect(await third.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
  });

  it('refuses used, mistyped and expired codes alike, and one person joins once', async () => {
    const code = await office.invite('Kommunjurist');
    const karin = office.person('Karin');
    await tries(karin, `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
    expect(karin.shown).toMatchObject({ remark: 'code_refused', view: { name: 'code' } });
    // As somebody types it from a note: lower case, in groups, O for 0.
    const typed = (code.toLowerCase().match(/.{4}/g) ?? []).join('-').replaceAll('0', 'o');
    expect(await karin.enters(typed)).toMatchObject({
      name: 'joined',
      admitted: true,
    });
    await tries(karin, await office.invite('En gång till'));
    expect(karin.shown.remark).toBe('already_member');
    const daniel = office.person('Daniel');
    await tries(daniel, code);
    expect(daniel.shown.remark).toBe('code_refused');
    const late = await office.invite('Sen');
    office.clock.advance({ days: 1, minutes: 1 });
    await tries(daniel, late);
    expect(daniel.shown.remark).toBe('code_refused');
    expect(daniel.shown.fields.code).toBe(late);
  });

  it('says calmly that it did not work where a messenger’s address is too long to be kept', async () => {
    const code = await office.invite('Kommunjurist');
    const far = office.person('Långt borta');
    const { address } = far.who;
    Object.assign(far.who, { address: 'a'.repeat(3501) });
    await tries(far, code);
    expect(far.shown).toMatchObject({ remark: 'failed', view: { name: 'code' } });
    expect(office.journal.faults).toEqual([
      { module: 'reporter', error: expect.objectContaining({ code: 'seal_size' }) as unknown },
    ]);
    // Nothing of it is stored, and the invitation is still good.
    Object.assign(far.who, { address });
    expect(await tries(far, code)).toMatchObject({ name: 'joined', admitted: true });
  });

  it('opens the desk to a member whose address has become too long, and keeps the one before', async () => {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const { address } = karin.who;
    Object.assign(karin.who, { address: 'a'.repeat(3501) });
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue' });
    expect(office.journal.faults).toEqual([
      { module: 'desk', error: expect.objectContaining({ code: 'seal_size' }) as unknown },
    ]);
    await files(office.person('Maja'), 'En sak.');
    await office.releases();
    expect(office.notices.map((notice) => notice.address)).toContain(address);
  });

  it('stops a removed member at once, in the middle of reading', async () => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await files(office.person('Maja'), 'Hemligheten');
    await office.releases();
    const queue = await daniel.opens('desk');
    const thread = queue.name === 'desk_queue' ? queue.items[0]!.thread : '';
    const member = await office.people.find(daniel.who);
    expect(await office.people.remove(member!.id, [])).toBe('removed');
    expect(await daniel.presses('desk_open', { thread })).toEqual({ name: 'desk_not_a_member' });
    expect(daniel.reads()).not.toContain('Hemligheten');
    const last = await office.people.find(karin.who);
    expect(await office.people.remove(last!.id, [])).toBe('last');
  });
});
