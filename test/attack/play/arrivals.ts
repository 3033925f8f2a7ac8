import type { Copy } from './observed';
import { carriesAt, type Policy } from './policies';

/**
 * How many rows came into the pool in each hour, as copies show it. A pass that ends no window names all rows
 * anew: then only their number tells, beside the threads that came out.
 */
export function arrivals(copies: readonly Copy[], policy: Policy): Map<number, number> {
  return new Map(
    copies.map((copy, place) => {
      const { at, slots } = copy;
      const before = copies[place - 1];
      // What lies there at first came before the world began.
      if (before === undefined) return [at - 1, 0];
      const stayed = [...slots].filter((slot) => before.slots.has(slot)).length;
      const fresh = slots.size - stayed;
      if (stayed > 0 || !carriesAt(at - 1, policy)) return [at - 1, fresh];
      const waited = before.slots.size - threadsSince(before, copy);
      return [at - 1, Math.max(0, slots.size - waited)];
    }),
  );
}

function threadsSince(before: Copy, { threads }: Copy): number {
  return [...threads.keys()].filter((id) => !before.threads.has(id)).length;
}

/**
 * The hours in which those rows came that went between a copy and the one before, where the others kept their
 * names: none of these is what came out. Nothing where no row kept its name, or where none went.
 */
export function wentBetween(
  copies: readonly Copy[],
  place: number,
): ReadonlyMap<number, number> | undefined {
  const [before, after] = [copies[place - 1]?.slots ?? new Set<string>(), copies[place]?.slots];
  const went = [...before].filter((slot) => after?.has(slot) !== true);
  if (went.length === 0 || went.length === before.size) return undefined;
  const hours = new Map<number, number>();
  for (const slot of went) {
    const first = copies.findIndex(({ slots }) => slots.has(slot));
    const hour = (copies[first]?.at ?? 0) - 1;
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  return hours;
}
