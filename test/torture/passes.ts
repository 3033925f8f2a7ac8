import { inLanes, summed } from './lanes';
import type { PartFigures, Told } from './part';
import { leadersChapter } from './passes/leaders-chapter';
import { type PassFigures, passChapter } from './passes/pass-chapter';
import { seeded } from './seeded';

/** Windows in one installation, at most, before the next one begins. */
const mostEach = 12;
/** Installations at the same time: each waits for its processes most of the time. */
const atOnce = 2;
/** Every so many-th installation has two servers on one database. */
const everyWithTwo = 3;

/**
 * Ends windows in every bad way: killed in a pass, stopped over the hour, with clocks that jump, with a
 * leader that dies while another waits. Rejects with how to repeat what failed.
 */
export async function tortureByPasses(told: Told): Promise<PartFigures> {
  const { says, seed, passes } = told;
  const random = seeded(seed);
  const each = Math.min(mostEach, Math.ceil(passes / 2));
  const plan = Array.from({ length: Math.ceil(passes / each) }, (_, number) => ({
    play: number % everyWithTwo === 1 ? leadersChapter : passChapter,
    rounds: Math.min(each, passes - number * each),
    seed: Math.floor(random() * 2 ** 32),
  }));
  const figures = await inLanes({
    told,
    plan,
    atOnce,
    play: (chapter): Promise<PassFigures> => chapter.play(chapter),
    repeatedBy: (number) =>
      `to be repeated by npm run torture -- --only passes --passes ${passes} --seed ${seed} --chapter ${number}`,
    ended: (soFar) => {
      const { rounds, sent } = summed(soFar);
      says(`${rounds} of ${passes} windows: all ${sent} reports came once, and none early`);
    },
  });
  return { ...summed(figures), chapters: figures.length };
}
