import fc from 'fast-check';
import { addDays, type Day, dayFromNumber, dayNumber } from '../../bot/domain/day';
import {
  type ChosenPolicy,
  isWeaker,
  nextRule,
  type PassRule,
  policyOn,
  policyUntil,
  readPolicy,
  ruleAt,
  windowIn,
  writePolicy,
} from '../../bot/domain/pass-rule';
import { daysOfWindow } from '../../bot/domain/window';

const day = (text: string): Day => text as Day;
const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
/** A Thursday. */
const today = day('2026-11-26');

/** A rule after which another one comes on a day. */
const then = (policy: ChosenPolicy, next: ChosenPolicy, from: string): PassRule => ({
  policy,
  next: { policy: next, from: day(from) },
});
const only = (policy: ChosenPolicy): PassRule => ({ policy });
const onThe = (weekday: 3 | 5) => ({ ...weekly, weekday });
const at = (hour: number) => ({ kind: 'daily', hour }) as const;
const waiting = then(daily, weekly, '2026-12-01');
const toAtOnce = (policy: ChosenPolicy, from: string) => then(policy, 'at-once', from);
const begun = then(weekly, daily, '2026-11-26');
const long = then(weekly, onThe(5), '2026-11-24');

describe('the rule of the pass', () => {
  it.each<[string, PassRule | undefined, ChosenPolicy, PassRule]>([
    ['the first one holds at once', undefined, 'at-once', only('at-once')],
    ['any other after at-once holds at once', only('at-once'), weekly, only(weekly)],
    ['a week begins on its weekday', only(daily), weekly, then(daily, weekly, '2026-12-01')],
    ['or on the next', only(daily), onThe(5), then(daily, onThe(5), '2026-11-27')],
    ['a later hour, with the next window', only(daily), at(14), then(daily, at(14), '2026-11-27')],
    ['an earlier hour too', only(daily), at(7), then(daily, at(7), '2026-11-27')],
    ['another weekday', only(weekly), onThe(3), then(weekly, onThe(3), '2026-12-01')],
    ['a weaker one waits a whole window', only(weekly), daily, then(weekly, daily, '2026-12-08')],
    ['from a day to at once', only(daily), 'at-once', then(daily, 'at-once', '2026-11-28')],
    ...[then(weekly, daily, '2026-11-30'), then(weekly, daily, '2026-11-25')].map(
      (waits): [string, PassRule, ChosenPolicy, PassRule] => [
        'one that waits, or came while its first window is not out, is kept',
        waits,
        daily,
        waits,
      ],
    ),
    ['a stronger one that waits is kept', waiting, weekly, waiting],
    ['and holds alone from then on', then(weekly, daily, '2026-11-24'), daily, only(daily)],
    ['a first window that is long is changed by nothing', long, 'at-once', long],
    // A weaker one still waits again, and does not come in the place of a stronger one.
    ['a weaker one', then(weekly, daily, '2026-11-27'), 'at-once', toAtOnce(weekly, '2026-12-08')],
    ['a weaker one', then(daily, weekly, '2026-11-27'), 'at-once', toAtOnce(daily, '2026-11-28')],
    ['once a weaker one is there', begun, 'at-once', toAtOnce(daily, '2026-11-28')],
    ['one that is taken back', then(weekly, daily, '2026-11-27'), weekly, only(weekly)],
  ])('%s', (_, stored, chosen, rule) => {
    expect(nextRule(stored, chosen, today)).toEqual(rule);
  });

  it.each<[string, PassRule]>([
    ['2026-12-07', then(weekly, daily, '2026-12-08')],
    ['2026-12-08', only(daily)],
    ['2026-12-09', only(daily)],
  ])('in a process that runs on, on %s', (on, rule) => {
    expect(ruleAt(then(weekly, daily, '2026-12-08'), day(on))).toEqual(rule);
  });

  it('does not change by itself where nothing weaker was chosen', () => {
    for (const policy of [weekly, daily, 'at-once', 'when-told'] as const)
      expect(ruleAt({ policy }, today)).toEqual({ policy });
  });

  const hours = fc.integer({ min: 0, max: 23 });
  const policies: fc.Arbitrary<ChosenPolicy> = fc.oneof(
    fc.constant('at-once' as const),
    hours.map((hour) => ({ kind: 'daily', hour }) as const),
    fc
      .record({ hour: hours, weekday: fc.integer({ min: 1, max: 7 }) })
      .map((at) => ({ kind: 'weekly', ...at }) as const),
  );

  const days = fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber);

  it('never lets a weaker one in before a whole window of the stronger has passed, however often one starts', () => {
    const starts = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(policies, policies, days, starts, (before, chosen, first, pauses) => {
        let rule: PassRule = { policy: before };
        let passed = 0;
        for (const pause of [0, ...pauses]) {
          passed += pause;
          rule = nextRule(rule, chosen, addDays(first, passed));
          const isSame = writePolicy(chosen) === writePolicy(before);
          if (before === 'at-once' || isSame) expect(rule).toEqual({ policy: chosen });
          const isThere = policyOn(rule, addDays(first, passed)) === chosen;
          if (isThere && isWeaker(chosen, before))
            expect(passed).toBeGreaterThan(daysOfWindow(before));
        }
      }),
    );
  });

  it('never changes within a window, and no window is shorter than its policy says', () => {
    const clocked = policies.filter((one) => one !== 'at-once');
    fc.assert(
      fc.property(clocked, policies, days, (before, chosen, today) => {
        const rule = nextRule({ policy: before }, chosen, today);
        const { policy, next } = rule;
        expect(policy).toEqual(before);
        if (next === undefined) return;
        const last = addDays(next.from, -1);
        expect(policyUntil(rule, next.from)).toEqual(before);
        expect(policyUntil(rule, addDays(next.from, 1))).toEqual(chosen);
        // Windows follow one another over the change, each as long as its policy's or longer.
        let day = today;
        for (let n = 0; n < 30; n++) {
          const { from, to, outOn } = windowIn(rule, day);
          expect(outOn <= next.from || from >= next.from).toBe(true);
          const length = dayNumber(to) - dayNumber(from) + 1;
          expect(length).toBeGreaterThanOrEqual(daysOfWindow(policyOn(rule, from)));
          expect(windowIn(rule, to)).toEqual({ from, to, outOn });
          day = addDays(to, 1);
          if (from > next.from) break;
          if (to === last) expect(outOn).toBe(next.from);
        }
      }),
    );
  });

  it('keeps what was said at any start: a day stays in the window that it had', () => {
    const clocked = policies.filter((one) => one !== 'at-once');
    const starts = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), policies), { maxLength: 8 });
    fc.assert(
      fc.property(clocked, days, starts, (before, first, changes) => {
        let rule: PassRule = { policy: before };
        let today = first;
        for (const [pause, chosen] of changes) {
          today = addDays(today, pause);
          const said = windowIn(rule, today);
          rule = nextRule(rule, chosen, today);
          // Where the clock makes no windows, another choice holds at once.
          if (said.outOn === today) continue;
          const isMade = policyOn(rule, today) !== 'at-once';
          if (isMade) expect(windowIn(rule, today)).toEqual(said);
          expect(windowIn(rule, said.outOn).from).toBe(said.outOn);
        }
      }),
    );
  });

  it('is written in a word or some, and read again', () => {
    const written = [daily, weekly, 'at-once' as const].map(writePolicy);
    expect(written).toEqual(['daily 10', 'weekly 10 2', 'at-once']);
    fc.assert(
      fc.property(policies, (policy) => {
        expect(writePolicy(policy).length).toBeLessThanOrEqual(16);
        expect(readPolicy(writePolicy(policy))).toEqual(policy);
      }),
    );
    const wrong = ['', 'daily', 'daily 24', 'daily 10 2', 'weekly 10', 'weekly 10 8', 'when-told'];
    for (const text of wrong) expect(readPolicy(text)).toBeUndefined();
  });
});
