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
  const { chapter: only, hasTime, says, seed, passes } = told;
  const random = seeded(seed);
  const each = Math.min(mostEach, Math.ceil(passes / 2));
  const plan = Array.from({ length: Math.ceil(passes / each) }, (_, number) => ({
    play: number % everyWithTwo === 1 ? leadersChapter : passChapter,
    rounds: Math.min(each, passes - number * each),
    seed: Math.floor(random() * 2 ** 32),
  }));
  const figures: PassFigures[] = [];
  let next = only ?? 0;
  const end = only === undefined ? plan.length : only + 1;
  const lane = async (): Promise<void> => {
    for (;;) {
      const number = next++;
      const chapter = plan[number];
      if (chapter === undefined || number >= end || (figures.length > 0 && !hasTime())) return;
      try {
        figures.push(await chapter.play(chapter));
      } catch (error) {
        const repeat = `npm run torture -- --only passes --passes ${passes} --seed ${seed} --chapter ${number}`;
        throw new Error(`to be repeated by ${repeat}`, { cause: error });
      }
      const { rounds, sent } = total(figures);
      says(`${rounds} of ${passes} windows: all ${sent} reports came once, and none early`);
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: only === undefined ? atOnce : 1 }, lane),
  );
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return { ...total(figures), chapters: figures.length };
}

function total(figures: readonly PassFigures[]): PassFigures {
  const sum = (of: (one: PassFigures) => number): number =>
    figures.reduce((all, one) => all + of(one), 0);
  return {
    rounds: sum((one) => one.rounds),
    kills: sum((one) => one.kills),
    killsBeforeEnd: sum((one) => one.killsBeforeEnd),
    sent: sum((one) => one.sent),
    again: sum((one) => one.again),
    added: sum((one) => one.added),
  };
}
