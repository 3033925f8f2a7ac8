import fc from 'fast-check';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import type { MemberId } from '../../bot/domain/ids';
import { ticks } from '../../bot/domain/questionnaire';
import { answerGuide, people, type Sitting, settle, sit, succeed } from './play';

const [karin, daniel] = people(3);
const involving: Fields = { fit: 'money', ticks: 'several,involved' };

/** Somebody who has ticked that somebody is involved, and named Karin. */
const named = (): Sitting => answerGuide(sit(), involving).press('next', { involved: karin!.id });
const backAt = (view: string): Sitting => {
  let sitting = named();
  while (sitting.now.view.name !== view) sitting = sitting.press('back');
  return sitting;
};
const excluded = ({ now }: Sitting): readonly MemberId[] => now.state.excluded;

describe('whoever was named as involved', () => {
  it('stays named on the way back and on, whatever the list is', () => {
    const again = backAt('involved').press('next');
    expect(again.now.view.name).toBe('receipt');
    expect(excluded(again)).toEqual([karin!.id]);
  });

  it.each<[string, Fields]>([
    ['an empty list', { involved: '' }],
    ['ids of nobody', { involved: ',' }],
  ])(
    'is asked about when the list comes back as %s, and gone when it comes so again',
    (_, fields) => {
      const asked = backAt('involved').press('next', fields);
      expect(asked.now).toMatchObject({ view: { name: 'involved' }, remark: 'unticked' });
      expect(asked.now.fields.involved).toBe('');
      expect(excluded(asked)).toEqual([karin!.id]);
      const taken = asked.press('next', fields);
      expect(taken.now).toMatchObject({ view: { name: 'receipt' }, remark: undefined });
      expect(excluded(taken)).toEqual([]);
    },
  );

  it('is asked about when the whole list is missing, as Teams sends an unticked one', () => {
    const { now } = backAt('involved');
    const asked = settle(now.state, { kind: 'press', button: 'next', fields: {} }, succeed());
    expect(asked.remark).toBe('unticked');
  });

  it('may be another one without a question', () => {
    const other = backAt('involved').press('next', { involved: daniel!.id });
    expect(other.now.view.name).toBe('receipt');
    expect(excluded(other)).toEqual([daniel!.id]);
  });

  it('is asked about anew when somebody was ticked in between', () => {
    const asked = backAt('involved').press('next', { involved: '' });
    const ticked = asked.press('next', { involved: karin!.id });
    expect(ticked.now.view.name).toBe('receipt');
    expect(ticked.press('back').press('next', { involved: '' }).now.remark).toBe('unticked');
  });

  it('stays named when the emptied list is left by another way than on', () => {
    const left = backAt('involved').press('back', { involved: '' });
    expect(excluded(left)).toEqual([karin!.id]);
    expect(left.press('next').now.fields.involved).toBe(karin!.id);
  });
});

describe('the tick that somebody is involved', () => {
  it.each<[string, Fields]>([
    ['all ticks', { ticks: '' }],
    ['this one', { ticks: 'several' }],
  ])(
    'is asked about when %s came to be missing, and the rest of the answers is taken',
    (_, fields) => {
      const asked = backAt('guide').press('next', { ...fields, fit: 'rules' });
      expect(asked.now).toMatchObject({ view: { name: 'guide' }, remark: 'unticked' });
      expect(asked.now.fields).toMatchObject({ ...fields, fit: 'rules' });
      expect(asked.now.state.ticks).toContain('involved');
      const taken = asked.press('next');
      expect(taken.now.view.name).toBe('receipt');
      expect(taken.now.state.ticks).not.toContain('involved');
      expect(excluded(taken)).toEqual([]);
    },
  );

  it('is not asked about in a payload without any inputs', () => {
    const { state } = backAt('guide').now;
    const next = settle(state, { kind: 'press', button: 'next', fields: {} }, succeed());
    expect(next.view.name).toBe('involved');
  });

  it('that never stood there is not asked about', () => {
    const next = answerGuide(sit(), { fit: 'money', ticks: 'several' });
    expect(next.now.view.name).toBe('receipt');
  });
});

describe('one press alone', () => {
  const fields = fc.record(
    {
      ticks: fc
        .subarray([...ticks])
        .map((some) => some.filter((tick) => tick !== 'involved').join(',')),
      fit: fc.constantFrom('money', 'rules', ''),
      throughWork: fc.constantFrom('yes', 'no'),
      involved: fc.constantFrom('', ',', 'nobody'),
    },
    { requiredKeys: [] },
  );

  it('never takes anybody out, from any view and by any button', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('guide', 'involved'),
        fc.constantFrom<ButtonName>(...buttons),
        fields,
        (view, button, typed) => {
          const after = backAt(view).press(button, typed);
          expect(excluded(after)).toEqual([karin!.id]);
          expect(after.now.state.ticks).toContain('involved');
        },
      ),
    );
  });
});
