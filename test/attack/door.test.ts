import { doorPlaces } from '../../bot/domain/pool-image';
import { createDoorShare } from '../../bot/platform/door-share';
import { seeded } from '../torture/seeded';
import { anybody, type Next, poisson } from './crowd';

/*
 * Somebody on the internet counts other visitors by his own first presses. He knows the code of the share and
 * all its numbers, and the day's hours; he does not know what was drawn.
 */

const minute = 60_000;
const quarter = 15 * minute;
const runs = 1_500;

function openDoor(next: Next) {
  let now = Date.UTC(2026, 10, 24, 8);
  const bytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => anybody(256, next));
  const share = createDoorShare({ now: () => now }, () => 'day', { bytes }, doorPlaces);
  return {
    takes: () => share.takes(),
    passes: (milliseconds: number) => void (now += milliseconds),
    drains: (): number => {
      let taken = 0;
      while (share.takes()) taken += 1;
      return taken;
    },
  };
}

/** Empties the share once, at the end of so many hours in which others came. */
function once(hours: number, others: number, next: Next): number {
  const { takes, passes, drains } = openDoor(next);
  takes();
  const each = Array.from({ length: hours * 4 }, () => 0);
  for (let nth = 0; nth < others; nth++) each[anybody(each.length, next)]! += 1;
  for (const come of each) {
    passes(quarter);
    for (let nth = 0; nth < come; nth++) takes();
  }
  return drains();
}

/** Empties the share first, and then again at the end of each quarter; others come in between. */
function allTheTime(hours: number, others: number, next: Next): number {
  const { takes, passes, drains } = openDoor(next);
  drains();
  let taken = 0;
  for (let nth = 0; nth < hours * 4; nth++) {
    passes(quarter);
    for (let come = poisson(others / (hours * 4), next); come > 0; come--) takes();
    taken += drains();
  }
  return taken;
}

/** How the number of his places is spread, when so many others came. */
function spreadOf(
  attack: typeof once,
  hours: number,
  others: number,
  seed: number,
): Map<number, number> {
  const next = seeded(seed);
  const counts = new Map<number, number>();
  for (let run = 0; run < runs; run++) {
    const own = attack(hours, others, next);
    counts.set(own, (counts.get(own) ?? 0) + 1 / runs);
  }
  return counts;
}

/**
 * In how many of ten runs the best estimate is closer than 25, where it is worst. No estimate is closer than
 * 25 to 0 and to 50 at once: so it is as good as telling these two apart, whatever it says of 5.
 */
function bestOfTen(attack: typeof once, hours: number, seed: number): number {
  const [none, many] = [0, 50].map((others, nth) => spreadOf(attack, hours, others, seed + nth));
  const seen = new Set([...none!.keys(), ...many!.keys()]);
  const apart = [...seen].reduce(
    (sum, own) => sum + Math.abs((none!.get(own) ?? 0) - (many!.get(own) ?? 0)) / 2,
    0,
  );
  return 10 * ((1 + apart) / 2);
}

it.each([1, 3, 8])(
  'once after %d hours, he is closer than 25 in fewer than 9 of 10 runs',
  (hours) => {
    expect(bestOfTen(once, hours, 7 * hours)).toBeLessThan(9);
  },
);

it('all the time, he sees whether anybody came at all, as the threat model says: the door opens again instead', () => {
  expect(bestOfTen(allTheTime, 3, 7)).toBeGreaterThan(9);
});
