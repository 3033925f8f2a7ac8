import { keepUp } from '../../bot/start/keep-up';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = {
  soon: () => undefined,
  look: () => undefined,
  ended: () => Promise.resolve(),
  whenIdle: () => Promise.resolve(),
};

it('looks for keys, mails and counts each minute, and does the upkeep each hour, by the clock alone', async () => {
  const done = { keys: 0, mails: 0, told: 0, tidy: 0 };
  const nothing = (): void => undefined;
  const upkeep = keepUp({
    vissla: {
      pass,
      mails: { look: () => void (done.mails += 1), whenIdle: () => Promise.resolve() },
      lookForKeys: async () => void (done.keys += 1),
      tidy: async () => void (done.tidy += 1),
    },
    log: { fault: nothing },
    counts: { tell: () => void (done.told += 1) },
    isShared: false,
  });
  expect(done).toEqual({ keys: 0, mails: 1, told: 0, tidy: 1 });
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(done).toEqual({ keys: 60, mails: 61, told: 60, tidy: 2 });
  upkeep.end();
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(done).toEqual({ keys: 60, mails: 61, told: 60, tidy: 2 });
});
