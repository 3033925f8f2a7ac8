import { createDialogCount } from '../../bot/platform/dialog-count';
import { nodeRandom } from '../../bot/platform/random';

const maja = { messenger: 'teams', tenant: 'tenant-1', user: 'maja' } as const;
const omar = { ...maja, user: 'omar' };

function count(most = 3, people = 100) {
  let now = 1_000;
  const dialogs = createDialogCount(
    { clock: { now: () => now }, random: nodeRandom() },
    { most, people },
  );
  type Somebody = Parameters<typeof dialogs.begins>[0];
  const begins = (who: Somebody): boolean => dialogs.begins(who);
  return { begins, passes: (minutes: number) => void (now += minutes * 60_000) };
}

it('lets each person begin so many dialogs in an hour, and nobody else fewer for it', () => {
  const { begins, passes } = count();
  expect([1, 2, 3, 4, 5].map(() => begins(maja))).toEqual([true, true, true, false, false]);
  expect(begins(omar)).toBe(true);
  passes(59);
  expect(begins(maja)).toBe(false);
  passes(1);
  expect([1, 2, 3, 4].map(() => begins(maja))).toEqual([true, true, true, false]);
});

it.each([
  ['another organisation', { tenant: 'tenant-2' }],
  ['another messenger', { messenger: 'slack' as const }],
])('tells people of the same name apart: %s', (_, other) => {
  const { begins } = count(1);
  expect(begins(maja)).toBe(true);
  expect(begins({ ...maja, ...other })).toBe(true);
  expect(begins(maja)).toBe(false);
});

it('remembers so many people, and keeps nobody out whom it does not remember', () => {
  const { begins } = count(1, 2);
  const crowd = Array.from({ length: 5 }, (_, n) => ({ ...maja, user: `user ${n}` }));
  expect(crowd.map(begins)).toEqual(crowd.map(() => true));
  expect(crowd.map(begins)).toEqual([false, false, true, true, true]);
});

it('begins anew when the clock was set back', () => {
  const { begins, passes } = count(1);
  expect(begins(maja)).toBe(true);
  passes(-10);
  expect(begins(maja)).toBe(true);
});

it('holds no name and nothing that could be reckoned from one', () => {
  const drawn: Uint8Array[] = [];
  const random = {
    bytes: (length: number) => {
      const key = nodeRandom().bytes(length);
      drawn.push(key);
      return key;
    },
  };
  let now = 0;
  const dialogs = createDialogCount({ clock: { now: () => now }, random }, { most: 3, people: 9 });
  dialogs.begins(maja);
  dialogs.begins(omar);
  now = 3_600_000;
  dialogs.begins(maja);
  expect(drawn.map((key) => key.length)).toEqual([32, 32]);
  expect(drawn[0]).not.toEqual(drawn[1]);
});
