import type { Crowded } from '../play/crowded';

/** People of whom one wrote, as far as is known by who used the bot when. */
const candidates = 6;

/**
 * All reports of a window but one are the adversary's own, sent at times that are known to nobody better. Where
 * the one lies among them, in the file or by its id, points to a time; of those who were there then, the nearest
 * is named. Gives how often it was the writer, of as many windows as there are reports, each the one in turn.
 */
export function namedAmongOwn(
  { threads, file }: Crowded,
  by: 'place in the file' | 'id',
  next: () => number,
): { readonly right: number; readonly of: number } {
  const place =
    by === 'id'
      ? new Map([...threads.keys()].map((at) => [at, rankOf(threads.map(({ id }) => id), at)]))
      : placesIn(file, threads);
  const right = [...threads.keys()].filter((written) => {
    const pointsTo = place.get(written) ?? 0;
    const others = Array.from({ length: candidates - 1 }, () => next() * threads.length);
    const near = (time: number): number => Math.abs(time - pointsTo);
    return others.every((time) => near(time) > near(written));
  });
  return { right: right.length, of: threads.length };
}

export const guessAmong = 1 / candidates;

function placesIn(file: Buffer, threads: Crowded['threads']): Map<number, number> {
  const places = threads.map(({ id }) => file.indexOf(Buffer.from(id, 'hex')));
  return new Map([...threads.keys()].map((at) => [at, rankOf(places, at)]));
}

function rankOf<T extends string | number>(values: readonly T[], at: number): number {
  const own = values[at];
  return values.filter((value) => own !== undefined && value < own).length;
}
