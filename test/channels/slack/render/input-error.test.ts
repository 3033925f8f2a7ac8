import { inputError, renderModal } from '../../../../bot/channels/slack/render/render';
import type { Fields } from '../../../../bot/domain/fields';
import type { Remark } from '../../../../bot/domain/remarks';
import type { View } from '../../../../bot/domain/view';
import { partsOf, samples, shown } from '../../../cards/samples';
import { slackCards as cards } from './support';

const said = (view: View, remark: Remark | undefined, fields: Fields = {}) => {
  const before = shown(view, 'sv', { fields });
  const after = { ...before, ...(remark === undefined ? {} : { remark }) };
  const [drawn, old] = [after, before].map((one) => renderModal(cards, one));
  const errors = inputError(cards, after, drawn!, old!) ?? {};
  return Object.entries(errors).map(([id, text]) => [id.split('.')[2], text]);
};
const [story, guide, start] = [samples.story[0]!, samples.guide[0]!, samples.start[0]!];
const [handOver, reportCode] = [samples.desk_hand_over_text[0]!, samples.report_code[0]!];
const close = samples.desk_close.at(-1)!;

const recuse = samples.desk_recuse[0]!;
const came = { arrived: '2026-11-24' };
const untold = {
  ...{ recipient: 'Bygg', cause: 'Fara.', copy: 'Kopian.', reveals: 'yes', hinders: 'yes' },
  ...{ revealsWhy: 'Så.', laterWhy: 'Spår.', tellBy: '2027-01-31' },
};
const told = { ...untold, text: 'Hej.' };

describe('what is wrong with an input is said there', () => {
  it.each<[string, View, Remark, Fields, string]>([
    ['an empty story', story, 'empty', {}, 'what'],
    ['the longest field of a long story', story, 'too_long', { how: 'x'.repeat(9) }, 'how'],
    ['nothing chosen in the guide', guide, 'choose', {}, 'about'],
    ['no answer to what is asked next', { name: 'more', about: 'care' }, 'choose', {}, 'detail'],
    ['a day that is none', handOver, 'day_wrong', { tellBy: '2026-02-30' }, 'tellBy'],
    ['no reason to reveal', handOver, 'why_missing', { ...told, revealsWhy: '' }, 'revealsWhy'],
    ['no reason to wait', handOver, 'why_missing', { ...told, laterWhy: '' }, 'laterWhy'],
    ['no word to the reporter, and not what may stay empty', handOver, 'empty', untold, 'text'],
    ['no answer that may stay empty', samples.desk_enter[0]!, 'empty', { arrived: '1' }, 'text'],
    ['no day of arrival', samples.desk_enter[0]!, 'no_day', {}, 'arrived'],
    ['no day of an acknowledgement', samples.desk_enter[0]!, 'no_day', came, 'acknowledgedOn'],
    ['an arrival ahead', samples.desk_enter[0]!, 'day_ahead', came, 'arrived'],
    ['a day ahead', samples.desk_duty[0]!, 'day_ahead', {}, 'begunOn'],
    ['a line that is too long', samples.desk_duty[0]!, 'told_long', { told: 'x' }, 'told'],
    ['a reason that is too long', recuse, 'reason_long', { cause: 'x' }, 'cause'],
    ['no reason to do it alone', samples.desk_two[1]!, 'why_missing', {}, 'beside'],
    ['a day that is over', samples.desk_hold[0]!, 'day_wrong', { cause: 'x' }, 'lookOn'],
    ['a reason that is too long', samples.desk_hold[0]!, 'hold_long', { cause: 'x' }, 'cause'],
    ['no recipient', handOver, 'empty', { ...told, recipient: '' }, 'recipient'],
    ['the wrong last group', reportCode, 'wrong_group', { group: '1' }, 'group'],
  ])('%s', (_, view, remark, fields, field) => {
    expect(said(view, remark, fields)).toEqual([
      [field, expect.stringMatching(/^(\p{Lu}.+\.|Det här saknas: .+)$/u)],
    ]);
  });

  it.each<[string, View, Remark, Fields, string[]]>([
    ['a first step', samples.desk_hand_over[0]!, 'choose', {}, ['target', 'purpose', 'ownDuty']],
    [
      'a hand-over',
      handOver,
      'empty',
      { reveals: 'yes', copy: 'x' },
      ['recipient', 'cause', 'revealsWhy', 'hinders', 'text'],
    ],
    ['a hand-over with a hindrance', handOver, 'empty', untold, ['text']],
    ['feedback', samples.desk_feedback[0]!, 'empty', {}, ['measures', 'why']],
  ])(
    'of %s at all that is missing, with one remark that names it',
    (_, view, remark, fields, all) => {
      const found = said(view, remark, fields);
      expect(found.map(([field]) => field)).toEqual(all);
      const [box] = partsOf(cards.draw({ ...shown(view, 'sv', { fields }), remark }).card).filter(
        ({ text }) => String(text).startsWith('Det här saknas: '),
      );
      for (const [, text] of found)
        expect(box?.text).toContain(String(text).replace('Det här saknas: ', ''));
    },
  );

  it('but for a code, which is drawn again', () => {
    expect(said(start, 'mistyped', { code: '1' })).toEqual([]);
  });

  it('at the choice that was not made', () => {
    expect(
      said(close, 'choose', { reason: 'confirmed', text: 'x' }).map(([field]) => field),
    ).toEqual([close.investigation ? 'investigation' : 'reason']);
  });

  it.each(['expired', 'altered', 'changed_meanwhile', 'places_full', 'failed', undefined] as const)(
    'and what is wrong with something else is not: %s',
    (remark) => {
      expect(said(story, remark)).toEqual([]);
    },
  );

  it('and never in another dialog than the one on the screen', () => {
    const drawn = shown(story, 'sv', { remark: 'empty' });
    const other = renderModal(cards, { ...drawn, view: guide });
    expect(inputError(cards, drawn, renderModal(cards, drawn), other)).toBeUndefined();
  });
});
