import { plainSealer } from '../keeper/merging/plain-sealer';
import { holdsInRuns } from '../keeper/merging/runs';
import type { PartFigures, Told } from './part';

/** Runs of one chapter: each chapter has a seed of its own. */
const runsOfChapter = 1_000;
const chapters = 20;

/** The model of merging, in many more runs than in `npm test`. Rejects with how to repeat what failed. */
export async function tortureByMerging({
  seed,
  chapter,
  hasTime,
  says,
}: Told): Promise<PartFigures> {
  const [from, until] = chapter === undefined ? [0, chapters] : [chapter, chapter + 1];
  let [runs, steps] = [0, 0];
  for (let one = from; one < until && hasTime(); one++) {
    try {
      const ran = await holdsInRuns(plainSealer, {
        seed: (seed + one) | 0,
        numRuns: runsOfChapter,
      });
      steps += ran.steps;
      runs += runsOfChapter;
    } catch (cause) {
      const repeat = `npm run torture -- --only merging --seed ${seed} --chapter ${one}`;
      throw new Error(`to be repeated by ${repeat}`, { cause });
    }
    says(`merging: ${runs} runs, ${steps} steps`);
  }
  return { runs, steps };
}
