import { expiryOfClosed } from '../../bot/domain/retention';
import type { ReleasePolicy } from '../../bot/domain/window';
import { createPassing } from '../../bot/start/let-a-day-pass';
import { StoreError } from '../../db/store-error';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  closing,
  does,
  files,
  filesAbout,
  opensQueue,
  opensReport,
} from '../support/people/report';

/** Saturday the 21st of November 2026, noon in Stockholm; the days are Monday and Thursday, at ten. */
const saturday = Date.UTC(2026, 10, 21, 11);
const day = 24 * 60;

describe('the reminder', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  /** Whether the database takes no note of a reminder just now. */
  let isAway: boolean;

  const opens = async (releases: ReleasePolicy = 'at-once', now = saturday): Promise<void> => {
    isAway = false;
    office = await openVissla({
      releases,
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
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await office.staffHr('HR-chef');
    await looks();
  };
  afterEach(() => office.close());

  /** What a process does each minute. */
  const looks = async (vissla = office.vissla): Promise<void> => {
    vissla.release.look();
    await vissla.release.whenIdle();
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
      await office.releases();
    });
    expect(filed).toEqual(['K 1']);
    // What Karin has to answer is two days late.
    expect(await goesOn(9 * day)).toEqual(everybody);
    const said = office.notices.slice(-3).map(({ count }) => office.cards.notice('sv', count));
    expect(new Set(said.map((card) => JSON.stringify(card.body))).size).toBe(1);
    expect(JSON.stringify(said[0]?.body)).not.toMatch(/\d/);
  });

  it('is the pass’s own card where the clock releases: one card a day, other words on its days', async () => {
    for (const releases of [
      { kind: 'daily', hour: 10 },
      { kind: 'weekly', hour: 10, weekday: 2 },
    ] as const) {
      await opens(releases);
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
      if (releases.kind === 'daily') await office.close();
    }
  });

  it('comes late where nobody looked, once, and not on the morning of the next one', async () => {
    await opens();
    // Down from Saturday to Tuesday night.
    expect(await goesOn(3 * day + 11 * 60)).toEqual(everybody);
    expect(await goesOn(60)).toEqual([]);
    // Down over Thursday and Monday, until eight on the Thursday after.
    expect(await goesOn(8 * day + 8 * 60)).toEqual([]);
    expect(office.clock.today()).toBe('2026-12-03');
    expect(await goesOn(2 * 60)).toEqual(everybody);
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
      await office.releases();
    });
    expect(filed).toEqual(['K 1', 'S 1']);
    expect(await goesOn(2 * day)).toEqual([]);
    isAway = false;
    expect(await goesOn(1)).toEqual(everybody);
    expect(office.journal.faults.map(({ module }) => module)).toEqual(['keeper']);
  });

  it.each([
    ['two days', 2, '2026-11-26'],
    // What was said early is not said again.
    ['ten days, with a card', 10, '2026-12-07'],
    ['forty days, with a card', 40, '2026-11-26'],
  ])('comes for no day twice after a clock was ahead by %s', async (_, days, next) => {
    await opens();
    expect(await goesOn(2 * day)).toEqual(everybody);
    expect(await goesOn(days * day)).toHaveLength(days === 2 ? 0 : 3);
    office.clock.advance({ days: -days });
    expect(await goesOn(0)).toEqual([]);
    let cards: string[] = [];
    while (cards.length === 0) cards = await goesOn(day);
    expect([office.clock.today(), cards]).toEqual([next, everybody]);
  });

  it('comes in the trial, too, where a week is let pass', async () => {
    await opens();
    const goOn = () => {
      office.clock.advance({ days: 1 });
    };
    const passes = createPassing(
      { goOn },
      async () => office.vissla,
      (error) => expect(error).toBeUndefined(),
    );
    await office.vissla.tidy();
    const cards = await told(async () => {
      await Promise.all(Array.from({ length: 7 }, passes));
    });
    expect(cards).toEqual(everybody.flatMap((card) => [card, card]));
  });

  it('is not made up for when the bot is new, or new to it', async () => {
    await opens('at-once', saturday - 2 * day * 60_000 + 60_000);
    expect(office.clock.today()).toBe('2026-11-19');
    expect(await goesOn(day)).toEqual([]);
  });

  it('leads to what comes before the next one, on top of the queue with its day', async () => {
    await opens({ kind: 'daily', hour: 10 });
    const omar = office.person('Omar');
    const first = await files(omar, 'Först.');
    await goesOn(day);
    await does(karin, first.reference, 'reply', { text: 'Tack.' });
    await goesOn(4 * day);
    const second = await files(omar, 'Sedan.');
    await opensReport(omar, first.receipt);
    await omar.presses('send', { text: 'En sak till.' });
    await goesOn(day);
    expect(await karin.opens('desk')).toMatchObject({
      head: { next: '2026-11-30', count: 2, erased: [] },
      items: [
        { reference: second.reference, head: [{ what: 'answer' }] },
        { reference: first.reference, head: [{ what: 'message' }] },
      ],
      counts: { all: 2, new: 1, overdue: 0, for_us: 2, for_reporter: 0 },
    });
    expect(karin.reads()).toContain('har en tid före nästa påminnelse, 30 november 2026.');
    expect(karin.reads()).toContain('2 ärenden, 2 väntar på oss.');
    expect(karin.reads()).toMatch(RegExp(`svara på meddelandet .* ${first.reference}`));
    expect(karin.reads()).toMatch(RegExp(`NY · svara senast 2 dec .* ${second.reference}`));
    expect(await karin.presses('desk_first')).toMatchObject({ reference: second.reference });
    await goesOn(day);
    await goesOn(2 * day);
    await daniel.opens('desk');
    expect(daniel.reads()).toContain('har en tid före nästa påminnelse, 3 december 2026.');
  });

  it('leads to what is about to be erased, 90 and 30 days before, and to nothing of what one may not know', async () => {
    await opens();
    const omar = office.person('Omar');
    const closed = await files(omar, 'En sak.');
    await office.releases();
    await does(karin, closed.reference, 'close', closing);
    await office.releases();
    const hidden = await files(omar, 'Om honom.');
    await office.releases();
    await does(daniel, hidden.reference, 'step_down', { cause: 'Släkt.' });
    await does(karin, hidden.reference, 'close', closing);
    await office.releases();
    // Erased on the 1st of November 2028.
    expect(expiryOfClosed(office.clock.today())).toBe('2028-10');
    const both = [closed.reference, hidden.reference].sort();
    const seen: Record<string, (string | undefined)[]> = {};
    // With the next month they leave those that are open.
    office.clock.advance({ days: 20 });
    await office.vissla.tidy();
    office.clock.advance({ days: 590 });
    for (let n = 0; n < 90; n++) {
      office.clock.advance({ days: 1 });
      const of = async (member: Person) => {
        const { head } = await opensQueue(member);
        return head?.erased.map(({ on, references }) =>
          [on, [...references].sort()].flat().join(' '),
        );
      };
      const [karins, daniels] = [await of(karin), await of(daniel)];
      if (karins?.length !== 0 || daniels?.length !== 0)
        seen[office.clock.today()] = [karins?.join(), daniels?.join()];
    }
    const row = [`2028-11-01 ${both.join(' ')}`, `2028-11-01 ${closed.reference}`];
    // 90 days before is the 3rd of August, a Thursday; 30 days before the 2nd of October, a Monday.
    expect(seen).toEqual({
      '2028-08-03': row,
      '2028-08-04': row,
      '2028-08-05': row,
      '2028-08-06': row,
      '2028-10-02': row,
      '2028-10-03': row,
      '2028-10-04': row,
    });
  });
});
