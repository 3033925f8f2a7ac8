import type { Crowded } from '../play/crowded';

/** People of whom one wrote, as far as is known by who used the bot when. */
const candidates = 6;

/**
 * All reports of a window but one are the adversary's own, sent at times that nobody else knows. Where the
 * one lies among them, in the file or by its id, points to a time, or counted from the end to another; of
 * those who were there then, the nearest is named. Gives how often it was the writer, by the better of both,
 * with each report in turn as the one.
 */
export function namedAmongOwn(
  crowds: readonly Crowded[],
  by: 'place in the file' | 'id',
  next: () => number,
): number {
  let [forwards, backwards, all] = [0, 0, 0];
  for (const { threads, file } of crowds) {
    const places = threads.map(({ id }) =>
      by === 'id' ? parseInt(id.slice(0, 12), 16) : file.indexOf(Buffer.from(id, 'hex')),
    );
    for (const [written, place] of places.entries()) {
      const rank = places.filter((other) => other < place).length;
      const others = Array.from({ length: candidates - 1 }, () => next() * threads.length);
      const isNamed = (points: number): boolean =>
        others.every((time) => Math.abs(time - points) > Math.abs(written - points));
      forwards += isNamed(rank) ? 1 : 0;
      backwards += isNamed(threads.length - 1 - rank) ? 1 : 0;
      all += 1;
    }
  }
  return Math.max(forwards, backwards) / all;
}

export const guessAmong = 1 / candidates;
