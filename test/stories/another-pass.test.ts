import type { Day } from '../../bot/domain/day';
import { nodeRandom } from '../../bot/platform/random';
import { decidePass } from '../../bot/start/decide-pass';
import { goesBy } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, looksFor, opensThread } from '../support/people/report';

const daily = { kind: 'daily', hour: 10 } as const;
/** It is Tuesday the 24th of November, at noon. */
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
const hour = 60;

describe('another pass than before', () => {
  let office: TestVissla;
  let karin: Person;
  const opens = async (of: Parameters<typeof openVissla>[0]): Promise<void> => {
    office = await openVissla(of);
    [karin] = await office.staff('Kommunjurist', 'Kanslichef');
    await goesBy(office);
  };
  afterEach(() => office.close());

  /** Lets hours pass, day after day, and looks after each. */
  const passes = async (hours: number): Promise<void> => {
    for (let left = hours; left > 0; left -= 24) {
      await goesBy(office, { minutes: Math.min(left, 24) * hour });
    }
  };
  const filesNow = async (name: string): Promise<string> =>
    (await files(office.person(name), 'Det luktar gas.')).reference;
  const isOut = async (reference: string): Promise<boolean> => {
    return (await looksFor(karin, reference)).name === 'desk_thread';
  };
  /** The days that a report shows to the desk: of its arrival, and of its messages. */
  const daysOf = async (reference: string): Promise<readonly string[]> => {
    const { filedOn, page } = await opensThread(karin, reference);
    return [filedOn, ...page.items.map(({ day }) => day)];
  };

  it('on another weekday begins with the next window, which is longer, and lets nothing out alone', async () => {
    const next = {
      policy: { kind: 'weekly', hour: 14, weekday: 3 } as const,
      from: '2026-12-01' as Day,
    };
    await opens({ passes: weekly, next });
    const { passRules: rules } = office.stores.database;
    const starts = (chosen: Parameters<typeof decidePass>[1]) =>
      decidePass({ rules, clock: office.clock, random: nodeRandom() }, chosen);
    await starts(weekly);
    const early = await filesNow('Maja');
    await passes(25);
    // On Wednesday at one the operator chooses Wednesdays at two.
    expect(await starts(next.policy)).toEqual({ policy: weekly, next });
    // It hides no less: nobody need be told.
    expect(await office.events()).not.toContain('pass_weakened');
    const late = await filesNow('Omar');
    await passes(1);
    const later = await filesNow('Ida');
    await passes(24 * 5);
    for (const one of [early, late, later]) expect(await isOut(one)).toBe(false);
    await passes(24);
    for (const one of [early, late, later])
      expect(await daysOf(one)).toEqual(['2026-11-24', '2026-11-24']);
    // Wednesday the second is a day after the change: what is written before it waits for the one after.
    const maja = office.person('Per');
    const { reference: first } = await files(maja, 'En sak.');
    expect(maja.reads()).toContain('9 december 2026 kl.\u00a014');
    await passes(24 * 7);
    expect(await isOut(first)).toBe(false);
    await passes(24);
    expect(await opensThread(karin, first)).toMatchObject({
      filedOn: '2026-12-01',
      filedUntil: '2026-12-08',
    });
  });
});

describe('a clock that is set back after a pass', () => {
  it.each([
    ['weekly', weekly, ['2026-12-01', '2026-12-01']],
    ['daily', daily, ['2026-12-01', '2026-12-01']],
  ] as const)('gives nothing a window of its own: %s', async (_, passes, days) => {
    const office = await openVissla({ passes });
    const [karin] = await office.staff('Kommunjurist', 'Kanslichef');
    await goesBy(office);
    for (let one = 0; one < 6; one++) await goesBy(office, { days: 1 });
    await goesBy(office, { minutes: 22 * hour });
    // Ten o'clock on the first of December; then a minute before.
    office.clock.advance({ minutes: -1 });
    const early = await files(office.person('Maja'), 'Det luktar gas.');
    await goesBy(office, { minutes: 3 });
    const late = await files(office.person('Omar'), 'En sak.');
    for (let one = 0; one < (passes.kind === 'weekly' ? 7 : 1); one++) {
      await looksFor(karin, early.reference);
      expect(karin.shown.view.name).not.toBe('desk_thread');
      await goesBy(office, { days: 1 });
    }
    for (const { reference } of [early, late]) {
      const { filedOn, page } = await opensThread(karin, reference);
      expect([filedOn, ...page.items.map(({ day }) => day)]).toEqual(days);
    }
    await office.close();
  });
});
