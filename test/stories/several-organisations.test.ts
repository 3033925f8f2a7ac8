import type { Who } from '../../bot/ports/people';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensReport, opensThread, tries } from '../support/people/report';

const inTenant = (tenant: string, user: string): Who => ({
  messenger: 'teams',
  tenant,
  user,
  address: `address of ${user} in ${tenant}`,
});
const karin = inTenant('host', 'Karin');
const joins = async (office: TestVissla, who: Who, title: string): Promise<Person> => {
  const member = office.person(who);
  await tries(member, await office.invite(title));
  return member;
};

/** What visselblåsarlagen 5:4 allows: municipalities, and their companies, share a channel. */
describe('two organisations with an installation each, and receivers in common', () => {
  let north: TestVissla;
  let south: TestVissla;
  let inNorth: Person;
  let inSouth: Person;
  beforeAll(async () => {
    [north, south] = [await openVissla(), await openVissla()];
    inNorth = await joins(north, karin, 'Jurist');
    inSouth = await joins(south, karin, 'Jurist');
    for (const office of [north, south]) await office.staff('Utredare');
  });
  afterAll(async () => {
    await north.close();
    await south.close();
  });

  it('keep what is reported apart: nothing of one is found, opened or counted in the other', async () => {
    const maja = north.person('Maja');
    const { receipt, reference } = await files(maja, 'Något i norr.');
    await north.releases();
    await opensThread(inNorth, reference);
    expect(inNorth.reads()).toContain('Något i norr.');
    expect(await inSouth.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    await inSouth.presses('desk_find', { reference });
    expect(inSouth.shown.remark).toBe('unknown_reference');
    const lost = south.person('Maja');
    await tries(lost, receipt);
    expect(lost.shown.view.name).not.toBe('thread');
    expect(await opensReport(maja, receipt)).toMatchObject({ status: 'received' });
  });

  it('part by themselves: who leaves one receives in the other still', async () => {
    const [removed] = (await north.people.ofDesk('whistleblowing')).filter(
      ({ title }) => title === 'Jurist',
    );
    await north.people.remove(removed!.id, []);
    expect((await inNorth.opens('desk')).name).toBe('desk_not_a_member');
    expect((await inSouth.opens('desk')).name).toBe('desk_queue');
  });
});

describe('a municipality and its company in one installation', () => {
  let office: TestVissla;
  beforeAll(async () => {
    office = await openVissla();
  });
  afterAll(() => office.close());

  it('have one desk and one queue, and nothing says of which of them somebody wrote', async () => {
    const reader = await joins(office, karin, 'Jurist');
    await joins(office, inTenant('company', 'Nils'), 'Bolagsjurist');
    const references: string[] = [];
    for (const tenant of ['host', 'company']) {
      const employee = office.person(inTenant(tenant, 'Omar'));
      references.push((await files(employee, 'Samma ord.')).reference);
      await office.releases();
    }
    expect(await reader.opens('desk')).toMatchObject({ total: 2 });
    const read: object[] = [];
    for (const reference of references) {
      const { page, ...thread } = await opensThread(reader, reference);
      read.push({ ...thread, reference: '', words: page.items.map(({ body }) => body) });
    }
    expect(read[0]).toEqual(read[1]);
    expect(reader.reads()).toContain('Samma ord.');
    expect(reader.reads()).not.toMatch(/company|host/);
  });
});
