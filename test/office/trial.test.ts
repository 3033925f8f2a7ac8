import type { Desk } from '../../bot/domain/ids';
import { staffDesks } from '../../bot/start/staff-trial';
import { createOffice, type Office } from '../../office/office';
import type { Messenger } from '../../office/people';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { appId, appPassword, slackSettings, tenant } from './open-office';

describe('the trial', () => {
  let v: TestVissla;
  let office: Office;

  beforeEach(async () => {
    office = createOffice({
      publicUrl: () => 'http://localhost:3978',
      teams: {
        appId,
        appPassword,
        tenant,
        messagesUrl: () => 'http://localhost:3978/api/messages',
      },
      slack: { ...slackSettings, eventsUrl: () => 'http://localhost:3978/slack/events' },
      locale: 'sv-SE',
    });
    v = await openVissla();
  });
  afterEach(async () => {
    office.close();
    await v.close();
  });

  const staffs = () => staffDesks(office, v.vissla, { locale: 'sv', clock: v.clock });
  const membersOf = async (desk: Desk) => {
    const members = await v.people.ofDesk(desk);
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

  it('does not bring back a member who was removed', async () => {
    await staffs();
    const [removed] = await membersOf('hr');
    await v.people.remove(removed!.id, []);
    await staffs();
    expect(await membersOf('hr')).toHaveLength(1);
  });

  it('has one of each desk in Teams and one in Slack', async () => {
    await staffs();
    for (const desk of ['whistleblowing', 'hr'] as const) {
      const addresses = await v.people.addresses(desk);
      const where = addresses.map(({ member, messenger }) => `${member.title} ${messenger}`).sort();
      expect(where).toEqual(
        desk === 'hr'
          ? ['HR-chef teams', 'HR-partner slack']
          : ['Kommunjurist teams', 'Säkerhetssamordnare slack'],
      );
    }
  });

  it('knows where a notice for an HR officer goes, in the installation’s language', async () => {
    await staffs();
    const addresses = await v.people.addresses('hr');
    const addressIn = (messenger: Messenger) =>
      JSON.parse(addresses.find((one) => one.messenger === messenger)!.address) as unknown;
    expect(addressIn('teams')).toMatchObject({
      serviceUrl: 'http://localhost:3978/office/connector/',
      locale: 'sv',
    });
    expect(addressIn('slack')).toEqual({
      team: slackSettings.team,
      user: 'U0JONASDAHL',
      locale: 'sv',
    });
  });
});
