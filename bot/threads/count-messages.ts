import { limits } from '../domain/limits';
import type { DataKeys, Family } from '../ports/sealers';
import type { CountWorld } from './worlds';

/** No thread holds more. */
const mostMessages = 65_536;
const looks = 8;

/**
 * Counts the messages of one family, whether they open or not. The holder of a data key finds the end by the
 * tags only: rows carry no thread key. It takes a few statements, however long the thread.
 * @param known so many are known to exist
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
  // `count` messages exist; the one numbered `end` does not.
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

/** The first few numbers, then doubling: most threads are short. */
function doubling(from: number): readonly number[] {
  const numbers = Array.from({ length: limits.candidateTags }, (_, step) => from + step);
  for (let next = 2 * (from + looks); next < mostMessages; next *= 2) numbers.push(next);
  return numbers;
}

/** At most `looks` numbers, evenly spread over the range. */
function spread(from: number, end: number): readonly number[] {
  const parts = Math.min(looks, end - from);
  return Array.from(
    { length: parts },
    (_, part) => from + Math.floor((part * (end - from)) / parts),
  );
}

/** How much of a thread is out: a desk's position and all tags follow from it. */
export interface Counts {
  /** Messages of both sides. */
  readonly messages: number;
  /** Messages of the writer's own family. */
  readonly ofFamily: number;
  /** How many more the writer may add before an answer; no limit when unset. */
  readonly left?: number;
}

/** Counts a thread's messages, without opening one. */
export async function seenNow(
  world: CountWorld,
  { common }: Pick<DataKeys, 'common'>,
  family: Family,
): Promise<Counts> {
  const reporter = await countMessages(world, common, 'reporter');
  const desk = await countMessages(world, common, 'desk');
  return { messages: reporter + desk, ofFamily: family === 'reporter' ? reporter : desk };
}
