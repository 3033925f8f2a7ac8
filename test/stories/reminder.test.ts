import type { PassPolicy } from '../../bot/domain/window';
import { StoreError } from '../../db/store-error';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, filesAbout } from '../support/people/report';

/** Saturday the 21st of November 2026, noon in Stockholm; the days are Monday and Thursday, at ten. */
const saturday = Date.UTC(2026, 10, 21, 11);
const day = 24 * 60;

describe('the reminder', () => {
  let office: TestVissla;
  /** Whether the database takes no note of a reminder just now. */
  let isAway: boolean;

  const opens = async (passes: PassPolicy = 'at-once', now = saturday): Promise<void> => {
    isAway = false;
    office = await openVissla({
      passes,
      now,
      reminded: [1, 4],
      database: (database) => ({
        ...database,
        reminders: {
          ...database.reminders,
          note: (...given) =>
            isAway
              ? Promise.reject(new StoreError('store_unavailable'))
              : database.reminders.note(...given),
        },
      }),
    });
    await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await office.staffHr('HR-chef');
    await looks();
  };
  afterEach(() => office.close());

  /** What a process does each minute. */
  const looks = async (vissla = office.vissla): Promise<void> => {
    vissla.pass.look();
    await vissla.pass.whenIdle();
  };
  /** Goes on, and gives who is told what then: one letter a member, and the card. */
  const goesOn = async (minutes: number): Promise<string[]> => {
    office.clock.advance({ minutes });
    return told(() => looks());
  };
  const told = async (happens: () => Promise<void>): Promise<string[]> => {
    const before = office.notices.length;
    await happens();
    return office.notices
      .slice(before)
      .map(({ address, count }) => `${/of (\S)/.exec(address)?.[1] ?? ''} ${count ?? 'pass'}`)
      .sort();
  };
  const everybody = ['H reminder', 'K reminder', 'S reminder'];

  it('comes to every member of each desk on its days alone, at the hour, with nothing there', async () => {
    await opens();
    const week: Record<string, string[]> = {};
    for (let n = 0; n < 9; n++) {
      expect(await goesOn(day - 121)).toEqual([]); // a minute to ten
      const cards = await goesOn(1);
      if (cards.length > 0) week[office.clock.today()] = cards;
      expect(await goesOn(120)).toEqual([]);
    }
    expect(week).toEqual({
      '2026-11-23': everybody,
      '2026-11-26': everybody,
      '2026-11-30': everybody,
    });
  });

  it('says the same to an excluded member, and to whom everything is overdue', async () => {
    await opens();
    const filed = await told(async () => {
      await filesAbout(office.person('Maja'), ['Säkerhetssamordnare'], 'Om honom.');
      await office.passes();
    });
    expect(filed).toEqual(['K 1']);
    // What Karin has to answer is two days late.
    expect(await goesOn(9 * day)).toEqual(everybody);
    const said = office.notices.slice(-3).map(({ count }) => office.cards.notice('sv', count));
    expect(new Set(said.map((card) => JSON.stringify(card.body))).size).toBe(1);
    expect(JSON.stringify(said[0]?.body)).not.toMatch(/\d/);
  });

  it('is the pass’s own card where passes go by the clock: one card a day, other words on its days', async () => {
    for (const passes of [
      { kind: 'daily', hour: 10 },
      { kind: 'weekly', hour: 10, weekday: 2 },
    ] as const) {
      await opens(passes);
      const days: [string, string[]][] = [];
      for (let n = 0; n < 6; n++) {
        const cards = await goesOn(day);
        days.push([office.clock.today(), [...new Set(cards.map((card) => card.slice(2)))]]);
        expect(cards).toHaveLength(3);
        expect(await goesOn(60)).toEqual([]);
        office.clock.advance({ minutes: -60 });
      }
      expect(days).toEqual([
        ['2026-11-22', ['pass']],
        ['2026-11-23', ['reminder']],
        ['2026-11-24', ['pass']],
        ['2026-11-25', ['pass']],
        ['2026-11-26', ['reminder']],
        ['2026-11-27', ['pass']],
      ]);
      if (passes.kind === 'daily') await office.close();
    }
  });

  it('comes once, whichever of several processes looks, and after a restart', async () => {
    await opens();
    const others = await Promise.all([office.anotherProcess(), office.anotherProcess()]);
    office.clock.advance({ days: 2 });
    const cards = await told(async () => {
      await Promise.all([office.vissla, ...others.map(({ vissla }) => vissla)].map(looks));
      // Who starts now knows nothing but what is stored.
      await looks((await office.anotherProcess()).vissla);
    });
    expect([...new Set(cards)]).toEqual(everybody);
    expect(await office.stores.database.reminders.noted()).toBe('2026-11-23');
    expect(await goesOn(day)).toEqual([]);
  });

  it('comes by itself once the database takes it, and holds no report up meanwhile', async () => {
    await opens();
    isAway = true;
    const filed = await told(async () => {
      await files(office.person('Maja'), 'En sak.');
      await office.passes();
    });
    expect(filed).toEqual(['K 1', 'S 1']);
    expect(await goesOn(2 * day)).toEqual([]);
    isAway = false;
    expect(await goesOn(1)).toEqual(everybody);
    expect(office.journal.faults.map(({ module }) => module)).toEqual(['keeper']);
  });
});
