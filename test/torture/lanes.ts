import type { Told } from './part';

/** What chapters found, summed up by name. */
export function summed<Name extends string>(
  figures: readonly Readonly<Record<Name, number>>[],
): Readonly<Record<Name, number>> {
  const sums: Partial<Record<Name, number>> = {};
  for (const one of figures)
    for (const name of Object.keys(one) as Name[]) sums[name] = (sums[name] ?? 0) + one[name];
  return sums as Record<Name, number>;
}

/**
 * Plays the chapters of a plan, so many at the same time, while there is time: the first ones always, or one
 * alone when its number is told. Gives what each found, in the order they ended. Rejects with what failed,
 * once all that had begun have ended.
 */
export async function inLanes<Chapter, Figures>(of: {
  readonly told: Pick<Told, 'chapter' | 'hasTime'>;
  readonly plan: readonly Chapter[];
  readonly atOnce: number;
  readonly play: (chapter: Chapter) => Promise<Figures>;
  /** What to type for this chapter again, by its number in the plan, and which it was. */
  readonly repeatedBy: (number: number, chapter: Chapter) => string;
  readonly ended: (figures: readonly Figures[], chapter: Chapter) => void;
}): Promise<readonly Figures[]> {
  const { plan, atOnce, play, repeatedBy, ended } = of;
  const { chapter: only, hasTime } = of.told;
  const figures: Figures[] = [];
  let next = only ?? 0;
  const end = only === undefined ? plan.length : only + 1;
  const lane = async (): Promise<void> => {
    for (;;) {
      const number = next++;
      const chapter = plan[number];
      if (chapter === undefined || number >= end || (figures.length > 0 && !hasTime())) return;
      try {
        figures.push(await play(chapter));
      } catch (error) {
        throw new Error(repeatedBy(number, chapter), { cause: error });
      }
      ended(figures, chapter);
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: only === undefined ? atOnce : 1 }, lane),
  );
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
  return figures;
}
