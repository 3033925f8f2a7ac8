import { seeded } from '../../torture/seeded';
import { attackAll } from '../attacks/adversaries';
import type { Crowded } from '../play/crowded';
import type { Observed } from '../play/observed';
import { type Flaw, simulate } from '../play/simulate';
import { mean } from '../statistics/samples';
import { makeWorld } from '../world/world';
import { auditLines } from './audit-lines';
import { byBackup } from './backup';
import { afterMessages, worstOf } from './messages';
import { guessAmong, namedAmongOwn } from './n-minus-one';
import { within } from './tried';
import { urgency, withUrgent } from './urgent';
import { vaultReads } from './verdicts';
import {
  afterAReport,
  aroundReports,
  baited,
  baits,
  busy,
  calm,
  dropping,
  readWhenNew,
} from './worlds';

const seeds = [1, 2, 3, 4, 5];

describe('a question every week', () => {
  const worlds = seeds.map((seed) => baited(calm, seed));

  it('is answered every week, after it is out, by the one who reported', () => {
    for (const { happenings } of worlds)
      for (const report of [0, 1]) {
        const own = happenings.filter((one) => 'report' in one && one.report === report);
        const kinds = own.map(({ kind }) => kind).join(' ');
        expect(kinds).toBe(`files${' desk-answers follows-up'.repeat(baits)}`);
        expect(new Set(own.flatMap((one) => ('who' in one ? [one.who] : []))).size).toBe(1);
      }
  });

  it('gives away the windows and no more, and in the end the writer', () => {
    const found = afterMessages(
      worlds.map((world) => simulate(world)),
      baits + 1,
    );
    expect(worstOf(found)).toBeCloseTo(0, 9);
    expect(found.at(-1)).toMatchObject({ top1: 1, crowd: 1 });
    expect(found[0]?.crowd).toBeGreaterThan(2);
  });

  it('gives away more where messages bear the day of writing', () => {
    const told = worlds.map((world) => simulate(world, { daysTell: true }));
    expect(worstOf(afterMessages(told, baits + 1))).toBeGreaterThan(0.1);
  });
});

describe('whoever has all reports of a window but one', () => {
  const crowd = (idOf: (at: number) => number): Crowded => {
    const threads = Array.from({ length: 50 }, (_, at) => ({
      id: idOf(at).toString(16).padStart(32, '0'),
      author: at,
      row: Buffer.alloc(0),
    }));
    const file = Buffer.from(threads.map(({ id }) => id).join(''), 'hex');
    return { threads, file, faults: [] };
  };

  it.each<[string, (at: number) => number]>([
    ['count', (at) => at],
    ['count down', (at) => 1_000 - at],
  ])('names the writer where ids %s', (_, idOf) => {
    expect(namedAmongOwn([crowd((at) => idOf(at) * 2 ** 84)], 'id', seeded(1))).toBeGreaterThan(
      0.8,
    );
  });

  it('names the writer where threads lie in the order of arrival, and guesses where they do not', () => {
    const next = seeded(2);
    const random = Array.from({ length: 20 }, () => crowd(() => next() * 2 ** 120));
    expect(namedAmongOwn(random, 'place in the file', next)).toBeGreaterThan(0.8);
    expect(namedAmongOwn(random, 'id', next)).toBeLessThan(guessAmong + 0.06);
  });
});

describe('a backup of both from within a window', () => {
  it('tells whether a report lay there, and nothing right after a pass', () => {
    const observed = seeds.map((seed): Observed => {
      const made = simulate(aroundReports(makeWorld(busy, seed)));
      const running = made.reports.map(({ reference, wrote: [at = 0] }) => {
        const side = 'reporter' as const;
        return { at: Math.floor(at) + 1, kind: 'filing' as const, thread: reference, side };
      });
      return { ...made, running };
    });
    const bits = (hours: number): number =>
      Number(
        within(
          '',
          observed.flatMap((one) => byBackup(one, hours)),
          1,
        ).figures['running window, bits'],
      );
    expect(bits(0)).toBeCloseTo(0, 9);
    expect(bits(5)).toBeGreaterThan(0.1);
  });
});

describe('a release besides the passes', () => {
  const seen = (flaw: (hours: number[]) => Flaw): string => {
    const attempts = seeds.flatMap((seed) => {
      const world = aroundReports(makeWorld(busy, seed));
      const hours = Array.from({ length: world.ends }, (_, hour) => hour);
      const after = hours.filter((hour) => afterAReport(world, hour, 1));
      return attackAll(simulate(world, flaw(after)), ['A2', 'host']);
    });
    return within('', attempts, 1).verdict;
  };

  it('is seen where there is one, and not where there is none', () => {
    expect(seen((releasesAt) => ({ releasesAt }))).toBe('missed');
    expect(seen(() => ({}))).toBe('kept');
  });
});

describe('a release for urgent matters', () => {
  const seen = (flaw: Flaw): Observed[] =>
    seeds.map((seed) => simulate(withUrgent(makeWorld(busy, seed)), { weekly: true, ...flaw }));

  it('leaves the crowd of a day to whoever hurries, and that of the week to the others', () => {
    const { verdict, figures } = urgency(seen({}), 1);
    expect(verdict).toBe('kept');
    for (const [name, value] of Object.entries(figures))
      if (name.endsWith('bits')) expect([name, Math.abs(value)]).toEqual([name, 0]);
    expect(figures['crowd, others']).toBeGreaterThan(2 * Number(figures['crowd, urgent']));
  });

  it('gives away the hour where those that wait on keep their names', () => {
    const { verdict, figures } = urgency(seen({ namesStay: true }), 1);
    expect(verdict).toBe('missed');
    expect(figures['A2, urgent, bits']).toBeGreaterThan(0.5);
    expect(figures['A2, others, bits']).toBeCloseTo(0, 9);
  });
});

describe('the lines of the audit', () => {
  const worlds = seeds.map((seed) => readWhenNew(makeWorld(busy, seed)));

  it('give away the windows of further messages where the desk reads what is new', () => {
    const { verdict, figures } = auditLines(
      worlds.map((world) => simulate(world)),
      1,
    );
    expect(figures['A2 without them, bits']).toBeCloseTo(0, 9);
    expect(figures['A2 with them, bits']).toBeGreaterThan(0.1);
    expect(verdict).toBe('open');
  });

  it('give away nothing where nobody reads', () => {
    const { verdict, figures } = auditLines(
      worlds.map((world) => {
        const happenings = world.happenings.filter(({ kind }) => kind !== 'desk-reads');
        return simulate({ ...world, happenings });
      }),
      1,
    );
    expect(figures['A2 with them, bits']).toBeCloseTo(0, 9);
    expect(verdict).toBe('kept');
  });
});

it('drops as many dialogs as it is told, and no report', () => {
  const worlds = seeds.map((seed) => dropping(aroundReports(makeWorld(busy, seed)), 0.25));
  const shares = worlds.map(({ happenings }) => {
    const everyday = happenings.filter(({ kind }) => kind === 'everyday');
    return (
      everyday.filter((one) => 'what' in one && one.what === 'dropped').length / everyday.length
    );
  });
  expect(mean(shares)).toBeCloseTo(0.25, 1);
  expect(worlds.every(({ happenings }) => happenings.some(({ kind }) => kind === 'files'))).toBe(
    true,
  );
});

it.each([
  [{ presses: 9, onPress: 0, otherwise: 5 }, 'kept'],
  [{ presses: 9, onPress: 1, otherwise: 5 }, 'missed'],
  // Nobody who hears nothing has found that nothing is asked.
  [{ presses: 9, onPress: 0, otherwise: 0 }, 'missed'],
])('a vault with %j is %s', (reads, verdict) => {
  expect(vaultReads([reads]).verdict).toBe(verdict);
});
