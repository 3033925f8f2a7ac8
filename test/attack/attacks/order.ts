import type { Crowded } from '../play/crowded';
import { areaUnderCurve } from '../statistics/samples';

/** How often what lies earlier in the file was filed earlier, of all pairs in one window. */
export function orderInFile({ threads, file }: Crowded): { right: number; pairs: number } {
  const places = threads.map(({ id }) => file.indexOf(Buffer.from(id, 'hex')));
  return ordered(places);
}

/** How often what comes first by its name was filed earlier: a name that counts tells the order as well. */
export function orderByName({ threads }: Crowded): { right: number; pairs: number } {
  const sorted = threads.map(({ id }) => id).sort();
  return ordered(threads.map(({ id }) => sorted.indexOf(id)));
}

function ordered(places: readonly number[]): { right: number; pairs: number } {
  const pairs = places.flatMap((own, at) => places.slice(at + 1).map((later) => own < later));
  return { right: pairs.filter(Boolean).length, pairs: pairs.length };
}

/**
 * How well rows of one author can be told from rows of two, by how many bytes are equal in the same places:
 * 0.5 is not at all.
 */
export function authorPairs(windows: readonly Crowded[]): { area: number; pairs: number } {
  const same: number[] = [];
  const different: number[] = [];
  for (const { threads } of windows)
    threads.forEach((one, at) => {
      for (const other of threads.slice(at + 1))
        (one.author === other.author ? same : different).push(alike(one.row, other.row));
    });
  return { area: areaUnderCurve(same, different), pairs: same.length };
}

function alike(one: Buffer, other: Buffer): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) if (one[at] === other[at]) count++;
  return count;
}
