import { addDays, type Day } from '../../bot/domain/day';
import { duesOf } from '../../bot/domain/dues';
import {
  type CaseStep,
  type FollowUp,
  firstLeft,
  saysWhoIsNamed,
  withStep,
} from '../../bot/domain/follow-up';
import { limits } from '../../bot/domain/limits';

const day = '2026-12-01' as Day;
const step = (n: number, more: Partial<CaseStep> = {}): CaseStep => ({
  id: n.toString(16).padStart(32, '0') as CaseStep['id'],
  ...{ is: 'person', what: `Chef ${n}`, why: '', ...more },
});

describe('a case’s follow-up', () => {
  it('takes a line, changes it in its place, and strikes it out with its days once it is emptied', () => {
    const both = [step(1), step(2)];
    const known: FollowUp = { steps: both };
    expect(withStep({}, step(1))).toEqual({ steps: [step(1)] });
    expect(withStep(known, step(3))).toEqual({ steps: [...both, step(3)] });
    const told = step(1, { doneOn: day });
    expect(withStep(known, told)).toEqual({ steps: [told, step(2)] });
    const struck = withStep({ steps: [told, step(2)] }, step(1, { what: '', struckOn: day }));
    expect(struck).toEqual({ steps: [{ ...told, struckOn: day }, step(2)] });
    expect(withStep(known, step(1, { by: day }))).toMatchObject({ steps: [{ by: day }, {}] });
  });

  it('says who is named by a person, or by nobody, and not by what was struck out', () => {
    expect(saysWhoIsNamed({})).toBe(false);
    expect(saysWhoIsNamed({ steps: [step(1, { is: 'action' })] })).toBe(false);
    expect(saysWhoIsNamed({ steps: [step(1)] })).toBe(true);
    expect(saysWhoIsNamed({ steps: [step(1, { is: 'nobody' })] })).toBe(true);
    expect(saysWhoIsNamed({ steps: [step(1, { struckOn: day })] })).toBe(false);
  });

  it('has room for twelve lines, which can all be changed', () => {
    const steps = Array.from({ length: limits.steps }, (_, n) => step(n));
    expect(withStep({ steps }, step(limits.steps))).toBe('steps_full');
    expect(withStep({ steps }, step(0, { doneOn: day }))).toMatchObject({ steps: { length: 12 } });
  });

  it.each<[string, readonly CaseStep[], object | undefined]>([
    ['nothing', [], undefined],
    [
      'the first day to tell a person',
      [step(1, { by: addDays(day, 1) }), step(2, { by: day })],
      { personBy: day, named: true },
    ],
    ['none of whoever was told', [step(1, { by: day, doneOn: day })], { named: true }],
    ['none where nobody is named', [step(1, { is: 'nobody' })], { named: true }],
    ['that of a step apart', [step(1, { is: 'action', by: day })], { actionBy: day }],
    ['none of what was struck out', [step(1, { by: day, struckOn: day })], undefined],
    ['none of evidence', [step(1, { is: 'evidence', by: day })], undefined],
  ])('is due by %s', (_, steps, expected) => {
    expect(duesOf({ steps })).toEqual(expected);
    expect(firstLeft({ steps }, 'evidence')).toBe(steps[0]?.is === 'evidence' ? day : undefined);
  });
});
