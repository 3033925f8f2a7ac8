import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { addDays } from '../../bot/domain/day';
import type { Desk } from '../../bot/domain/ids';
import { createLog } from '../../bot/platform/log';
import { staffDesks } from '../../bot/start/staff-trial';
import { openTrial } from '../../bot/start/trial';
import { openTrialClock } from '../../bot/start/trial-clock';
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

  it('has the next notice in Teams in the language of the browser that comes', async () => {
    const clockFile = join(v.folder, 'clock');
    const written: string[] = [];
    const log = createLog({ write: (line: string) => written.push(line) });
    const trial = await openTrial(
      { port: 0, locale: 'sv', releases: { kind: 'daily', hour: 9 }, clockFile },
      log,
    );
    const server = createServer(express().use(trial.mount.path, trial.mount.router));
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    trial.listensOn(port);
    await trial.staff(v.vissla);
    const comes = (locale: string) =>
      fetch(`http://localhost:${port}/office/api/people`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ locale }),
      });
    const languages = async () => {
      const addresses = [
        ...(await v.people.addresses('whistleblowing')),
        ...(await v.people.addresses('hr')),
      ];
      return addresses
        .map(({ messenger, address }) => {
          const { locale } = JSON.parse(address) as { locale: string };
          return `${messenger} ${locale}`;
        })
        .sort();
    };
    expect(await languages()).toEqual(['slack sv', 'slack sv', 'teams sv', 'teams sv']);
    expect((await comes('en-GB')).status).toBe(200);
    expect(await languages()).toEqual(['slack sv', 'slack sv', 'teams en', 'teams en']);
    expect(trial.welcome()).toContain("released once a day, at 9 o'clock");
    const before = trial.clock.today();
    const passed = await fetch(`http://localhost:${port}/office/api/days`, { method: 'POST' });
    expect(await passed.json()).toEqual({ today: addDays(before, 1) });
    expect(openTrialClock(clockFile).today()).toBe(trial.clock.today());
    expect(written).toEqual([]);
    trial.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
