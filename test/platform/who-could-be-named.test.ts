import fc from 'fast-check';
import { arrivedBy } from '../../bot/domain/arrival';
import { addDays, type Day } from '../../bot/domain/day';
import { desks, type MemberId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import type { PassRule } from '../../bot/domain/pass-rule';
import { mayRead, seesAfter } from '../../bot/domain/readers';
import { type PassPolicy, waitsFor } from '../../bot/domain/window';
import { clockBy, dayAt } from '../../bot/platform/clock';
import { createWindows } from '../../bot/platform/windows';

const minute = 60_000;
/** Three weeks over the change to summer time. */
const start = Date.parse('2026-03-20T00:00:00+01:00');
const moments = fc.integer({ min: 0, max: 21 * 24 * 60 }).map((at) => start + at * minute);
const hours = fc.integer({ min: 0, max: 23 });
const policies = fc.oneof(
  fc.constant('at-once' as const),
  fc.record({ kind: fc.constant('daily' as const), hour: hours }),
  fc.record({
    ...{ kind: fc.constant('weekly' as const), hour: hours },
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
);
const changes = fc.option(fc.record({ policy: policies, from: moments.map(dayAt) }), {
  nil: undefined,
});

const memberOf = (digit: string, sees?: Day): Member => ({
  ...{ id: digit.repeat(32) as MemberId, title: digit, standing: 'member', sees },
  desk: 'whistleblowing',
});

describe('somebody who joins a desk', () => {
  it('reads nothing that was begun before, and all of the windows that begin two days later', () => {
    const told = { unread: 0, read: 0 };
    fc.assert(
      fc.property(
        fc.record({ policy: policies, next: changes }),
        fc.constantFrom(...desks),
        fc.boolean(),
        moments,
        fc.integer({ min: 0, max: 2 * 24 * 60 }).map((minutes) => minutes * minute),
        fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }).map((minutes) => minutes * minute),
        fc.constantFrom(0, 0, 1, 2, 9),
        (rule: PassRule<PassPolicy>, desk, urgent, begun, takes, after, late) => {
          // A dialog can be sent until the end of the day after the one on which it began.
          const sent = begun + takes;
          fc.pre(dayAt(sent) <= addDays(dayAt(begun), 1));
          const joined = begun + after;
          const when = createWindows(
            rule,
            clockBy(() => sent),
          ).when(waitsFor(desk, urgent));
          const filedOn = addDays(when.outOn, late);
          const one = { row: { filedOn }, state: arrivedBy({ excluded: [] }, desk, when, filedOn) };
          const sees = seesAfter(dayAt(joined));
          const newcomer = memberOf('2', sees);
          const reads = mayRead(newcomer, [memberOf('1'), newcomer], one);
          if (joined > begun) expect(reads).toBe(false);
          if (when.from >= sees) expect(reads).toBe(true);
          told[reads ? 'read' : 'unread']++;
        },
      ),
      { seed: 34, numRuns: 5_000 },
    );
    // Both happen, often.
    expect(Math.min(told.read, told.unread)).toBeGreaterThan(200);
  });
});
