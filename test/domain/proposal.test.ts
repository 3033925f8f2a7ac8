import type { Day } from '../../bot/domain/day';
import type { MemberId, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import {
  choicesOf,
  type Excluding,
  isPast,
  type LettingGo,
  liftHoldOf,
  whyNotPropose,
} from '../../bot/domain/proposal';

const [a, b] = ['a'.repeat(32) as MemberId, 'b'.repeat(32) as MemberId];
const thread = 'c'.repeat(32) as ThreadId;
const d = (text: string) => text as Day;

describe('letting a case go', () => {
  const hold = { why: 'En begäran.', lookAgainOn: d('2027-06-10') };
  const proposed: LettingGo = { kind: 'lift_hold', by: a, thread };

  it('takes two, and never one alone', () => {
    expect(liftHoldOf({}, undefined, { id: a })).toBeUndefined();
    expect(liftHoldOf({ hold }, undefined, { id: a })).toBe('proposes');
    expect(liftHoldOf({ hold }, proposed, { id: a })).toBe('waits');
    expect(liftHoldOf({ hold }, proposed, { id: b })).toBe('ends');
    expect(liftHoldOf({}, proposed, { id: b })).toBeUndefined();
    expect(choicesOf(proposed, { id: a }, true)).toEqual([]);
  });

  it('is proposed for as long as the case is held, and not for a week alone', () => {
    expect(isPast(proposed, d('2026-11-24'), d('2030-11-24'))).toBe(false);
  });
});

describe('shutting a colleague out', () => {
  const reason = { why: 'x'.repeat(limits.conflictBytes - 4), decidedBy: '' };
  const one: Excluding = { kind: 'exclude', by: a, thread, target: b, ...reason };
  const other = 'd'.repeat(32) as MemberId;

  it('has a reason that fits, and few proposals that their proposer finds there', () => {
    expect(whyNotPropose([], one)).toBeUndefined();
    expect(whyNotPropose([], { ...one, decidedBy: 'x' })).toBe('reason_long');
    const full = Array.from({ length: limits.exclusions }, () => one);
    expect(whyNotPropose(full, { ...one, by: other })).toBe('record_full');
    // Their proposer's own is replaced; what is proposed of oneself is not felt.
    expect(whyNotPropose(full, one)).toBeUndefined();
    expect(whyNotPropose(full, { ...reason, by: b })).toBeUndefined();
  });

  it('is answered by the other within a week', () => {
    expect(choicesOf(one, { id: a })).toEqual(['take_back']);
    expect(choicesOf(one, { id: a }, true)).toEqual(['take_back', 'alone']);
    expect(choicesOf(one, { id: other }, true)).toEqual(['yes', 'no']);
    expect(isPast(one, d('2026-11-24'), d('2026-12-01'))).toBe(false);
    expect(isPast(one, d('2026-11-24'), d('2026-12-02'))).toBe(true);
  });
});
