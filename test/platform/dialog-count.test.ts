import { createDialogCount } from '../../bot/platform/dialog-count';
import { nodeRandom } from '../../bot/platform/random';

const maja = { messenger: 'teams', tenant: 'tenant-1', user: 'maja' } as const;
const omar = { ...maja, user: 'omar' };

function count(anHour = 3, people = 100, sending = 1_000) {
  let now = 1_000;
  let window = '2026-11-24';
  const dialogs = createDialogCount(
    { clock: { now: () => now }, random: nodeRandom() },
    () => window,
    { anHour, sending, people },
  );
  type Somebody = Parameters<typeof dialogs.begins>[0];
  return {
    begins: (who: Somebody): boolean => dialogs.begins(who) !== 'too_many',
    leave: (who: Somebody) => dialogs.begins(who),
    passes: (minutes: number) => void (now += minutes * 60_000),
    turns: (to: string) => void (window = to),
  };
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

it('counts from the beginning when the clock was set back', () => {
  const { begins, passes } = count(1);
  expect(begins(maja)).toBe(true);
  passes(-10);
  expect(begins(maja)).toBe(true);
});

it('lets each person send from so many dialogs of a window, and read in more', () => {
  const { leave, passes, turns } = count(2, 100, 3);
  expect([leave(maja), leave(maja), leave(maja)]).toEqual(['may_send', 'may_send', 'too_many']);
  passes(60);
  // The dialog that was refused did not count.
  expect([leave(maja), leave(maja)]).toEqual(['may_send', 'may_read']);
  expect(leave(omar)).toBe('may_send');
  passes(60);
  expect(leave(maja)).toBe('may_read');
  turns('2026-11-25');
  expect(leave(maja)).toBe('may_send');
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
  const most = { anHour: 3, sending: 24, people: 9 };
  const dialogs = createDialogCount({ clock: { now: () => now }, random }, () => 'window', most);
  dialogs.begins(maja);
  dialogs.begins(omar);
  now = 3_600_000;
  dialogs.begins(maja);
  // One for each hour, and one for the window.
  expect(drawn.map((key) => key.length)).toEqual([32, 32, 32]);
  expect(new Set(drawn.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
});
