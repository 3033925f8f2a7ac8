import fc from 'fast-check';
import { lettingGo, withProposal } from '../../bot/domain/case-proposal';
import { addDays, type Day } from '../../bot/domain/day';
import { areSameDues, duesOf } from '../../bot/domain/dues';
import { breachDue, type Handing, withDuty, withDutyAnswer } from '../../bot/domain/handing';
import { type Holding, letGoOf, withHold, withoutHold } from '../../bot/domain/hold';
import type { MemberId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { readLine } from '../../bot/domain/stored-bytes';

const d = (text: string) => text as Day;
const [a, b] = ['a'.repeat(32) as MemberId, 'b'.repeat(32) as MemberId];
const hold = { why: 'En begäran.', lookAgainOn: d('2027-06-10') };
const proposes = (known: Holding, by: MemberId): Holding =>
  withProposal(known, { id: by, kind: 'let_go', by, on: d('2026-11-24'), why: '', decidedBy: '' });

describe('a hold', () => {
  it('is let go by two, and never by one alone', () => {
    const held = withHold<Holding>({}, hold);
    const proposed = proposes(held, a);
    expect([letGoOf({}, a), letGoOf(held, a), letGoOf(proposed, a), letGoOf(proposed, b)]).toEqual([
      undefined,
      'proposes',
      'waits',
      'ends',
    ]);
    expect(letGoOf(withoutHold(proposed), b)).toBeUndefined();
    // It is for as long as the case is held, and not for a week alone.
    const late = { id: b, kind: 'shut_out', by: b, target: a, on: d('2027-11-24') } as const;
    expect(letGoOf(withProposal(proposed, { ...late, why: '', decidedBy: '' }), b)).toBe('ends');
  });

  it('that is written again is proposed again', () => {
    const steps = fc.array(
      fc.record({
        by: fc.constantFrom(a, b),
        does: fc.constantFrom('holds' as const, 'lets_go' as const),
      }),
    );
    fc.assert(
      fc.property(steps, (all) => {
        let known: Holding = withHold({}, hold);
        let proposer: MemberId | undefined;
        for (const { by, does } of all) {
          if (does === 'holds') {
            known = withHold(known, hold);
            proposer = undefined;
            continue;
          }
          const half = letGoOf(known, by);
          if (half === 'ends') {
            expect(proposer).toBe(by === a ? b : a);
            known = withoutHold(known);
          }
          if (half === 'proposes') [known, proposer] = [proposes(known, by), by];
          if (known.hold === undefined) return;
        }
        expect(lettingGo(known)?.by).toBe(proposer);
      }),
    );
  });

  it('has a reason in one line that fits', () => {
    expect(readLine('  En \n begäran. ', limits.holdBytes)).toBe('En begäran.');
    expect(readLine('x'.repeat(limits.holdBytes - 2), limits.holdBytes)).toHaveLength(398);
    expect(readLine('x'.repeat(limits.holdBytes - 1), limits.holdBytes)).toBeUndefined();
  });
});

describe('what is due of a record', () => {
  const breach = (is: 'begun' | 'not_begun', on: Day) =>
    ({ law: 'data_breach', is, on, told: '' }) as const;

  it('is the first day of each kind, and nothing where there is none', () => {
    expect(duesOf({})).toBeUndefined();
    expect(duesOf(withDutyAnswer({}, { is: 'open', on: d('2026-11-24'), by: a }))).toBeUndefined();
    const told = { id: a, to: 'board', name: '', cause: '', text: '', why: '' } as const;
    const deferred = [
      { ...told, tellBy: d('2027-01-10') },
      { ...told, tellBy: d('2026-12-10') },
    ];
    const known = withDuty({ deferred, hold }, breach('not_begun', d('2026-11-24')));
    expect(duesOf(known)).toEqual({
      tellBy: '2026-12-10',
      lookAgainOn: '2027-06-10',
      breachBy: '2026-11-27',
    });
  });

  it('counts 72 hours from when a breach was first known, however often it is written down', () => {
    const [first, second] = [d('2026-11-24'), d('2026-11-26')];
    const known = withDuty<Handing>({}, breach('not_begun', first));
    expect(breachDue(withDuty(known, breach('not_begun', second)))).toBe(addDays(first, 3));
    expect(breachDue(withDuty(known, breach('begun', second)))).toBeUndefined();
    expect(breachDue({})).toBeUndefined();
  });

  it.each([
    [{}, {}, true],
    [undefined, {}, true],
    [{ tellBy: d('2026-12-10') }, { tellBy: d('2026-12-10') }, true],
    [{ tellBy: d('2026-12-10') }, {}, false],
    [{ lookAgainOn: d('2026-12-10') }, {}, false],
    [{ alone: true as const }, {}, false],
    [{ breachBy: d('2026-12-10') }, {}, false],
  ])('is compared: %j and %j', (one, other, expected) => {
    expect(areSameDues(one, other)).toBe(expected);
    expect(areSameDues(other, one)).toBe(expected);
  });
});
