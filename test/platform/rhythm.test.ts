import fc from 'fast-check';
import { createRhythm } from '../../bot/platform/rhythm';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 24, 9) + 321;

function open() {
  let now = start;
  return {
    rhythm: createRhythm({ now: () => now }),
    at: (milliseconds: number) => void (now = start + milliseconds),
    now: () => now,
  };
}

it('is slow until a dialog begins', () => {
  const { rhythm, at } = open();
  expect([rhythm.fastUntil(), rhythm.isFast()]).toEqual([0, false]);
  rhythm.begin();
  // To the whole second in which the dialog began.
  expect(rhythm.fastUntil()).toBe(start - 321 + hour);
  at(hour - second);
  expect(rhythm.isFast()).toBe(true);
  at(hour);
  expect(rhythm.isFast()).toBe(false);
});

it('is fast for an hour from each dialog on, and stores of all moments the first after a quiet hour', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 3 * hour }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(pauses, (all) => {
      const { rhythm, at, now } = open();
      let passed = 0;
      let first = 0;
      let until = 0;
      for (const pause of all) {
        passed += pause;
        at(passed);
        if (now() >= until) first = now() - (now() % second);
        rhythm.begin();
        until = rhythm.fastUntil();
        expect(until - now()).toBeGreaterThan(hour - second);
        expect(until - now()).toBeLessThanOrEqual(2 * hour);
        expect((until - first) % hour).toBe(0);
        at(passed + hour - second);
        expect(rhythm.isFast()).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('is the same no matter who presses within the hour, and how often', () => {
  const [one, other] = [open(), open()];
  for (const { rhythm } of [one, other]) rhythm.begin();
  for (const minutes of [1, 2, 30, 59]) {
    one.at(minutes * minute);
    one.rhythm.begin();
  }
  other.at(7 * minute);
  other.rhythm.begin();
  expect(other.rhythm.fastUntil()).toBe(one.rhythm.fastUntil());
});

it('hears what another process has stored, the later moment, and nothing that none can have stored', () => {
  const { rhythm, now } = open();
  rhythm.hear(now() + minute);
  expect(rhythm.isFast()).toBe(true);
  rhythm.hear(now() - hour);
  expect(rhythm.fastUntil()).toBe(now() + minute);
  rhythm.hear(now() + 2 * hour);
  expect(rhythm.fastUntil()).toBe(now() + 2 * hour);
  rhythm.hear(now() + 2 * hour + 1);
  expect(rhythm.fastUntil()).toBe(now() + 2 * hour);
});
