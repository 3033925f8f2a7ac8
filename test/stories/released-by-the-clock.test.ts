import { expiryOfOpen } from '../../bot/domain/retention';
import { renewEpoch } from '../../bot/keeper/renew-epoch';
import { createPassing } from '../../bot/start/let-a-day-pass';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensReport, opensThread } from '../support/people/report';

/** The 24th of November at noon in Stockholm; each window ends at ten. */
const daily = { kind: 'daily', hour: 10 } as const;

describe('a release by the clock', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  beforeEach(async () => {
    office = await openVissla({ releases: daily });
    [karin] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [Person, Person];
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  const looks = async (): Promise<void> => {
    office.vissla.release.look();
    await office.vissla.release.settled();
  };
  const queue = async (): Promise<number> => {
    const view = await karin.opens('desk');
    return view.name === 'desk_queue' ? view.total : -1;
  };
  const epoch = async () => office.stores.database.pool.running();

  it('comes at its hour and not before, whoever looks, and says when', async () => {
    const { receipt, reference } = await files(maja, 'Det luktar gas.');
    expect(maja.reads()).toContain('25 november 2026 kl.\u00a010');
    // The day of filing stands here, once.
    expect(maja.reads().split('24 november 2026')).toHaveLength(2);
    await looks();
    office.clock.advance({ minutes: 21 * 60 + 59 });
    await office.releases();
    expect(await queue()).toBe(0);
    await maja.opens();
    expect(await maja.presses('open', { code: receipt })).toMatchObject({ name: 'unopened' });
    office.clock.advance({ minutes: 1 });
    await looks();
    expect(await queue()).toBe(1);
    expect(await opensReport(maja, receipt)).toMatchObject({ filedOn: '2026-11-24' });
    // Its row bears the day of the release; its days run from the first of its window.
    expect(await opensThread(karin, reference)).toMatchObject({
      filedOn: '2026-11-25',
      deadlines: { acknowledgeBy: '2026-12-01' },
    });
  });

  it('says nothing finer than the window: after midnight it bears the window’s first day', async () => {
    office.clock.advance({ minutes: 21 * 60 });
    expect(office.clock.today()).toBe('2026-11-25');
    // What the log's counts are told of: by the calendar they would tell on which side of midnight it was.
    expect(office.vissla.firstDay()).toBe('2026-11-24');
    const { receipt, reference } = await files(maja, 'Det luktar gas.');
    // The acknowledgement alone names the calendar's day, and stays with the one who wrote.
    expect(maja.shown.view).toMatchObject({
      receivedOn: '2026-11-25',
      deadlines: { acknowledgeBy: '2026-12-01' },
    });
    office.clock.advance({ minutes: 60 });
    await looks();
    expect(await opensReport(maja, receipt)).toMatchObject({
      filedOn: '2026-11-24',
      deadlines: { acknowledgeBy: '2026-12-01' },
      page: { items: [{ day: '2026-11-24' }] },
    });
    // What the desk writes in the next window waits for its hour and bears that window's first day.
    await opensThread(karin, reference);
    await karin.presses('desk_acknowledge');
    await karin.presses('desk_do_acknowledge');
    expect(karin.reads()).toContain('26 november 2026 kl.\u00a010');
    office.clock.advance({ minutes: 23 * 60 });
    await looks();
    expect(await opensReport(maja, receipt)).toMatchObject({ status: 'received' });
    office.clock.advance({ minutes: 60 });
    await looks();
    expect(await opensReport(maja, receipt)).toMatchObject({
      status: 'acknowledged',
      page: { items: [{ day: '2026-11-24' }, { day: '2026-11-25' }] },
    });
  });

  it('comes before the first press after its hour is answered, though nobody has looked', async () => {
    const early = await files(maja, 'Före tio.');
    office.clock.advance({ minutes: 22 * 60 });
    const late = await files(office.person('Omar'), 'Efter tio.');
    expect(await opensReport(maja, early.receipt)).toMatchObject({ filedOn: '2026-11-24' });
    await maja.opens();
    expect(await maja.presses('open', { code: late.receipt })).toMatchObject({ name: 'unopened' });
    office.clock.advance({ minutes: 24 * 60 });
    expect(await opensReport(maja, late.receipt)).toMatchObject({ filedOn: '2026-11-25' });
  });

  it('happens empty or not, so that a new epoch tells nothing', async () => {
    await looks();
    const first = await files(maja, 'En sak.').then(epoch);
    expect(first?.endsOn).toBe('2026-11-25');
    for (const day of ['2026-11-26', '2026-11-27']) {
      const before = await epoch();
      office.clock.advance({ minutes: 24 * 60 });
      await looks();
      const after = await epoch();
      expect(after?.id).not.toBe(before?.id);
      expect(after?.endsOn).toBe(day);
    }
  });

  it('comes when it would have where a rotation begins a new epoch', async () => {
    await looks();
    office.clock.advance({ minutes: 24 * 60 });
    await looks();
    const before = await epoch();
    const { epochs } = await sealingOf(office);
    const { pool } = office.stores.database;
    expect(await renewEpoch({ pool, epochs: { ...epochs, isNewest: () => false } })).toBe(true);
    const after = await epoch();
    expect(after?.id).not.toBe(before?.id);
    expect(after?.endsOn).toBe('2026-11-26');
  });

  it('waits for no day that a clock said which was ahead, and ends no window that has just begun', async () => {
    await looks();
    office.clock.advance({ days: 40 });
    await looks();
    office.clock.advance({ days: -40 });
    const { receipt } = await files(maja, 'Det luktar gas.');
    office.clock.advance({ minutes: 22 * 60 - 1 });
    await looks();
    expect(await queue()).toBe(0);
    office.clock.advance({ minutes: 1 });
    await looks();
    expect(await opensReport(maja, receipt)).toMatchObject({ filedOn: '2026-11-24' });
    // Another server's clock is some seconds behind: by it the window that has just ended still runs.
    const after = await epoch();
    office.clock.advance({ minutes: -1 });
    await looks();
    office.clock.advance({ minutes: 1 });
    await looks();
    expect(await epoch()).toEqual(after);
  });

  it('comes on the first of a month before the upkeep, and all open threads are new with it', async () => {
    const after = async (hours: number): Promise<void> => {
      office.clock.advance({ minutes: hours * 60 });
      await looks();
    };
    const { threads } = office.stores.database;
    const all = async (): Promise<Map<string, string>> =>
      new Map((await threads.page(undefined, 10)).map(({ id, revision }) => [id, revision]));
    const { receipt } = await files(maja, 'En.');
    await files(maja, 'Två.');
    await after(24);
    await after(5 * 24);
    expect(office.clock.today()).toBe('2026-11-30');
    const before = await all();
    expect(before.size).toBe(2);
    await opensReport(maja, receipt);
    await maja.presses('send', { text: 'Mer om en.' });
    await after(22);
    for (const [id, revision] of await all()) expect(before.get(id)).not.toBe(revision);
  });

  it('that was missed comes when somebody starts again, once', async () => {
    const { receipt } = await files(maja, 'Det luktar gas.');
    office.clock.advance({ minutes: 3 * 24 * 60 });
    const other = await office.anotherProcess();
    other.vissla.release.soon();
    await other.vissla.release.settled();
    await looks();
    expect(await opensReport(maja, receipt)).toMatchObject({ filedOn: '2026-11-24' });
    expect(await queue()).toBe(1);
  });
});

describe('two copies of the database, before a pass and after it', () => {
  it('do not tell in which thread something was written, and no open dialog is refused', async () => {
    const office = await openVissla({ releases: daily });
    const [karin, daniel] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [
      Person,
      Person,
    ];
    const after = async (minutes: number): Promise<void> => {
      office.clock.advance({ minutes });
      office.vissla.release.look();
      await office.vissla.release.settled();
    };
    const maja = office.person('Maja');
    const filed = [await files(maja, 'En.'), await files(maja, 'Två.'), await files(maja, 'Tre.')];
    await after(24 * 60);
    await after(22 * 60 - 5);
    const rows = async () => {
      const { threads } = office.stores.database;
      const all = await threads.revisions('whistleblowing', expiryOfOpen(office.clock.today()));
      return new Map((await threads.byIds(all.map(({ id }) => id))).map((row) => [row.id, row]));
    };
    const before = await rows();
    expect(before.size).toBe(3);
    const reference = filed[0]?.reference ?? '';
    await opensThread(karin, reference);
    await karin.presses('desk_reply');
    await opensReport(maja, filed[1]?.receipt ?? '');
    await maja.presses('send', { text: 'Mer om två.' });
    await after(5);
    for (const [id, { revision, state, keys }] of await rows()) {
      expect(revision).not.toBe(before.get(id)?.revision);
      expect(Buffer.from(state).equals(Buffer.from(before.get(id)?.state ?? []))).toBe(false);
      expect(Buffer.from(keys).equals(Buffer.from(before.get(id)?.keys ?? []))).toBe(true);
    }
    // The form stood open over the pass.
    await karin.presses('desk_do_reply', { text: 'Tack.' });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'reply' });
    // Who comes second is still told, over a pass as well.
    await after(24 * 60 - 5);
    await opensThread(daniel, filed[1]?.reference ?? '');
    await daniel.presses('desk_reply');
    await opensReport(maja, filed[1]?.receipt ?? '');
    await maja.presses('send', { text: 'Ännu mer om två.' });
    await after(5);
    await daniel.presses('desk_do_reply', { text: 'Tack.' });
    expect(daniel.shown.remark).toBe('changed_meanwhile');
    await office.close();
  });
});

describe('a policy that is changed', () => {
  it('to a stronger one keeps what waits for the hour', async () => {
    const office = await openVissla({ staffed: true, releases: 'when-told' });
    const { receipt } = await files(office.person('Maja'), 'Det luktar gas.');
    const daily = await office.anotherProcess({ kind: 'daily', hour: 10 });
    const soon = async (): Promise<void> => {
      daily.vissla.release.soon();
      await daily.vissla.release.settled();
    };
    await soon();
    await soon();
    const maja = daily.person('Maja');
    await maja.opens();
    expect(await maja.presses('open', { code: receipt })).toMatchObject({ name: 'unopened' });
    office.clock.advance({ minutes: 22 * 60 });
    await soon();
    expect(await opensReport(maja, receipt)).toMatchObject({ name: 'thread' });
    await office.close();
  });

  it('to a weaker one works once the window is over in which it was changed', async () => {
    const office = await openVissla({ staffed: true, releases: { kind: 'daily', hour: 10 } });
    const { receipt } = await files(office.person('Maja'), 'Det luktar gas.');
    const weaker = await office.anotherProcess('at-once');
    const soon = async (): Promise<void> => {
      weaker.vissla.release.soon();
      await weaker.vissla.release.settled();
    };
    await soon();
    const maja = weaker.person('Maja');
    await maja.opens();
    expect(await maja.presses('open', { code: receipt })).toMatchObject({ name: 'unopened' });
    office.clock.advance({ minutes: 22 * 60 });
    await soon();
    expect(await opensReport(maja, receipt)).toMatchObject({ name: 'thread' });
    const again = await files(weaker.person('Omar'), 'En sak till.');
    await weaker.vissla.release.settled();
    expect(await opensReport(maja, again.receipt)).toMatchObject({ name: 'thread' });
    await office.close();
  });

  it('to a weaker one waits for the hour that was set, whichever it is', async () => {
    const office = await openVissla({ staffed: true, releases: { kind: 'daily', hour: 20 } });
    const { receipt } = await files(office.person('Maja'), 'Det luktar gas.');
    const { vissla, person } = await office.anotherProcess('at-once', 20);
    const maja = person('Maja');
    for (const [minutes, view] of [
      [7 * 60 + 59, 'unopened'],
      [1, 'thread'],
    ] as const) {
      office.clock.advance({ minutes });
      vissla.release.soon();
      await vissla.release.settled();
      await maja.opens();
      expect(await maja.presses('open', { code: receipt })).toMatchObject({ name: view });
    }
    await office.close();
  });
});

describe('a day that the trial lets pass', () => {
  let office: TestVissla;
  let karin: Person;
  let passes: (days: number) => Promise<boolean[]>;
  let tidies: () => Promise<void>;
  let faults: unknown[];
  beforeEach(async () => {
    office = await openVissla({ releases: daily });
    [karin] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [Person, Person];
    const goOn = (): void => {
      office.clock.advance({ days: 1 });
    };
    const vissla = async () => ({ ...office.vissla, tidy: () => tidies() });
    faults = [];
    const letADayPass = createPassing({ goOn }, vissla, (error) => faults.push(error));
    tidies = () => office.vissla.tidy();
    // As two pages would that ask at the same time.
    passes = (days) => Promise.all(Array.from({ length: days }, letADayPass));
    await office.vissla.tidy();
  });
  afterEach(() => office.close());

  const queue = async (): Promise<unknown> => {
    const view = await karin.opens('desk');
    return view.name === 'desk_queue' ? view.items.map(({ due }) => due?.overdue) : view;
  };
  const daysOfKeys = async () => [...(await office.stores.database.draftKeys.days())].sort();

  it('releases what waited, tells the desk, and lets the act’s time run out', async () => {
    const { receipt } = await files(office.person('Maja'), 'Det luktar gas.');
    expect(await queue()).toEqual([]);
    await passes(1);
    expect(office.notices).toHaveLength(2);
    expect(await queue()).toEqual([false]);
    // A day on which something fails does not stop those after it.
    const away = new Error('away');
    tidies = () => {
      tidies = () => office.vissla.tidy();
      return Promise.reject(away);
    };
    const week = await passes(7);
    expect([week, faults]).toEqual([[false, ...Array<boolean>(6).fill(true)], [away]]);
    expect(office.clock.today()).toBe('2026-12-02');
    expect(await queue()).toEqual([true]);
    expect(await opensReport(office.person('Maja'), receipt)).toMatchObject({
      filedOn: '2026-11-24',
    });
  });

  it('is no jump of the clock, and proves it where a trial stood still for long', async () => {
    await passes(2);
    expect(await daysOfKeys()).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
    expect([...faults, ...office.journal.faults]).toEqual([]);
    office.clock.advance({ days: 40 });
    await passes(4);
    expect(await daysOfKeys()).toContain('2026-11-25');
    await passes(1);
    expect(await daysOfKeys()).toEqual(['2027-01-09', '2027-01-10', '2027-01-11']);
  });
});
