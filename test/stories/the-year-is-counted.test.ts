import type { DeskNumbers } from '../../bot/domain/year-numbers';
import { daysOfUpkeep } from '../support/days-pass';
import { disposals } from '../support/disposals';
import { commandsBeside } from '../support/houses/run-command';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  closing,
  does,
  files,
  filesAbout,
  filesWithHr,
  opensThread,
} from '../support/people/report';

/** Until a day, with the upkeep of each on the way; its pass comes before its upkeep. */
async function until(office: TestVissla, day: string): Promise<void> {
  const today = Date.parse(office.clock.today());
  await daysOfUpkeep(office, Math.round((Date.parse(day) - today) / 86_400_000));
  await office.passes();
  await office.vissla.tidy();
}

describe('the numbers of the year', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await office.staffHr('HR-chef', 'HR-partner');
    await office.vissla.tidy();
  });
  afterEach(() => office.close());

  const vissla = commandsBeside(() => office);
  const frozen = () => office.stores.database.yearBook.all();
  const looks = async (member: Person) => {
    await member.opens('desk');
    const view = await member.presses('desk_numbers');
    if (view.name !== 'desk_numbers') throw new Error(view.name);
    return view;
  };
  const someOf = ({ bands }: DeskNumbers) =>
    Object.fromEntries(Object.entries(bands).filter(([, lower]) => lower > 0));

  it('are counted once it is over, and no later change, restart or other server changes them', async () => {
    const maja = office.person('Maja');
    const { reference } = await files(maja, 'En sak.');
    const other = await files(maja, 'En annan sak.');
    const passed = await files(maja, 'En tredje sak.');
    await filesWithHr(maja, { what: 'En sak för HR.' });
    await office.passes();
    await does(karin, reference, 'case', { number: 'KS 1', subject: 'inquiry' });
    await opensThread(karin, passed.reference);
    await karin.presses('desk_redirect');
    await karin.presses('desk_redirect_to', { target: 'union' });
    await karin.presses('desk_do_redirect');
    for (const answer of ['whole', 'refused']) {
      await does(karin, reference, 'request', { text: 'Allt.' });
      await opensThread(karin, reference);
      await karin.presses('desk_decide');
      await karin.presses('desk_do_decide', { stage: 'answered', answer, copying: 'none' });
    }
    await does(karin, reference, 'close', closing);
    await office.passes();
    await until(office, '2027-01-14');
    // What waits in the image is not looked at: it belongs to the new year.
    await files(maja, 'En sak i januari.');
    expect(await frozen()).toMatchObject([{ year: '2025' }]);
    const next = { year: '2026', from: '2027-01-15' };
    expect(await looks(karin)).toMatchObject({ of: undefined, next });

    await until(office, '2027-01-15');
    const [, numbers] = await frozen();
    expect(numbers).toMatchObject({ year: '2026', countedOn: '2027-01-15' });
    const { whistleblowing, hr } = numbers!.desks;
    expect(someOf(whistleblowing)).toEqual({
      ...{ received: 1, closed: 1, redirected: 1, lateAnswer: 1 },
      ...{ asked: 1, givenWhole: 1, refused: 1 },
      ...{ 'subject.inquiry': 1, 'subject.none': 1, 'reason.confirmed': 1 },
    });
    expect([whistleblowing.exactly, whistleblowing.medians]).toEqual([3, {}]);
    expect(someOf(hr)).toEqual({ received: 1, lateAnswer: 1, 'subject.none': 1 });
    expect(await looks(daniel)).toMatchObject({
      of: { year: '2026', numbers: { bands: whistleblowing.bands } },
      next: { year: '2027', from: '2028-01-15' },
    });

    // A late change, a further process, and a clock that goes back and forth.
    await does(karin, other.reference, 'close', closing);
    const further = await office.anotherProcess();
    await Promise.all([further.vissla.tidy(), office.vissla.tidy()]);
    office.clock.advance({ days: -60 });
    await office.vissla.tidy();
    office.clock.advance({ days: 61 });
    await further.vissla.tidy();
    expect(await frozen()).toEqual([expect.objectContaining({ year: '2025' }), numbers]);
  });

  it('count the requests of a case that was disposed of before, and those that name none', async () => {
    const disposal = { ...disposals, whistleblowing: { number: 'KS 2026/12', months: 3 } };
    const here = await openVissla({ disposal });
    const [jurist] = await here.staff('Kommunjurist', 'Säkerhetssamordnare');
    await here.vissla.tidy();
    here.clock.advance({ days: 69 });
    await daysOfUpkeep(here, 8);
    const { reference } = await files(here.person('Omar'), 'En sak.');
    await here.passes();
    for (const answer of ['whole', 'part']) {
      await does(jurist, reference, 'request', { text: 'Allt.' });
      await opensThread(jurist, reference);
      await jurist.presses('desk_decide');
      await jurist.presses('desk_do_decide', { stage: 'answered', answer, copying: 'none' });
    }
    await does(jurist, reference, 'close', closing);
    await here.passes();
    for (const text of ['Antalet ärenden.', 'Alla ärenden.', 'Alla igen.']) {
      await jurist.opens('desk');
      await jurist.presses('desk_requests');
      await jurist.presses('desk_asked');
      await jurist.presses('desk_do_asked', { arrived: here.clock.today(), text });
    }
    here.clock.advance({ days: 120 });
    await daysOfUpkeep(here, 8);
    here.clock.advance({ days: 220 });
    await until(here, '2028-01-31');
    const { threads, yearBook } = here.stores.database;
    expect([here.clock.today(), await threads.count()]).toEqual(['2028-01-31', 0]);
    const counted = (await yearBook.all()).find(({ year }) => year === '2027');
    const requests = { asked: 5, givenWhole: 1, givenPart: 1, refused: 0 };
    expect(counted?.desks.whistleblowing.bands).toMatchObject(requests);
    expect(counted?.desks.hr.bands).toMatchObject({ asked: 0 });
    await here.close();
  });

  it('are the same to the byte for a member who is shut out of a case, and for everybody else', async () => {
    const world = async (isNamed: boolean) => {
      const here = await openVissla({ on: 'SQLite' });
      const people = await here.staff('Kommunjurist', 'Säkerhetssamordnare');
      await here.vissla.tidy();
      for (let left = 4; left > 0; left--) await files(here.person('Omar'), 'En sak.');
      if (isNamed) await filesAbout(here.person('Maja'), ['Säkerhetssamordnare'], 'Om honom.');
      await here.passes();
      await until(here, '2027-01-20');
      const all = await here.stores.database.yearBook.all();
      const exact = await commandsBeside(() => here)('figures', '--exact', '2026');
      const cards = [];
      // This year so far is what each may read.
      const own = [];
      for (const member of people) {
        await member.opens('desk');
        const { running, ...counted } = {
          running: undefined,
          ...(await member.presses('desk_numbers')),
        };
        own.push(running);
        cards.push(JSON.stringify(counted));
      }
      const printed = await commandsBeside(() => here)('numbers', '--year', '2026', '--json');
      const events = await here.events();
      await here.close();
      const bands = all.map(({ desks }) => desks.whistleblowing.bands);
      const [ofJurist, ofNamed] = own;
      const atDesk = { cards, printed, bands, log: events.sort(), ofNamed };
      return { atDesk, ofJurist, exact: exact.out };
    };
    const [without, withOne] = [await world(false), await world(true)];
    expect(withOne.atDesk).toEqual(without.atDesk);
    const open = (count: number) => ({ year: '2027', received: 0, closed: 0, open: count });
    expect([withOne.atDesk.ofNamed, withOne.ofJurist]).toEqual([open(4), open(5)]);
    // Only the command for whom the board names tells the difference.
    expect([without.exact, withOne.exact]).toEqual(['4\n', '5\n']);
    expect(without.atDesk.cards.join()).not.toMatch(/\b4 (inkomna|cases)/);
    expect(without.atDesk.printed.code).toBe(0);
  });

  it('are not counted by a clock that jumped ahead, nor of a year before the bot', async () => {
    office.clock.advance({ days: 60 });
    await office.vissla.tidy();
    expect(office.codes()).toEqual(['clock_ahead']);
    expect(await frozen()).toHaveLength(1);
    office.clock.advance({ days: -60 });
    await office.vissla.tidy();
    expect(await vissla('numbers', '--year', '2025')).toMatchObject({
      code: 1,
      error: 'There are no numbers of 2025: the bot was not there to count them.\n',
    });
  });
});
