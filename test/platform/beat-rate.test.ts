import fc from 'fast-check';
import { createBeatRate } from '../../bot/platform/beat-rate';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 24, 9) + 321;

function open() {
  let now = start;
  return {
    beatRate: createBeatRate({ now: () => now }),
    at: (milliseconds: number) => void (now = start + milliseconds),
    now: () => now,
  };
}

it('is slow until a dialog begins', () => {
  const { beatRate, at } = open();
  expect([beatRate.fastUntil(), beatRate.isFast()]).toEqual([0, false]);
  beatRate.begin();
  // To the whole second in which the dialog began.
  expect(beatRate.fastUntil()).toBe(start - 321 + hour);
  at(hour - second);
  expect(beatRate.isFast()).toBe(true);
  at(hour);
  expect(beatRate.isFast()).toBe(false);
});

it('is fast for an hour from each dialog on, and stores of all moments the first after a quiet hour', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 3 * hour }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(pauses, (all) => {
      const { beatRate, at, now } = open();
      let passed = 0;
      let first = 0;
      let until = 0;
      for (const pause of all) {
        passed += pause;
        at(passed);
        if (now() >= until) first = now() - (now() % second);
        beatRate.begin();
        until = beatRate.fastUntil();
        expect(until - now()).toBeGreaterThan(hour - second);
        expect(until - now()).toBeLessThanOrEqual(2 * hour);
        expect((until - first) % hour).toBe(0);
        at(passed + hour - second);
        expect(beatRate.isFast()).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('is the same no matter who presses within the hour, and how often', () => {
  const [one, other] = [open(), open()];
  for (const { beatRate } of [one, other]) beatRate.begin();
  for (const minutes of [1, 2, 30, 59]) {
    one.at(minutes * minute);
    one.beatRate.begin();
  }
  other.at(7 * minute);
  other.beatRate.begin();
  expect(other.beatRate.fastUntil()).toBe(one.beatRate.fastUntil());
});

it('hears what another process has stored, the later moment, and nothing that none can have stored', () => {
  const { beatRate, now } = open();
  beatRate.hear(now() + minute);
  expect(beatRate.isFast()).toBe(true);
  beatRate.hear(now() - hour);
  expect(beatRate.fastUntil()).toBe(now() + minute);
  beatRate.hear(now() + 2 * hour);
  expect(beatRate.fastUntil()).toBe(now() + 2 * hour);
  beatRate.hear(now() + 2 * hour + 1);
  expect(beatRate.fastUntil()).toBe(now() + 2 * hour);
});
