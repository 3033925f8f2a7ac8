import type { Desk } from '../../bot/domain/ids';
import { staffDesks } from '../../bot/trial';
import { createOffice } from '../../office/office';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { appId, appPassword, tenant } from './open-office';

describe('the trial', () => {
  let v: TestVissla;
  const office = createOffice({
    appId,
    appPassword,
    tenant,
    publicUrl: () => 'http://localhost:3978',
    botEndpoint: () => 'http://localhost:3978/api/messages',
  });

  beforeEach(async () => {
    v = await openVissla();
  });
  afterEach(() => v.close());

  const staffs = () => staffDesks(office, v.stores, v.vissla);
  const membersOf = async (desk: Desk) => {
    const members = await v.stores.database.people.ofDesk(desk);
    expect(members.every(({ standing }) => standing === 'member')).toBe(true);
    return members;
  };
  const titlesOf = async (desk: Desk) => (await membersOf(desk)).map(({ title }) => title).sort();

  it('begins with two handlers and two HR officers, each on one desk', async () => {
    await staffs();
    expect(await titlesOf('whistleblowing')).toEqual(['Kommunjurist', 'Säkerhetssamordnare']);
    expect(await titlesOf('hr')).toEqual(['HR-chef', 'HR-partner']);
  });

  it('has the same people after every start', async () => {
    await staffs();
    const before = [await membersOf('whistleblowing'), await membersOf('hr')];
    await staffs();
    await staffs();
    expect([await membersOf('whistleblowing'), await membersOf('hr')]).toEqual(before);
  });

  it('staffs HR in the data of an older trial, and leaves its handlers as they are', async () => {
    await v.staff('Kommunjurist', 'Säkerhetssamordnare');
    const handlers = await membersOf('whistleblowing');
    await staffs();
    expect(await titlesOf('hr')).toEqual(['HR-chef', 'HR-partner']);
    expect(await membersOf('whistleblowing')).toEqual(handlers);
  });

  it('does not bring back whoever was removed', async () => {
    await staffs();
    const [removed] = await membersOf('hr');
    await v.stores.database.people.remove(removed!.id, []);
    await staffs();
    expect(await membersOf('hr')).toHaveLength(1);
  });

  it('knows where a notice for an HR officer goes, in the language of that person’s Teams', async () => {
    await staffs();
    const addresses = await v.stores.database.people.addresses('hr');
    const known = addresses.map(({ address }) => JSON.parse(address) as Record<string, string>);
    expect(known.map(({ locale }) => locale).sort()).toEqual(['en', 'sv']);
    expect(new Set(known.map(({ conversation }) => conversation)).size).toBe(2);
    for (const { serviceUrl } of known)
      expect(serviceUrl).toBe('http://localhost:3978/office/connector/');
  });
});
