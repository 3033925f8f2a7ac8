import { setImmediate } from 'node:timers/promises';
import { startTicker, steadies } from '../../bot/platform/ticker';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/** What was called, and at which millisecond after the start. */
function start(isFast: () => boolean, takes: () => Promise<void> = () => Promise.resolve()) {
  const began = performance.now();
  const called: [string, number][] = [];
  const call = (name: string) => (): Promise<void> => {
    called.push([name, Math.round(performance.now() - began)]);
    return takes();
  };
  const ticker = startTicker({
    seconds: () => (isFast() ? 1 : 60),
    beat: call('beat'),
    look: call('look'),
  });
  const passes = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      jest.advanceTimersByTime(100);
      await setImmediate();
    }
  };
  return { ticker, called, passes };
}

it('beats each minute else, and looks each second in between', async () => {
  let isFast = false;
  const { called, passes } = start(() => isFast);
  await passes(121_000);
  const beats = () => called.filter(([name]) => name === 'beat').map(([, at]) => at);
  expect(beats()).toEqual([60_000, 120_000]);
  expect(called).toHaveLength(121);
  isFast = true;
  await passes(2_000);
  expect(beats()).toEqual([60_000, 120_000, 122_000, 123_000]);
});

it('beats each other second where it is told so, and makes up for one that was left out', async () => {
  const began = performance.now();
  const beats: number[] = [];
  let end: (() => void) | undefined;
  const beat = (): Promise<void> => {
    beats.push(Math.round(performance.now() - began));
    return new Promise((resolve) => (end = resolve));
  };
  const ticker = startTicker({ seconds: () => 2, beat, look: () => Promise.resolve() });
  for (let second = 0; second < 13; second++) {
    jest.advanceTimersByTime(1_000);
    await setImmediate();
    // The beat of the sixth second takes longer than that of the eighth comes.
    if (second < 5 || second > 7) end?.();
    await setImmediate();
  }
  ticker.stop();
  expect(beats).toEqual([2_000, 4_000, 6_000, 10_000, 12_000]);
});

it('keeps its moments however long a beat takes: one that comes meanwhile is left out', async () => {
  let end: () => void = () => undefined;
  const { called, passes } = start(
    () => true,
    () => new Promise((resolve) => (end = resolve)),
  );
  await passes(1_300);
  end();
  await passes(1_000);
  await passes(1_200);
  end();
  await passes(1_000);
  expect(called.map(([, at]) => at)).toEqual([1_000, 2_000, 4_000]);
});

it('keeps its moments where a timer came late', async () => {
  const { called, passes } = start(() => true);
  await passes(1_000);
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + 700);
  await passes(2_400);
  jest.restoreAllMocks();
  expect(called.map(([, at]) => at)).toEqual([1_000, 2_700, 3_000, 4_000]);
});

it('makes up for the beat of a minute whose moment was left out, a second later', async () => {
  let end: (() => void) | undefined;
  const { called, passes } = start(
    () => false,
    () => new Promise((resolve) => (end = resolve)),
  );
  for (let second = 1; second < 59; second++) {
    await passes(1_000);
    end?.();
  }
  await passes(2_500);
  end?.();
  await passes(1_500);
  expect(called.at(-2)).toEqual(['look', 59_000]);
  expect(called.at(-1)).toEqual(['beat', 61_000]);
});

it('calls nothing once it has stopped', async () => {
  const { ticker, called, passes } = start(() => true);
  await passes(1_000);
  ticker.stop();
  await passes(5_000);
  expect(called).toHaveLength(1);
});

/** The moments of calls, on a clock whose timers come early or late by so much, in turn. */
const momentsOf = async (jitter: readonly number[], isFast: boolean, milliseconds: number) => {
  let now = 0;
  let timers: { at: number; task: () => void }[] = [];
  let count = 0;
  const ticks = {
    now: () => now,
    after: (wait: number, task: () => void) => {
      timers.push({ at: Math.max(now, now + wait + (jitter[count++ % jitter.length] ?? 0)), task });
      return () => (timers = []);
    },
  };
  const [beats, looks]: [number[], number[]] = [[], []];
  const calls = {
    seconds: () => (isFast ? 1 : 60),
    beat: () => Promise.resolve(void beats.push(Math.round(now / 1000))),
    look: () => Promise.resolve(void looks.push(Math.round(now / 1000))),
  };
  const ticker = startTicker(calls, ticks);
  let due = timers.shift();
  for (; due !== undefined && due.at <= milliseconds; due = timers.shift()) {
    now = due.at;
    due.task();
    // Whatever the call promised is done.
    await setImmediate();
  }
  ticker.stop();
  return { beats, looks };
};

it.each([[[0]], [[-0.6, 0, 4]], [[-3, 150]]])(
  'calls once a second with timers off by %j',
  async (jitter) => {
    const { beats, looks } = await momentsOf(jitter, true, 5_200);
    expect(beats).toStrictEqual([1, 2, 3, 4, 5]);
    expect(looks).toStrictEqual([]);
  },
);

it.each([0.3, 1, 1.7, 3.4, 8.2])('comes to its fixed moment after %d ms of work', async (work) => {
  let now = 0;
  const machine = {
    // Each look at the time takes some.
    now: () => (now += 0.001),
    // Node's timers know whole milliseconds alone, and are a little late.
    wait: (milliseconds: number) => {
      now += Math.max(1, Math.trunc(milliseconds)) + 0.4;
      return Promise.resolve();
    },
  };
  const steady = steadies(machine);
  now += work;
  await steady();
  expect(now).toBeCloseTo(40, 2);
});
