import type { InRounds, Pool } from '../../ports/pool';

/** Answers of one beat. */
interface Round {
  /** Those that are drawn, each by the number of its press. */
  readonly drawn: { readonly nth: number; readonly go: () => void }[];
  /** How many are still to be drawn. */
  drawing: number;
  isDue: boolean;
}

/**
 * Lets all answers of one beat go at one moment, in the order of their presses. Else whoever has sent would
 * be answered last: the view of what was sent is drawn after the beat, and all others before it.
 * @param moment resolves a fixed time after it was called, longer than it takes to draw some views
 */
export function createRounds(pool: Pool, moment: () => Promise<void>): InRounds {
  let presses = 0;
  let round: Round | undefined;
  const openIfDone = (one: Round): void => {
    if (!one.isDue || one.drawing > 0) return;
    if (round === one) round = undefined;
    for (const { go } of one.drawn.sort((a, b) => a.nth - b.nth)) go();
  };
  const begin = (): Round => {
    const begun: Round = { drawn: [], drawing: 0, isDue: false };
    void moment().then(() => {
      begun.isDue = true;
      openIfDone(begun);
    });
    return begun;
  };
  return async (work) => {
    const nth = presses++;
    let mine: Round | undefined;
    const leave = (): void => {
      if (mine === undefined) return;
      mine.drawing -= 1;
      openIfDone(mine);
      mine = undefined;
    };
    const through = async <T>(beat: () => Promise<T>): Promise<T> => {
      leave();
      try {
        return await beat();
      } finally {
        mine = round ??= begin();
        mine.drawing += 1;
      }
    };
    try {
      return await work({
        ...pool,
        submit: (submission) => through(() => pool.submit(submission)),
        beat: () => through(() => pool.beat()),
      });
    } finally {
      const last = mine;
      if (last !== undefined)
        await new Promise<void>((go) => {
          last.drawn.push({ nth, go });
          // Not before this waits itself: who is drawn last goes in turn as well.
          setImmediate(leave);
        });
    }
  };
}
