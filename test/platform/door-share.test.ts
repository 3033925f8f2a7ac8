import { limits } from '../../bot/domain/limits';
import {
  bytesOfDialog,
  doorPlaces,
  imageSizeFor,
  largestBeat,
  largestImage,
} from '../../bot/domain/pool-image';
import { createDoorShare } from '../../bot/platform/door-share';
import { seededRandom } from '../support/seeded-random';

const minute = 60_000;
const hour = 60 * minute;

function open(places = doorPlaces, name = 'start') {
  const random = seededRandom();
  random.begins(name);
  let now = Date.UTC(2026, 10, 24, 9);
  let turn = 'monday';
  const share = createDoorShare({ now: () => now }, () => turn, random, places);
  const drains = (): number => {
    let taken = 0;
    while (share.takes()) taken += 1;
    return taken;
  };
  return {
    share,
    drains,
    passes: (milliseconds: number) => void (now += milliseconds),
    turns: (to: string) => void (turn = to),
  };
}

it('is drawn with each turn, never less than it was, and full again with the next', () => {
  const { drains, turns } = open();
  const shares = Array.from({ length: 60 }, (_, nth) => {
    turns(String(nth));
    return drains();
  });
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(299);
  expect(Math.max(...shares)).toBeLessThanOrEqual(doorPlaces.most);
  expect(new Set(shares).size).toBeGreaterThan(30);
});

it('has a place again within each hour after it was emptied, whenever that was', () => {
  for (let from = 0; from < 60; from += 7) {
    const { share, drains, passes } = open(doorPlaces, String(from));
    passes(from * minute);
    drains();
    for (let hours = 0; hours < 24 * limits.longestWindow; hours++) {
      passes(hour);
      expect(share.takes()).toBe(true);
      drains();
    }
  }
});

it('is never more than full, however long nobody came', () => {
  const { drains, passes } = open();
  const full = drains();
  passes(400 * hour);
  expect(drains()).toBe(full);
});

it.each([1, 7, limits.longestWindow])(
  'leaves room in the image for a messenger, in a window of %d days that somebody empties all the time',
  (days) => {
    for (let run = 0; run < 20; run++) {
      const { drains, passes } = open(doorPlaces, `${days} ${run}`);
      let taken = drains();
      for (let nth = 0; nth < days * 96; nth++) {
        passes(15 * minute);
        taken += drains();
      }
      expect(taken * bytesOfDialog).toBeLessThan(imageSizeFor(taken));
      const largest = days === 1 ? largestBeat : largestImage;
      expect((taken + 100) * bytesOfDialog).toBeLessThan(largest);
    }
  },
);
