import type { Observed } from '../play/observed';
import { ideal } from '../play/policies';
import { type Flaw, simulate } from '../play/simulate';
import { resultOf } from '../report/scores';
import { chanceWithin } from '../statistics/information';
import { mean } from '../statistics/samples';
import { makeWorld, plans } from '../world/world';
import { attackAll } from './adversaries';
import { likelihoods, readCopies, windowOf } from './evidence';
import { whoWroteByCopies } from './times';

const [small] = plans;

/** Bits beyond the ideal of somebody with copies, over some fifty reports. */
function beyond(flaw: Flaw): number {
  const results = [1, 2, 3, 4].flatMap((seed) =>
    attackAll(simulate(makeWorld(small!, seed), flaw)).map(resultOf),
  );
  return mean(results.filter((one) => one.adversary === 'A2').map((one) => one.excess));
}

describe('somebody with copies of every hour', () => {
  it('learns nothing beyond the window from an ideal product', () => {
    expect(beyond({})).toBeCloseTo(0, 9);
    expect(beyond({ weekly: true })).toBeCloseTo(0, 9);
  });

  it.each<[string, Flaw, number]>([
    ['is released at once', { atOnce: true }, 1],
    ['shows which threads change', { changesTell: true }, 0.3],
    ['leaves out half of the rows', { uncovered: 0.5 }, 0.2],
    ['leaves out half of the rows of a week', { uncovered: 0.5, weekly: true }, 0.1],
  ])('learns more from one that %s', (_, flaw, bits) => {
    expect(beyond(flaw)).toBeGreaterThan(bits);
  });

  it('names whoever was alone in the hour in which the pool grew', () => {
    const world = makeWorld(small!, 1);
    const at = (hour: number): number => 9 * 24 + hour;
    const copy = (hour: number, slots: string[], filed: boolean): Observed['copies'][number] => ({
      at: at(hour),
      slots: new Set(slots),
      threads: new Map(
        filed ? [['1', { reference: 'one', filedOn: '2026-09-17', revision: '1' }]] : [],
      ),
    });
    const observed: Observed = {
      world,
      policy: ideal,
      sessions: [
        { at: at(12.5), who: 7 },
        { at: at(13.5), who: 8 },
      ],
      copies: [
        copy(12, [], false),
        copy(13, [], false),
        copy(14, ['a'], false),
        copy(35, [], true),
      ],
      reports: [{ writer: 8, reference: 'one', wrote: [at(13.5)] }],
      bytes: [],
      driven: 'not at all',
      exchanges: [],
      chats: [],
      lines: [],
      register: new Map(),
      opened: { threads: [], text: '' },
      running: [],
      faults: [],
      equalBytes: 0,
      covered: 0.5,
    };
    const evidence = readCopies(observed).threads.get('one')!;
    expect(evidence.filed).toMatchObject({ from: at(10), until: at(34) });
    expect(chanceWithin(whoWroteByCopies(evidence, observed), 8, 1)).toBe(1);
    const both = likelihoods(windowOf(at(13.5)), observed, false);
    expect([both[7], both[8], both[9]]).toEqual([1, 1, 0]);
  });
});
