import { setTimeout as wait } from 'node:timers/promises';
import type { Ticks } from '../ports/time';

const second = 1000;

const machineTicks: Ticks = {
  now: () => performance.now(),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A beat writes so long after its moment: more than it takes to work out what is sent. */
const steadyMilliseconds = 40;
/** Timers know whole milliseconds alone, and come late: for the last ones the clock is watched. */
const watchedMilliseconds = 2;

const performanceClock = { now: () => performance.now(), wait: (span: number) => wait(span) };

/** Each span is of {@link steadyMilliseconds}; its promise resolves at its end, to some microseconds. */
export function steadies(
  machine: { now(): number; wait(milliseconds: number): Promise<void> } = performanceClock,
): () => Promise<void> {
  const end = machine.now() + steadyMilliseconds;
  return async () => {
    await machine.wait(Math.max(0, end - machine.now() - watchedMilliseconds));
    while (machine.now() < end);
  };
}

/**
 * Calls at fixed moments of a monotonic clock: each second, for a beat or a look. A timer that is set again
 * after each call would keep the cost of a press in its phase. A moment that comes while the last call is
 * under way is left out.
 * @param beats `seconds`: from one beat to the next just now, a divisor of a minute
 */
export function startTicker(
  beats: {
    readonly seconds: () => number;
    readonly beat: () => Promise<void>;
    readonly look: () => Promise<void>;
  },
  ticks: Ticks = machineTicks,
): { stop(): void } {
  const base = ticks.now();
  let count = 0;
  let last = 0;
  let isBusy = false;
  let cancel = (): void => undefined;
  const next = (): void => {
    const passed = ticks.now() - base;
    // A timer may fire a little early: no moment comes twice.
    count = Math.max(count, Math.floor(passed / second)) + 1;
    cancel = ticks.after(count * second - passed, tick);
  };
  const tick = (): void => {
    const now = count;
    next();
    if (isBusy) return;
    isBusy = true;
    // Where a moment was left out the next second counts.
    const seconds = beats.seconds();
    const isBeat = Math.floor(now / seconds) !== Math.floor(last / seconds);
    last = now;
    void (isBeat ? beats.beat() : beats.look()).finally(() => {
      isBusy = false;
    });
  };
  next();
  return {
    stop: () => {
      cancel();
    },
  };
}
