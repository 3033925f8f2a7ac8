import { keepUp } from '../../bot/start/keep-up';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('looks for keys each minute and does the upkeep each hour, by the clock alone', async () => {
  const done = { keys: 0, tidy: 0 };
  const nothing = (): void => undefined;
  const upkeep = keepUp({
    vissla: {
      release: { soon: nothing, look: nothing, settled: () => Promise.resolve() },
      lookForKeys: async () => void (done.keys += 1),
      tidy: async () => void (done.tidy += 1),
    },
    log: { fault: nothing, writeCounts: nothing },
    today: () => '2026-11-25',
    isShared: false,
  });
  expect(done).toEqual({ keys: 0, tidy: 1 });
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(done).toEqual({ keys: 60, tidy: 2 });
  upkeep.end();
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(done).toEqual({ keys: 60, tidy: 2 });
});
