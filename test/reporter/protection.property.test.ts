import fc from 'fast-check';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import { said } from '../support/people/said';
import { answerGuide, people, type Sitting, settle, sit, succeed } from './play';

const [karin, daniel] = people(3);
/** Somebody who has named Karin, and top management. */
const named = (): Sitting =>
  answerGuide(sit(), { ...said.gain, involved: `management,${karin!.id}` });
const backAt = (view: string): Sitting => {
  let sitting = named();
  while (sitting.now.view.name !== view) sitting = sitting.press('back');
  return sitting;
};
/** All who are involved, by the state. */
const kept = ({ now: { state } }: Sitting): readonly string[] => [...state.high, ...state.excluded];
const everybody = ['management', karin!.id];

describe('a person who was named as involved', () => {
  it('stays named on the way back and on, whatever the list is', () => {
    const again = backAt('involved').press('next');
    expect(again.now.view.name).toBe('verdict');
    expect(kept(again)).toEqual(everybody);
  });

  it.each<[string, Fields]>([
    ['an empty list', { involved: '' }],
    ['ids of nobody', { involved: ',' }],
    ['what is no name of anybody', { involved: 'receiver' }],
    ['a name with something before it', { involved: `a${karin!.id}` }],
    ['a name with something after it', { involved: `${karin!.id}a` }],
    ['a word in capitals', { involved: 'HR' }],
  ])(
    'is asked about when the list comes back as %s, and gone when it comes so again',
    (_, fields) => {
      const asked = backAt('involved').press('next', fields);
      expect(asked.now).toMatchObject({ view: { name: 'involved' }, remark: 'unticked' });
      expect(asked.now.fields.involved).toBe('');
      expect(kept(asked)).toEqual(everybody);
      const taken = asked.press('next', fields);
      expect(taken.now).toMatchObject({ view: { name: 'verdict' }, remark: undefined });
      expect(kept(taken)).toEqual([]);
    },
  );

  it('is asked about when the whole list is missing, as Teams sends an unticked one', () => {
    const { now } = backAt('involved');
    const asked = settle(now.state, { kind: 'press', button: 'next', fields: {} }, succeed());
    expect(asked.remark).toBe('unticked');
  });

  it('may be another one without a question', () => {
    const other = backAt('involved').press('next', { involved: daniel!.id });
    expect(other.now.view.name).toBe('verdict');
    expect(kept(other)).toEqual([daniel!.id]);
  });

  it('is asked about again when somebody was ticked in between', () => {
    const asked = backAt('involved').press('next', { involved: '' });
    const ticked = asked.press('next', { involved: karin!.id });
    expect(ticked.now.view.name).toBe('verdict');
    expect(ticked.press('back').press('next', { involved: '' }).now.remark).toBe('unticked');
  });

  it('stays named when the emptied list is left by another way than on', () => {
    const left = backAt('involved').press('back', { involved: '' });
    expect(kept(left)).toEqual(everybody);
    expect(left.press('next').now.fields.involved).toBe(everybody.join(','));
  });
});

describe('one of those who are involved', () => {
  it.each<[string, string]>([
    ['a name', karin!.id],
    ['top management', 'management'],
  ])('may be taken away without a question while another stays: %s', (_, stays) => {
    const next = backAt('involved').press('next', { involved: stays });
    expect(next.now.view.name).toBe('verdict');
    expect(kept(next)).toEqual([stays]);
  });

  it('is asked about alone, too', () => {
    for (const involved of everybody) {
      const list = answerGuide(sit(), { ...said.gain, involved }).press('back');
      expect(list.press('next', { involved: '' }).now.remark).toBe('unticked');
    }
  });

  it('that never stood there is not asked about', () => {
    expect(answerGuide(sit(), said.gain).now).toMatchObject({
      view: { name: 'verdict' },
      remark: undefined,
    });
  });
});

describe('one press alone', () => {
  const fields = fc.record(
    {
      about: fc.constantFrom('gain', 'work', ''),
      detail: fc.constantFrom('others', 'single', ''),
      involved: fc.constantFrom('', ',', 'nobody', 'receiver'),
    },
    { requiredKeys: [] },
  );

  it('never takes anybody out, from any view and by any button', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('guide', 'more', 'involved', 'verdict'),
        fc.constantFrom<ButtonName>(...buttons),
        fields,
        (view, button, typed) => {
          expect(kept(backAt(view).press(button, typed))).toEqual(everybody);
        },
      ),
    );
  });
});
