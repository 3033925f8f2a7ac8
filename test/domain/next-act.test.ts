import type { Day } from '../../bot/domain/day';
import { deskOptions } from '../../bot/domain/desk-options';
import { nextAct } from '../../bot/domain/next-act';
import type { CaseDue } from '../../bot/domain/what-is-due';

const d = (text: string) => text as Day;
const today = d('2026-11-24');
const feedback = { what: 'feedback', by: d('2027-02-13') } as const;
const request = { what: 'request', by: d('2026-11-17') } as const;

describe('what is due first in a case', () => {
  const table: readonly (readonly [string, readonly CaseDue[], string | undefined])[] = [
    ['a request on its seventh day before feedback', [feedback, request], 'desk_decide'],
    ['nothing, while feedback is weeks off', [feedback], undefined],
    ['feedback that is near', [{ ...feedback, by: d('2026-12-24') }], 'desk_feedback'],
    ['the yes to HR', [{ ...feedback, by: d('2026-12-20') }, { what: 'hr_yes' }], 'desk_give_hr'],
    ['who is punished, before all', [request, { what: 'punished' }], 'desk_reply'],
    ['a hand-over once it may be given', [{ what: 'give', by: d('2026-11-24') }], 'desk_given'],
    ['and not before', [{ what: 'give', by: d('2026-11-25') }], undefined],
    ['who is named', [{ what: 'named', by: d('2026-12-10') }], 'desk_steps'],
    ['nothing where a case is only erased', [{ what: 'erasure', by: today }], undefined],
  ];
  it.each(table)('is %s', (_, dues, act) => {
    expect(nextAct({ dues, may: deskOptions }, today)?.act).toBe(act);
  });

  it('is what the member can do', () => {
    const dues = [request, { what: 'message' }] as const;
    expect(nextAct({ dues, may: ['reply'] }, today)?.what).toBe('message');
    expect(nextAct({ dues, may: [] }, today)).toBeUndefined();
  });

  it('says of a message which answer it is', () => {
    const of = (what: 'answer' | 'meet') =>
      nextAct(
        {
          dues: [{ what, by: d('2026-12-01') }, { what: 'message' }],
          may: deskOptions,
        },
        today,
      )?.what;
    expect([of('answer'), of('meet')]).toEqual(['answer', 'meet']);
  });
});
