import { keepUp } from '../../bot/start/keep-up';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const release = {
  soon: () => undefined,
  look: () => undefined,
  ended: () => Promise.resolve(),
  settled: () => Promise.resolve(),
};

it('looks for keys each minute and does the upkeep each hour, by the clock alone', async () => {
  const done = { keys: 0, tidy: 0 };
  const nothing = (): void => undefined;
  const upkeep = keepUp({
    vissla: {
      release,
      lookForKeys: async () => void (done.keys += 1),
      tidy: async () => void (done.tidy += 1),
    },
    log: { fault: nothing, writeCounts: nothing, dropCounts: nothing },
    day: () => '2026-11-25',
    isShared: false,
  });
  expect(done).toEqual({ keys: 0, tidy: 1 });
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(done).toEqual({ keys: 60, tidy: 2 });
  upkeep.end();
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(done).toEqual({ keys: 60, tidy: 2 });
});

it('tells the counts of whole days alone, whenever it was started', async () => {
  const told: string[] = [];
  let day = '2026-11-24';
  const upkeep = keepUp({
    vissla: {
      release,
      lookForKeys: () => Promise.resolve(),
      tidy: () => Promise.resolve(),
    },
    log: {
      fault: () => undefined,
      writeCounts: (of) => void told.push(of),
      dropCounts: () => void told.push('dropped'),
    },
    day: () => day,
    isShared: false,
  });
  for (day of ['2026-11-24', '2026-11-25', '2026-11-25', '2026-11-26', '2026-11-27'])
    await jest.advanceTimersByTimeAsync(3_600_000);
  expect(told).toEqual(['dropped', '2026-11-25', '2026-11-26']);
  upkeep.end();
});
