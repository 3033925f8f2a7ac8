import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, tries } from '../support/people/report';

describe('joining the desk', () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openVissla();
  });
  afterEach(() => office.close());

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
    await office.passes();
    expect(office.notices.map((notice) => notice.address)).toContain(address);
  });

  it('stops a removed member at once, in the middle of reading', async () => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await files(office.person('Maja'), 'Hemligheten');
    await office.passes();
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
