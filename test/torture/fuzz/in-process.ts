import { setImmediate as nextTurn } from 'node:timers/promises';
import { seeded } from '../seeded';
import { exchange } from './exchange';
import { openFuzzHouse } from './house';
import { anyInput } from './inputs';
import { heapMegabytes } from './memory';

/** Requests that are under way at the same time. */
const lanes = 16;
/** How much later each request comes: what is remembered for an hour is forgotten within ten thousand. */
const apartMilliseconds = 500;
/** After so many the attacker looks at the product anew, before his drafts are too old. */
const each = 5_000;
/** How much more memory may be in use at any later tenth than after the first. */
const mostGrowth = 12;
/**
 * With fewer inputs than these the first tenth has not yet met everything that is loaded and compiled
 * late.
 */
const fromInputs = 20_000;

/** What was found; nothing of it may be there. */
interface Fault {
  readonly input: number;
  readonly what: string;
}

/** How an input's own sequence of chance begins: each can be made again by itself. */
const sequenceOf = (seed: number, input: number): (() => number) =>
  seeded((seed + Math.imul(input, 0x9e3779b1)) >>> 0);

/** Gives every input of a range to the product in this process. Stops at the first fault. */
export async function fuzzInProcess(told: {
  readonly seed: number;
  readonly inputs: number;
  /** The only one, if it is to be repeated. */
  readonly only: number | undefined;
  readonly hasTime: () => boolean;
  readonly says: (line: string) => void;
}): Promise<{ readonly given: number; readonly growth: number; readonly kinds: number }> {
  const { seed, inputs, hasTime, says } = told;
  const house = await openFuzzHouse();
  const faults: Fault[] = [];
  const kinds = new Map<string, number>();
  const heaps: number[] = [];
  let now = told.only ?? 0;
  const escaped = (error: unknown): void => {
    const what = error instanceof Error ? error.stack : String(error);
    faults.push({ input: now, what: `escaped: ${String(what)}` });
  };
  process.on('uncaughtException', escaped).on('unhandledRejection', escaped);
  try {
    const end = told.only === undefined ? inputs : told.only + 1;
    let target = await house.target();
    const stored = await house.stored();
    const tenth = Math.max(1, Math.floor(inputs / 10));
    while (now < end && faults.length === 0 && (now === 0 || hasTime())) {
      const stop = Math.min(end, now + Math.min(each, tenth));
      const lane = async (): Promise<void> => {
        while (now < stop && faults.length === 0) {
          // What goes over a socket, to the messengers, comes to its turn as well.
          await nextTurn();
          const input = now++;
          house.passes(apartMilliseconds);
          const made = anyInput(sequenceOf(seed, input), target);
          const status = await exchange(house.app, made);
          const name = `${made.kind} ${status}`;
          kinds.set(name, (kinds.get(name) ?? 0) + 1);
          if (status >= 500)
            faults.push({ input, what: `${made.kind} was answered with ${status}` });
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      for (const what of house.faults()) faults.push({ input: now, what });
      if (now % tenth < each || now === end) {
        house.forgets();
        heaps.push(heapMegabytes());
        const after = await house.stored();
        if (after !== stored)
          faults.push({ input: now, what: `stored ${after} where there was ${stored}` });
        says(`${now} of ${inputs} inputs, ${Math.round(heaps.at(-1) ?? 0)} MB`);
      }
      if (now < end) target = await house.target();
    }
    const first = heaps[0] ?? 0;
    const growth = Math.max(0, ...heaps.slice(1)) - first;
    if (inputs >= fromInputs && growth > mostGrowth)
      faults.push({ input: now, what: `memory grew by ${growth.toFixed(1)} MB` });
    const [fault] = faults;
    if (fault !== undefined) throw new Error(`at input ${fault.input}: ${fault.what}`);
    says(
      [...kinds]
        .sort()
        .map(([name, count]) => `${name}: ${count}`)
        .join(', '),
    );
    return { given: now, growth: Math.max(0, growth), kinds: kinds.size };
  } finally {
    process.off('uncaughtException', escaped).off('unhandledRejection', escaped);
    await house.close();
  }
}
