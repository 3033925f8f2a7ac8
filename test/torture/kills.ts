import { type Chapter, type ChapterFigures, killChapter, killKinds } from './kill-chapter';
import type { PartFigures, Told } from './part';
import { seeded } from './seeded';

/** Kills in one installation, at most, before it is looked through and the next one begins. */
const mostEach = 25;
/** Installations at the same time: each waits for its processes most of the time. */
const atOnce = 3;

/** The whole plan: as many kills as are asked for, the kinds in turn, each chapter with a seed of its own. */
function planned({ kills, seed }: Pick<Told, 'kills' | 'seed'>): readonly Chapter[] {
  const random = seeded(seed);
  const killsEach = Math.min(mostEach, Math.ceil(kills / killKinds.length));
  return Array.from({ length: Math.ceil(kills / killsEach) }, (_, number) => ({
    kind: killKinds[number % killKinds.length] ?? 'filing',
    kills: Math.min(killsEach, kills - number * killsEach),
    seed: Math.floor(random() * 2 ** 32),
  }));
}

/** Kills the bot a thousand times, unless told otherwise. Rejects with how to repeat what failed. */
export async function tortureByKills(told: Told): Promise<PartFigures> {
  const { chapter: only, hasTime, says, seed, kills } = told;
  const plan = planned(told);
  const figures: ChapterFigures[] = [];
  let next = only ?? 0;
  const end = only === undefined ? plan.length : only + 1;
  const lane = async (): Promise<void> => {
    for (;;) {
      const number = next++;
      const chapter = plan[number];
      if (chapter === undefined || number >= end || (figures.length > 0 && !hasTime())) return;
      try {
        figures.push(await killChapter(chapter));
      } catch (error) {
        const repeat = `npm run torture -- --only kills --kills ${kills} --seed ${seed} --chapter ${number}`;
        throw new Error(`${chapter.kind}, to be repeated by ${repeat}`, { cause: error });
      }
      const { kills: killed, sent } = total(figures);
      says(
        `${killed} of ${kills} kills: all ${sent} reports are there, whole and once (${chapter.kind})`,
      );
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: only === undefined ? atOnce : 1 }, lane),
  );
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return { ...total(figures), chapters: figures.length };
}

function total(figures: readonly ChapterFigures[]): ChapterFigures {
  const sum = (of: (one: ChapterFigures) => number): number =>
    figures.reduce((all, one) => all + of(one), 0);
  return {
    kills: sum((one) => one.kills),
    sent: sum((one) => one.sent),
    again: sum((one) => one.again),
    rotations: sum((one) => one.rotations),
    moves: sum((one) => one.moves),
  };
}
