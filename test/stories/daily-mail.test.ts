import { texts } from '../../adaptive-cards/texts';
import { createMailNotifier } from '../../bot/channels/mail/send';
import type { Day } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import type { PassPolicy } from '../../bot/domain/window';
import type { Vissla } from '../../bot/start/vissla';
import { startMailServer } from '../support/mail/mail-server';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';

/** The 23rd of November 2026, a Monday, at nine in Stockholm; each pass is at ten. */
const monday = Date.UTC(2026, 10, 23, 8);
const daily: PassPolicy = { kind: 'daily', hour: 10 };
const [jurist, security, hr] = ['jurist', 'security', 'hr'].map((name) => `${name}@canary.example`);

type Time = Parameters<TestVissla['clock']['advance']>[0];

describe('the daily mail', () => {
  let office: TestVissla;
  let server: Awaited<ReturnType<typeof startMailServer>>;
  let leads: boolean;
  let ids: MemberId[];

  beforeEach(async () => {
    server = await startMailServer();
    leads = true;
    const mail = createMailNotifier({ settings: server.settings, words: texts.sv.mail });
    office = await openVissla({ passes: daily, now: monday, mail, leads: () => leads });
    await office.staff('Kommunjurist', 'Säkerhetssamordnare', 'Controller');
    await office.staffHr('HR-chef');
    const { people } = office;
    ids = [...(await people.ofDesk('whistleblowing')), ...(await people.ofDesk('hr'))].map(
      ({ id }) => id,
    );
    // The third one waits for a colleague's yes.
    const emails = [jurist, security, 'waits@canary.example', hr];
    for (const [at, id] of ids.entries()) await people.setEmail(id, emails[at]);
  });
  afterEach(async () => {
    await office.close();
    await server.close();
  });

  /** The keeper's minute: first the pass, then the mails. */
  const looks = async (mails = office.vissla.mails): Promise<void> => {
    await office.passes();
    mails.look();
    await mails.whenIdle();
  };
  const goes = async (by: Time, mails?: Vissla['mails']): Promise<void> => {
    office.clock.advance(by);
    await looks(mails);
  };
  /** Who was mailed since this was asked last; each mail is to one member. */
  const mailed = (): string[] =>
    server.mails
      .splice(0)
      .map(({ to }) => to)
      .sort();
  const everybody = [hr, jurist, security];

  it('comes after the pass to each member with an address, news or not, of the process that leads', async () => {
    await looks();
    expect(mailed()).toEqual([]);
    office.clock.advance({ minutes: 60 });
    // The pass is due, and comes first.
    office.vissla.mails.look();
    await office.vissla.mails.whenIdle();
    expect(mailed()).toEqual([]);
    leads = false;
    await looks();
    expect(mailed()).toEqual([]);
    leads = true;
    await looks();
    const [first] = server.mails;
    expect(mailed()).toEqual(everybody);
    await files(office.person('Maja'), 'En canary om en upphandling.');
    await goes({ minutes: 60 });
    expect(mailed()).toEqual([]);
    await goes({ days: 1 });
    const news = server.mails.find(({ to }) => to === first?.to);
    expect(mailed()).toEqual(everybody);
    // A day with a report says, and is as long as, a day without.
    const said = (source = ''): string => source.replace(/^(?:Message-ID|Date): .*\r\n/gm, '');
    expect(said(news?.source)).toBe(said(first?.source));
    expect(news?.source).toHaveLength(first?.source.length ?? 0);
    expect(office.journal.faults).toEqual([]);
  });

  it('does not come on a Saturday or a Sunday', async () => {
    await goes({ days: 4, minutes: 60 });
    expect([office.clock.today(), mailed()]).toEqual(['2026-11-27', everybody]);
    for (const to of [[], [], everybody]) {
      await goes({ days: 1 });
      expect(mailed()).toEqual(to);
    }
  });

  it('goes on after a restart where it was, and sends no second one', async () => {
    server.refused.add(String(security));
    await goes({ minutes: 60 });
    expect(mailed()).toEqual([hr, jurist]);
    expect(office.codes()).toEqual(['mail_refused']);
    server.refused.clear();
    // What failed rests for a while.
    await looks();
    expect(mailed()).toEqual([]);
    const { vissla } = await office.anotherProcess(daily);
    await looks(vissla.mails);
    expect(mailed()).toEqual([security]);
    await looks(vissla.mails);
    await looks((await office.anotherProcess(daily)).vissla.mails);
    expect(mailed()).toEqual([]);
  });

  it('reaches a member who gives an address later that day, and nobody who has left', async () => {
    const [first, one, , officer] = ids;
    if (one === undefined) throw new Error('nobody');
    await office.people.setEmail(one, undefined);
    await goes({ minutes: 60 });
    expect(mailed()).toEqual([hr, jurist]);
    await office.people.setEmail(one, security);
    await looks();
    await looks();
    expect(mailed()).toEqual([security]);
    expect(await office.people.remove(one, [])).toBe('removed');
    const noted = await office.stores.database.mailedDays.all();
    expect(noted.map(({ member }) => member).sort()).toEqual([first, officer].sort());
    await goes({ days: 1 });
    expect(mailed()).toEqual([hr, jurist]);
  });

  it('comes all the same where somebody wrote that it came on a day to come', async () => {
    await goes({ minutes: 60 });
    const { mailedDays } = office.stores.database;
    const noted = await mailedDays.all();
    for (const { member } of noted)
      await mailedDays.note({ member, mailedOn: '2099-01-01' as Day });
    expect(mailed()).toEqual(everybody);
    await goes({ days: 3 });
    expect(mailed()).toEqual(everybody);
  });

  it('does not come again where the clock is set back, nor while it may be ahead', async () => {
    await goes({ minutes: 60 });
    expect(mailed()).toEqual(everybody);
    await goes({ days: -3 });
    await goes({ days: 3 });
    expect(mailed()).toEqual([]);
    await goes({ days: 22 });
    expect(mailed()).toEqual([]);
  });

  it('comes at the hour of the pass where no clock passes', async () => {
    const { vissla } = await office.anotherProcess('at-once', 13);
    await goes({ minutes: 180 }, vissla.mails);
    expect(mailed()).toEqual([]);
    vissla.pass.soon();
    await vissla.pass.whenIdle();
    await goes({ minutes: 60 }, vissla.mails);
    vissla.mails.look();
    await vissla.mails.whenIdle();
    expect(mailed()).toEqual(everybody);
  });
});
