import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, does, files, opensThread } from '../support/people/report';

/** What takes two, where one of them left the case or the desk before the other. */
let office: TestVissla;
let karin: Person;
let daniel: Person;
let ulf: Person;
let reference: string;

const done = ({ shown: { view, remark } }: Person) =>
  view.name === 'desk_done' ? view.what : remark;
const ulfsId = async () => (await office.people.find(ulf.who))!.id;
const leaves = {
  'steps down': async () => {
    await does(ulf, reference, 'recuse', { cause: 'Jag är jävig.' });
  },
  'leaves the desk': async () => {
    await office.people.remove(await ulfsId(), []);
  },
};

beforeEach(async () => {
  office = await openVissla({ passes: 'at-once' });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  [ulf] = await office.staff('Utredare');
  await admits(karin, await ulfsId());
  office.clock.advance({ days: 2 });
  ({ reference } = await files(office.person('Maja'), 'Lund tar av lagret.'));
  await office.passes();
});
afterEach(() => closesWell(office));

describe.each(Object.keys(leaves) as (keyof typeof leaves)[])('one who %s', (how) => {
  const removing = { text: 'Lund tar', reason: 'irrelevant' };

  it('does not end the protection after an appeal with a colleague', async () => {
    const stage = async (who: Person, is: string, more = {}) => {
      await opensThread(who, reference);
      await who.presses('desk_decide');
      await who.presses('desk_do_decide', { ...who.shown.fields, stage: is, ...more });
      return done(who);
    };
    const mayRemove = async () => {
      const view = await opensThread(daniel, reference);
      return view.may.includes('remove');
    };
    await does(karin, reference, 'request', { text: 'Allt.' });
    await stage(karin, 'decided', { answer: 'refused', copying: 'none' });
    await stage(karin, 'appealed');
    expect(await stage(ulf, 'withdrawn')).toBe('request_decided');
    await leaves[how]();
    await stage(daniel, 'withdrawn');
    expect(await mayRemove()).toBe(false);
    expect(await stage(daniel, 'withdrawn')).toBe('stage_second');
    expect(await stage(karin, 'withdrawn')).toBe('request_decided');
    expect(await mayRemove()).toBe(true);
  });

  it('takes no words out with a colleague', async () => {
    await does(ulf, reference, 'remove', removing);
    expect(done(ulf)).toBe('removal_proposed');
    await leaves[how]();
    await opensThread(karin, reference);
    expect(karin.shown.view).not.toHaveProperty('awaits', [expect.anything()]);
    await does(karin, reference, 'remove', removing);
    expect(done(karin)).toBe('removal_proposed');
    await does(daniel, reference, 'remove', { answer: 'yes' });
    expect(done(daniel)).toBe('removed');
  });

  it('lets no hold go with a colleague', async () => {
    await does(karin, reference, 'hold', { cause: 'Tvist.', lookOn: '2026-12-24' });
    await does(ulf, reference, 'lift_hold');
    await leaves[how]();
    await does(karin, reference, 'lift_hold');
    expect(done(karin)).toBe('hold_end_proposed');
    await does(daniel, reference, 'lift_hold');
    expect(done(daniel)).toBe('hold_ended');
  });
});
