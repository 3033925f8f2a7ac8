import type { AtForm } from '../../bot/desk/case/desk-draft';
import { type RedirectTarget, redirectTargetsOf } from '../../bot/domain/contacts';
import type { Day } from '../../bot/domain/day';
import type { DeskForm } from '../../bot/domain/desk-options';
import type { Fields } from '../../bot/domain/fields';
import { handedTo, purposes } from '../../bot/domain/hand-over';
import type { Desk, Locale, MemberId, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { ReadyText } from '../../bot/domain/ready-text';
import type { Remark } from '../../bot/domain/remarks';
import { readForm } from '../support/read-form';

const world = {
  readyText: (_: Locale, text: ReadyText) => `(${text})`,
  clock: { today: () => '2026-11-24' as Day },
  targets: (desk: Desk): readonly RedirectTarget[] =>
    redirectTargetsOf(desk).filter((target) => target !== 'school'),
};
const sends = (
  desk: Desk,
  form: DeskForm,
  { target, purpose, ...fields }: Fields,
  to?: RedirectTarget,
) => {
  const receiver = handedTo.find((known) => known === target);
  const at: AtForm = {
    kind: 'form',
    form,
    thread: 'a'.repeat(32) as ThreadId,
    ...(to === undefined ? {} : { to }),
    ...(receiver && {
      hand: { to: receiver, purpose: handPurposes.find((one) => one === purpose) ?? 'needed' },
    }),
  };
  const member = {
    id: 'b'.repeat(32) as MemberId,
    desk,
    title: 'Titel',
    standing: 'member',
  } as const;
  return readForm(world, member, at, fields, 'sv');
};
const handPurposes = [...purposes, 'more'] as const;
const text = 'Hej.';
const long = (bytes: number): string => 'x'.repeat(bytes);

describe('what cannot be sent so', () => {
  const later: Fields = { hinders: 'yes', laterWhy: 'Spår.', tellBy: '2026-12-01' };
  const handOver: Fields = {
    target: 'own_unit',
    recipient: 'Lagret',
    cause: 'Fara.',
    copy: 'Kopian.',
    reveals: 'no',
    hinders: 'no',
    text,
  };
  type Case = readonly [what: string, fields: Fields, remark: Remark, to?: RedirectTarget];
  const rowsOf = (desk: Desk, form: DeskForm, cases: readonly Case[]) =>
    cases.map(([what, fields, remark, to]) => ({
      ...{ what, form, remark },
      sent: [desk, form, fields, to] as const,
    }));
  const [begun, both] = [{ investigation: 'begun' }, { why: text, measures: text }];
  const toHr = (purpose: string, of: Fields): Fields => ({ target: 'hr', purpose, ...of });
  const handedOver = (more: Fields): Fields => ({ ...handOver, ...more });
  const cases = [
    ...rowsOf('hr', 'desk_close', [
      ['without a reason', { text, ...begun }, 'choose'],
      ['a reason of the other desk', { text, reason: 'handed_over', ...begun }, 'choose'],
      ['without a text', { reason: 'answered', ...begun, ...both }, 'empty'],
      ['without the duty to investigate', { text, reason: 'answered' }, 'choose'],
      ['another word of it', { text, reason: 'answered', investigation: 'later' }, 'choose'],
    ]),
    ...rowsOf('whistleblowing', 'desk_close', [
      ['HR’s own reason', { text, reason: 'answered' }, 'choose'],
      ...(['confirmed', 'partly_confirmed', 'not_confirmed'] as const).flatMap((reason): Case[] => [
        [`${reason} without measures`, { reason, why: text }, 'empty'],
        [`${reason} without why`, { reason, measures: text }, 'empty'],
      ]),
      [
        'both words together too long',
        { reason: 'duplicate', why: long(3000), measures: long(3001) },
        'too_long',
      ],
    ]),
    ...rowsOf('hr', 'desk_redirect_text', [
      ['without the duty to investigate', { text }, 'choose', 'union'],
      ['HR to HR', { text, ...begun }, 'choose', 'hr'],
    ]),
    ...rowsOf('whistleblowing', 'desk_redirect_text', [
      ['to nobody', { text }, 'choose'],
      ['to a contact that is not set', { text }, 'no_contact', 'school'],
      ['without words', { text: ' ' }, 'empty', 'union'],
    ]),
    ...rowsOf('whistleblowing', 'desk_hand_over_text', [
      ['without content', toHr('agreed', { text, excerpt: ' ' }), 'empty'],
      ['of which the reporter is told nothing', toHr('agreed', { excerpt: text }), 'empty'],
      ['too long together', toHr('agreed', { excerpt: long(3001), text: long(3000) }), 'too_long'],
      [
        'without a yes or a reason',
        handedOver(toHr('needed', { excerpt: text, cause: '' })),
        'empty',
      ],
      ['without an excerpt', handedOver(toHr('needed', { excerpt: '' })), 'empty'],
      [
        'not said what it may reveal',
        handedOver(toHr('needed', { excerpt: text, reveals: '' })),
        'choose',
      ],
      ['nothing', toHr('more', { text: '' }), 'empty'],
      ['too much', toHr('more', { text: long(limits.textBytes + 1) }), 'too_long'],
    ]),
    ...rowsOf('whistleblowing', 'desk_hand_over_text', [
      ['to nobody', handedOver({ target: '' }), 'choose'],
      ['nothing kept of it', handedOver({ copy: ' ' }), 'empty'],
      ['nothing said of whether telling may hinder', handedOver({ hinders: '' }), 'choose'],
      ['no word of why it may reveal', handedOver({ reveals: 'yes' }), 'why_missing'],
      ['no word of why telling may hinder', handedOver({ ...later, laterWhy: ' ' }), 'why_missing'],
      ['no day by which it is told', handedOver({ ...later, tellBy: '' }), 'day_wrong'],
      ['no such day', handedOver({ ...later, tellBy: '2027-02-29' }), 'day_wrong'],
      ['a day that is over', handedOver({ ...later, tellBy: '2026-11-23' }), 'day_wrong'],
      ['a day after its erasure', handedOver({ ...later, tellBy: '2028-11-25' }), 'day_wrong'],
      ['too much until then', handedOver({ ...later, text: long(1400) }), 'deferral_long'],
      ['not said whether it may reveal', handedOver({ reveals: 'maybe' }), 'choose'],
      ['a unit without its name', handedOver({ recipient: ' \n ' }), 'empty'],
      [
        'an authority without its name',
        handedOver({ target: 'authority', recipient: '' }),
        'empty',
      ],
      ['a name that is no name', handedOver({ recipient: long(81) }), 'too_long'],
      ['without a reason', handedOver({ cause: '\n' }), 'empty'],
      ['not told to the reporter', handedOver({ text: '' }), 'empty'],
      ['too long together', handedOver({ cause: long(3000), text: long(2995) }), 'too_long'],
      [
        'too long with what is added',
        handedOver({ cause: long(3000), text: long(2990) }),
        'too_long',
      ],
    ]),
    ...rowsOf('hr', 'desk_recuse', [
      ['without a reason', { cause: ' ' }, 'empty'],
      ['a reason that is too long', { cause: long(300) }, 'reason_long'],
    ]),
    ...rowsOf('hr', 'desk_exclude', [['nobody', { cause: 'Släkt.' }, 'choose']]),
    ...rowsOf('hr', 'desk_two', [
      ['no answer', {}, 'choose'],
      ['too long a reason', { answer: 'alone', beside: long(1001) }, 'reason_long'],
      ['alone without a reason', { answer: 'alone' }, 'why_missing'],
    ]),
    ...rowsOf('hr', 'desk_duty', [
      ['not named', { standing: 'begun' }, 'choose'],
      ['not said how it is', { law: 'child' }, 'choose'],
      ...(
        [
          ['begun on no day', { standing: 'begun', begunOn: '' }, 'day_ahead'],
          ['begun tomorrow', { standing: 'begun', begunOn: '2026-11-25' }, 'day_ahead'],
          ['not begun, without why', { standing: 'not_begun', told: ' ' }, 'empty'],
          ['known on no day', { standing: 'not_begun', told: 'x', knownOn: '' }, 'day_ahead'],
          [
            'known tomorrow',
            { standing: 'not_begun', told: 'x', knownOn: '2026-11-25' },
            'day_ahead',
          ],
          ['too much said of it', { standing: 'begun', told: long(199) }, 'told_long'],
        ] as const
      ).map(([what, fields, remark]): Case => [what, { law: 'data_breach', ...fields }, remark]),
    ]),
    ...rowsOf('whistleblowing', 'desk_consent', [
      ['to nobody', { text }, 'choose'],
      ['without words', { target: 'hr' }, 'empty'],
      ['without words to a unit', { target: 'own_unit', text: ' ' }, 'empty'],
    ]),
    ...rowsOf('hr', 'desk_reopen', [['without words', {}, 'empty']]),
  ];
  it.each(cases)('is $form: $what', ({ remark, sent }) => {
    expect(sends(...sent)).toBe(remark);
  });
});

describe('what is sent', () => {
  const fields: Fields = { cause: 'Fara.', copy: 'Kopian.', reveals: 'no', hinders: 'no', text };

  it('is the recipient in one line, and no name where it is the police', () => {
    const handed = { purpose: 'needed', cause: 'Fara.', reveals: 'no', revealsWhy: '' };
    expect(
      sends('whistleblowing', 'desk_hand_over_text', {
        ...fields,
        target: 'authority',
        recipient: ' Arbetsmiljö\n verket ',
        // What is answered with no is not kept.
        revealsWhy: 'Nej.',
        laterWhy: 'Nej.',
      }),
    ).toEqual({
      kind: 'handed_on',
      handed: { ...handed, to: 'authority', name: 'Arbetsmiljö verket' },
      copy: 'Kopian.',
      text: `${text}\n\n(reveals_nothing)`,
    });
    const police = { ...fields, target: 'police', reveals: 'yes', revealsWhy: ' Bara en såg. ' };
    expect(sends('whistleblowing', 'desk_hand_over_text', police)).toEqual({
      kind: 'handed_on',
      handed: { ...handed, to: 'police', name: '', reveals: 'yes', revealsWhy: 'Bara en såg.' },
      copy: 'Kopian.',
      text: `${text}\n\n(may_reveal) Bara en såg.`,
    });
  });

  it.each(['2026-11-24', '2028-11-24'])(
    'waits until a day where telling may hinder: %s',
    (tellBy) => {
      const later = { hinders: 'yes', laterWhy: 'Spår.', tellBy: ` ${tellBy} ` };
      const excerpt = {
        ...{ ...fields, ...later, target: 'hr', excerpt: 'Utdraget.', involved: 'a' },
      };
      expect(sends('whistleblowing', 'desk_hand_over_text', excerpt)).toMatchObject({
        kind: 'given_to_hr',
        excerpt: 'Utdraget.',
        involved: ['a'],
        handed: { to: 'hr', name: '', purpose: 'needed', later: { why: 'Spår.', tellBy } },
      });
      const unit = { ...fields, ...later, target: 'own_unit', recipient: 'Lagret' };
      expect(sends('whistleblowing', 'desk_hand_over_text', unit)).toMatchObject({
        kind: 'handed_untold',
        handed: { later: { why: 'Spår.', tellBy } },
      });
    },
  );

  it('asks at which hour a breach of data was known, and at none of another duty', () => {
    const breach = { law: 'data_breach', standing: 'not_begun', told: 'x', knownOn: '2026-11-22' };
    for (const knownAt of ['', 'morgon', '24', '9:75', '-1'])
      expect(sends('hr', 'desk_duty', { ...breach, knownAt })).toBe('hour_wrong');
    for (const [knownAt, hour] of [
      ['9', 9],
      ['09.30', 9],
      [' 23:59 ', 23],
    ] as const)
      expect(sends('hr', 'desk_duty', { ...breach, knownAt })).toMatchObject({ hour });
    const child = sends('hr', 'desk_duty', { ...breach, law: 'child', knownAt: '9' });
    expect(child).not.toHaveProperty('hour');
  });

  it('is of a duty when it was begun and by whom, or why it was not', () => {
    const begun = { law: 'data_breach', standing: 'begun', begunOn: '2026-11-20', told: ' ' };
    expect(sends('hr', 'desk_duty', begun)).toEqual({
      kind: 'duty_kept',
      law: 'data_breach',
      is: 'begun',
      on: '2026-11-20',
      told: 'Titel',
    });
    const not = {
      law: 'child',
      standing: 'not_begun',
      told: 'Ingen\n oro.',
      knownOn: '2026-11-22',
    };
    expect(sends('whistleblowing', 'desk_duty', not)).toEqual({
      kind: 'duty_kept',
      law: 'child',
      is: 'not_begun',
      on: '2026-11-22',
      told: 'Ingen oro.',
    });
  });

  it('carries what HR says of the duty to investigate, and never that of the handlers', () => {
    const investigation = 'neither';
    expect(sends('hr', 'desk_close', { text, reason: 'answered', investigation })).toEqual({
      kind: 'closed',
      reason: 'answered',
      text,
      investigation,
    });
    expect(sends('hr', 'desk_redirect_text', { text, investigation }, 'union')).toEqual({
      kind: 'redirected',
      to: 'union',
      text,
      investigation,
    });
    const closes = { measures: text, why: 'Därför.', reason: 'duplicate', investigation };
    expect(sends('whistleblowing', 'desk_close', closes)).toEqual({
      kind: 'closed',
      reason: 'duplicate',
      measures: text,
      text: 'Därför.',
    });
  });

  it.each<[Fields, string, string]>([
    [{}, '', ''],
    [{ why: text }, '', text],
    [{ measures: text }, text, ''],
  ])('closes what asks for no inquiry with either word or none: %j', (fields, measures, why) => {
    const closes = { ...fields, reason: 'duplicate' };
    expect(sends('whistleblowing', 'desk_close', closes)).toEqual({
      kind: 'closed',
      reason: 'duplicate',
      measures,
      text: why,
    });
  });

  it('of a form from before is what could be said there of the investigation', () => {
    const fields = { text, reason: 'answered', investigation: 'not_harassment' };
    expect(sends('hr', 'desk_close', fields)).toMatchObject({ investigation: 'not_harassment' });
  });

  it('is feedback with both what was done and why, and with nothing less (VBL 5:8 p. 3)', () => {
    const gives = (fields: Fields) => sends('whistleblowing', 'desk_feedback', fields);
    for (const fields of [{}, { measures: 'Ok' }, { why: 'Ok' }, { measures: 'Ok', why: ' ' }])
      expect(gives(fields)).toBe('empty');
    expect(gives({ text: 'Ok', measures: text, why: 'Därför.' })).toEqual({
      kind: 'feedback',
      measures: text,
      text: 'Därför.',
    });
  });

  it('fits to the byte, all fields of a form together', () => {
    const fields = { excerpt: long(3000), text: long(3000) };
    expect(
      sends('whistleblowing', 'desk_hand_over_text', {
        ...fields,
        target: 'hr',
        purpose: 'agreed',
      }),
    ).toEqual({
      kind: 'given_to_hr',
      ...fields,
      involved: [],
    });
  });
});
