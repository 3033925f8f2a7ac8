import fc from 'fast-check';
import { addDays, type Day, dayFromNumber } from '../../bot/domain/day';
import {
  type ChosenPolicy,
  isWeaker,
  nextRule,
  policyUntil,
  type ReleaseRule,
  readPolicy,
  ruleAt,
  writePolicy,
} from '../../bot/domain/release-rule';
import { daysOfWindow, windowOf } from '../../bot/domain/window';

const day = (text: string): Day => text as Day;
const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
/** A Thursday. */
const now = { today: day('2026-11-26'), hour: 12 };

describe('the rule of the release', () => {
  it.each<[string, ReleaseRule | undefined, ChosenPolicy, ReleaseRule]>([
    ['the first one holds at once', undefined, 'at-once', { policy: 'at-once' }],
    ['any other after at-once holds at once', { policy: 'at-once' }, weekly, { policy: weekly }],
    [
      'a stronger one begins where the window ends that runs',
      { policy: daily },
      weekly,
      { policy: daily, next: { policy: weekly, from: day('2026-11-27') } },
    ],
    [
      'a later hour does so too',
      { policy: daily },
      { kind: 'daily', hour: 14 },
      { policy: daily, next: { policy: { kind: 'daily', hour: 14 }, from: day('2026-11-27') } },
    ],
    [
      'an earlier hour makes a short window: it waits for a whole one besides',
      { policy: daily },
      { kind: 'daily', hour: 7 },
      { policy: daily, next: { policy: { kind: 'daily', hour: 7 }, from: day('2026-11-28') } },
    ],
    [
      'and so does another weekday',
      { policy: weekly },
      { ...weekly, weekday: 3 },
      { policy: weekly, next: { policy: { ...weekly, weekday: 3 }, from: day('2026-12-08') } },
    ],
    [
      'a weaker one waits for the window that runs and a whole one',
      { policy: weekly },
      daily,
      { policy: weekly, next: { policy: daily, from: day('2026-12-08') } },
    ],
    [
      'from a day to at once: a day more',
      { policy: daily },
      'at-once',
      { policy: daily, next: { policy: 'at-once', from: day('2026-11-28') } },
    ],
    [
      'one that waits is not put off by another start',
      { policy: weekly, next: { policy: daily, from: day('2026-11-30') } },
      daily,
      { policy: weekly, next: { policy: daily, from: day('2026-11-30') } },
    ],
    [
      'a stronger one that waits is not put off by another start either',
      { policy: daily, next: { policy: weekly, from: day('2026-11-27') } },
      weekly,
      { policy: daily, next: { policy: weekly, from: day('2026-11-27') } },
    ],
    [
      'and holds from its day on',
      { policy: weekly, next: { policy: daily, from: day('2026-11-26') } },
      daily,
      { policy: daily },
    ],
    [
      'one that is weaker still waits anew',
      { policy: weekly, next: { policy: daily, from: day('2026-11-27') } },
      'at-once',
      { policy: weekly, next: { policy: 'at-once', from: day('2026-12-08') } },
    ],
    [
      'one that is weaker does not come in the place of a stronger one',
      { policy: daily, next: { policy: weekly, from: day('2026-11-27') } },
      'at-once',
      { policy: daily, next: { policy: 'at-once', from: day('2026-11-28') } },
    ],
    [
      'after one that has come, for a window of that one',
      { policy: weekly, next: { policy: daily, from: day('2026-11-26') } },
      'at-once',
      { policy: daily, next: { policy: 'at-once', from: day('2026-11-28') } },
    ],
    [
      'one that is taken back does not come',
      { policy: weekly, next: { policy: daily, from: day('2026-11-27') } },
      weekly,
      { policy: weekly },
    ],
  ])('%s', (_, stored, chosen, rule) => {
    expect(nextRule(stored, chosen, now)).toEqual(rule);
  });

  it.each<[string, { today: Day; hour: number }, ReleaseRule]>([
    [
      'a day before',
      { today: day('2026-12-07'), hour: 23 },
      { policy: weekly, next: { policy: daily, from: day('2026-12-08') } },
    ],
    [
      'in the hour before',
      { today: day('2026-12-08'), hour: 9 },
      { policy: weekly, next: { policy: daily, from: day('2026-12-08') } },
    ],
    ['at the hour', { today: day('2026-12-08'), hour: 10 }, { policy: daily }],
    ['the night after', { today: day('2026-12-09'), hour: 0 }, { policy: daily }],
  ])('in a process that runs on, %s', (_, moment, rule) => {
    const stored = { policy: weekly, next: { policy: daily, from: day('2026-12-08') } };
    expect(ruleAt(stored, moment)).toEqual(rule);
  });

  it('does not change by itself where nothing weaker was chosen', () => {
    for (const policy of [weekly, daily, 'at-once', 'when-told'] as const)
      expect(ruleAt({ policy }, now)).toEqual({ policy });
  });

  const hours = fc.integer({ min: 0, max: 23 });
  const policies: fc.Arbitrary<ChosenPolicy> = fc.oneof(
    fc.constant('at-once' as const),
    hours.map((hour) => ({ kind: 'daily', hour }) as const),
    fc.record({
      kind: fc.constant('weekly' as const),
      hour: hours,
      weekday: fc.integer({ min: 1, max: 7 }),
    }),
  );

  it('never lets a weaker one in before a whole window of the stronger has passed, however often one starts', () => {
    fc.assert(
      fc.property(
        policies,
        policies,
        fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber),
        hours,
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
        (before, chosen, today, hour, starts) => {
          let rule: ReleaseRule = { policy: before };
          let passed = 0;
          for (const days of [0, ...starts]) {
            passed += days;
            rule = nextRule(rule, chosen, { today: addDays(today, passed), hour });
            if (before === 'at-once' || writePolicy(chosen) === writePolicy(before))
              expect(rule).toEqual({ policy: chosen });
            else if (rule.next !== undefined) expect(rule.policy).toEqual(before);
            else if (isWeaker(chosen, before))
              expect(passed).toBeGreaterThanOrEqual(daysOfWindow(before));
          }
        },
      ),
    );
  });

  it('never changes within a window', () => {
    fc.assert(
      fc.property(
        policies.filter((one) => one !== 'at-once'),
        policies,
        fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber),
        hours,
        (before, chosen, today, hour) => {
          const { policy, next } = nextRule({ policy: before }, chosen, { today, hour });
          expect(policy).toEqual(before);
          if (next === undefined) return;
          // It begins on a day on which a window ends, and the last window is still of the one before.
          expect(windowOf(before, addDays(next.from, -1), before.hour).endsOn).toBe(next.from);
          expect(policyUntil({ policy, next }, next.from)).toEqual(before);
          expect(policyUntil({ policy, next }, addDays(next.from, 1))).toEqual(chosen);
        },
      ),
    );
  });

  it('is written in a word or some, and read again', () => {
    expect([daily, weekly, 'at-once' as const].map(writePolicy)).toEqual([
      'daily 10',
      'weekly 10 2',
      'at-once',
    ]);
    fc.assert(
      fc.property(policies, (policy) => {
        expect(writePolicy(policy).length).toBeLessThanOrEqual(16);
        expect(readPolicy(writePolicy(policy))).toEqual(policy);
      }),
    );
    for (const text of [
      '',
      'daily',
      'daily 24',
      'daily 10 2',
      'weekly 10',
      'weekly 10 8',
      'when-told',
    ])
      expect(readPolicy(text)).toBeUndefined();
  });
});
