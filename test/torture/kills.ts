import { type Chapter, killChapter, killKinds } from './kill-chapter';
import { inLanes, summed } from './lanes';
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
  const { says, seed, kills } = told;
  const figures = await inLanes({
    told,
    plan: planned(told),
    atOnce,
    play: killChapter,
    repeatedBy: (number, { kind }) =>
      `${kind}, to be repeated by npm run torture -- --only kills --kills ${kills} --seed ${seed} --chapter ${number}`,
    ended: (soFar, { kind }) => {
      const { kills: killed, sent } = summed(soFar);
      says(`${killed} of ${kills} kills: all ${sent} reports are there, whole and once (${kind})`);
    },
  });
  return { ...summed(figures), chapters: figures.length };
}
