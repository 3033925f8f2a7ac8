import { limits } from '../domain/limits';
import type { Family } from '../ports/sealer';
import type { CountWorld } from './worlds';

/** A message's position takes two bytes: no thread holds more. */
const mostMessages = 65_536;
/** Numbers that are looked for in one statement. */
const looks = 8;

/**
 * How many messages of one family there are, whether they open or not. The holder of a data key finds the end
 * by the tags alone: rows carry no thread key, and nothing is opened. A few statements, however long the
 * thread.
 * @param known so many are known to be there
 */
export async function countMessages(
  world: CountWorld,
  dataKey: Uint8Array,
  family: Family,
  known = 0,
): Promise<number> {
  const isThere = async (numbers: readonly number[]): Promise<readonly boolean[]> =>
    world.threads.stored(
      numbers.flatMap((number) => world.messages.tags(dataKey, family, number, 1)),
    );
  // So many are there, and the one of the number `end` is not.
  let [count, end] = [known, mostMessages];
  const narrow = async (numbers: readonly number[]): Promise<void> => {
    const there = await isThere(numbers);
    const missing = there.indexOf(false);
    end = numbers[missing] ?? end;
    const last = missing < 0 ? numbers.length - 1 : missing - 1;
    count = (numbers[last] ?? count - 1) + 1;
  };
  await narrow(doubling(known));
  while (count < end) await narrow(spread(count, end));
  return count;
}

/** The numbers of the first few, then each twice the one before: most threads are short. */
function doubling(from: number): readonly number[] {
  const numbers = Array.from({ length: limits.candidateTags }, (_, step) => from + step);
  for (let next = 2 * (from + looks); next < mostMessages; next *= 2) numbers.push(next);
  return numbers;
}

/** At most `looks` numbers that part what lies between. */
function spread(from: number, end: number): readonly number[] {
  const parts = Math.min(looks, end - from);
  return Array.from(
    { length: parts },
    (_, part) => from + Math.floor((part * (end - from)) / parts),
  );
}
