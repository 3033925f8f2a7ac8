import type { Who } from '../../bot/ports/people';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensThread, tries } from '../support/people/report';

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
      await office.passes();
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
