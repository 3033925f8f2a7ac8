import type { Day } from '../../bot/domain/day';
import type { PassPolicy } from '../../bot/domain/window';
import { createLog } from '../../bot/platform/log';
import { createWindows } from '../../bot/platform/windows';
import { createDayCounts } from '../../bot/start/day-counts';

/** Counts of a process that begins at noon in Stockholm on the 24th of November 2026, a Tuesday. */
function openCounts(policy: PassPolicy) {
  let now = Date.UTC(2026, 10, 24, 11);
  const today = (): Day => new Date(now + 3_600_000).toISOString().slice(0, 10) as Day;
  const windows = createWindows({ policy }, { now: () => now, today });
  const written: string[] = [];
  const log = createLog({ write: (line) => written.push(line) });
  const counts = createDayCounts(log, () => windows.when('window').from);
  return {
    ...counts,
    passes: (hours: number, seconds = 0) => {
      now += (hours * 3600 + seconds) * 1000;
    },
    /** What was written since, as day and counts. */
    lines: () =>
      written.splice(0).map((line) => {
        const { day, counts: of } = JSON.parse(line) as { day: string; counts: object };
        return [day, of];
      }),
  };
}

it('tells the counts of whole days alone, whenever it was started', () => {
  const { count, tell, passes, lines } = openCounts('at-once');
  count('failed');
  for (const hours of [6, 7, 12, 12, 24]) {
    passes(hours);
    count('press_busy');
    tell();
  }
  expect(lines()).toEqual([
    ['2026-11-25', { press_busy: 2 }],
    ['2026-11-26', { press_busy: 1 }],
  ]);
});

it.each([
  ['daily', { kind: 'daily', hour: 10 }, 24, '2026-11-25', '2026-11-26'],
  ['weekly', { kind: 'weekly', hour: 10, weekday: 2 }, 7 * 24, '2026-12-01', '2026-12-08'],
] as const)(
  '%s: what comes after midnight is counted in the window in which it lies, before the next look',
  (_, policy, hours, first, second) => {
    const { count, tell, passes, lines } = openCounts(policy);
    // To the beginning of a whole window.
    passes(policy.kind === 'daily' ? 12 : 6 * 24 + 12);
    tell();
    count('press_busy');
    passes(hours - 1, 3599);
    count('failed');
    tell();
    // Twenty seconds after midnight, and the clock has not looked.
    passes(0, 21);
    count('failed');
    count('failed');
    // A press writes nothing: its line would have the time of the press.
    expect(lines()).toEqual([]);
    passes(0, 40);
    tell();
    expect(lines()).toEqual([[first, { failed: 1, press_busy: 1 }]]);
    passes(hours);
    tell();
    expect(lines()).toEqual([[second, { failed: 2 }]]);
  },
);

it('keeps the counts of windows that were over before the clock looked', () => {
  const { count, tell, passes, lines } = openCounts({ kind: 'daily', hour: 10 });
  for (let day = 0; day < 4; day++) {
    count('failed');
    passes(24);
  }
  tell();
  expect(lines()).toEqual([
    ['2026-11-25', { failed: 1 }],
    ['2026-11-26', { failed: 1 }],
    ['2026-11-27', { failed: 1 }],
  ]);
});
