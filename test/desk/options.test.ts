import { canDo, optionsIn } from '../../bot/desk/actions/options';
import type { NextForm } from '../../bot/desk/case/command';
import { redirectTargets, redirectTargetsOf } from '../../bot/domain/contacts';
import { asksInvestigation, type DeskOption } from '../../bot/domain/desk-options';
import type { Desk, ThreadId } from '../../bot/domain/ids';
import { closeReasons, closeReasonsOf } from '../../bot/domain/message';
import { hrSteps, type ThreadState } from '../../bot/domain/thread';

const received: ThreadState = { status: 'received', unanswered: false, excluded: [] };
const day = '2026-05-05' as ThreadState['answeredOn'] & string;
const origin = 'c'.repeat(32) as ThreadId;
const always: DeskOption[] = [
  ...(['reply', 'note', 'case', 'duty', 'recuse', 'exclude', 'hold', 'copy'] as const),
  ...(['request', 'remove', 'steps'] as const),
];
/** With whoever reported, and not in an excerpt. */
const talks: DeskOption[] = ['minutes', 'caller'];

const handlers = 'whistleblowing';

describe('what a desk can do in a thread', () => {
  const toOthers: DeskOption[] = ['redirect', 'hand_over', 'close'];
  const about = (hr: ThreadState['hr'] & string) => ({ hr, answeredOn: day });
  const involved = { answers: { about: 'work', detail: 'single', involved: ['hr'] } } as const;
  const closed = { status: 'closed', answeredOn: day } as const;
  it.each<[string, Desk, Partial<ThreadState>, boolean, DeskOption[]]>([
    ['a new report', handlers, {}, true, toOthers],
    ['a new report while HR has nobody', handlers, {}, false, toOthers],
    ['a report in which HR may be involved', handlers, involved, true, toOthers],
    ['a yes to HR', handlers, about('yes'), true, [...toOthers, 'give_hr']],
    ['a yes to HR, with HR gone', handlers, about('yes'), false, toOthers],
    ['a no to HR', handlers, about('no'), true, toOthers],
    ['an answered excerpt', handlers, about('answered'), true, [...toOthers, 'write_hr']],
    ['an unanswered excerpt', handlers, about('given'), true, [...toOthers, 'write_hr']],
    ['an excerpt that HR has, with HR gone', handlers, about('given'), false, toOthers],
    [
      'a yes that came after the closing',
      handlers,
      { ...closed, hr: 'yes' },
      true,
      ['redirect', 'give_hr', 'hand_over', 'reopen', 'archive'],
    ],
    ["a matter of HR's", 'hr', {}, true, ['redirect', 'move', 'close']],
    ['a closed one', 'hr', closed, true, ['redirect', 'move', 'reopen', 'archive']],
    ['an excerpt', 'hr', { origin }, true, ['close']],
  ])('%s', (_, desk, state, hrReceives, acts) => {
    const may = optionsIn(desk, { ...received, ...state }, { hrReceives });
    const withReporter = state.origin === undefined ? talks : [];
    // The act's feedback (VBL 5:8 p. 3) is the handlers'.
    const ofAct: DeskOption[] = desk === 'hr' ? [] : ['feedback'];
    expect([...may].sort()).toEqual([...always, ...ofAct, ...withReporter, ...acts].sort());
  });

  it.each([
    ['is open', { minutes: 'open' }, true],
    ['is settled', { minutes: 'settled' }, false],
    ['is none of', {}, false],
  ] as const)('notes a signature while minutes wait for one: there %s', (_, state, may) => {
    const now = optionsIn('hr', { ...received, ...state }, { hrReceives: true });
    expect(now.includes('settle')).toBe(may);
  });

  it.each([undefined, ...hrSteps])('hands over to HR what fits where it is: %s', (hr) => {
    const state = { ...received, ...(hr && { hr }) };
    const fitting = (of: ThreadState, desk: Desk = 'whistleblowing', hrReceives = true) => {
      const can = (at: NextForm) => canDo(desk, of, { hrReceives }, at);
      const gives = (['needed', 'agreed', 'more'] as const).filter((purpose) =>
        can({ form: 'desk_hand_over_text', hand: { to: 'hr', purpose } }),
      );
      const asks = can({ form: 'desk_consent', hand: { to: 'hr', purpose: 'agreed' } });
      return [...(asks ? ['ask'] : []), ...gives];
    };
    const inState = {
      nothing: ['ask', 'needed'],
      asked: ['needed'],
      yes: ['needed', 'agreed'],
      no: ['ask', 'needed'],
      announced: ['agreed'],
      given: ['more'],
      answered: ['more'],
    };
    expect(fitting(state)).toEqual(inState[hr ?? 'nothing']);
    // A closed case asks nothing any more.
    const open = inState[hr ?? 'nothing'].filter((one) => one !== 'ask');
    expect(fitting({ ...state, ...closed })).toEqual(open);
    expect(fitting(state, 'whistleblowing', false)).toEqual([]);
    expect(fitting(state, 'hr')).toEqual([]);
    const answers = { about: 'work', detail: 'single', involved: ['hr'] } as const;
    const more = inState[hr ?? 'nothing'].filter((one) => one === 'more');
    expect(fitting({ ...state, answers })).toEqual(more);
  });

  it('hands over outside whatever HR has, and only for the handlers', () => {
    for (const form of ['desk_consent', 'desk_hand_over_text'] as const) {
      const at = { form, hand: { to: 'police', purpose: 'needed' } } as const;
      for (const hr of hrSteps)
        expect(canDo('whistleblowing', { ...received, hr }, { hrReceives: false }, at)).toBe(true);
      expect(canDo('hr', received, { hrReceives: true }, at)).toBe(false);
    }
  });

  it('reminds HR, and nobody else, of the duty to investigate', () => {
    expect(asksInvestigation('hr')).toBe(true);
    expect(asksInvestigation('whistleblowing')).toBe(false);
  });

  it('knows no redirect from HR to HR, and reasons that fit', () => {
    const but = <T>(all: readonly T[], ...without: T[]) =>
      all.filter((one) => !without.includes(one));
    expect(redirectTargetsOf('hr')).toEqual(but(redirectTargets, 'hr'));
    expect(redirectTargetsOf('whistleblowing')).toEqual(redirectTargets);
    expect(closeReasonsOf('hr')).toEqual(
      but(closeReasons, 'not_work_related', 'single_person', 'handed_over'),
    );
    expect(closeReasonsOf('whistleblowing')).toEqual(but(closeReasons, 'answered'));
  });
});
