import type { AtForm, Form } from '../../bot/desk/desk-draft';
import { readForm } from '../../bot/desk/read-form';
import { type RedirectTarget, redirectTargetsOf } from '../../bot/domain/contacts';
import type { Day } from '../../bot/domain/day';
import type { Fields } from '../../bot/domain/fields';
import { handOverTargets } from '../../bot/domain/hand-over';
import type { Desk, Locale, MemberId, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { ReadyText } from '../../bot/domain/ready-text';
import type { Remark } from '../../bot/domain/remarks';

const world = {
  readyText: (_: Locale, text: ReadyText) => `(${text})`,
  clock: { today: () => '2026-11-24' as Day },
  targets: (desk: Desk): readonly RedirectTarget[] =>
    redirectTargetsOf(desk).filter((target) => target !== 'school'),
};
const sends = (desk: Desk, form: Form, { target, ...fields }: Fields, to?: RedirectTarget) => {
  const handedTo = handOverTargets.find((known) => known === target);
  const at: AtForm = {
    kind: 'form',
    form,
    thread: 'a'.repeat(32) as ThreadId,
    ...(to === undefined ? {} : { to }),
    ...(handedTo && { hand: { to: handedTo, purpose: 'needed', duty: 'none' } }),
  };
  const member = {
    id: 'b'.repeat(32) as MemberId,
    desk,
    title: 'Titel',
    standing: 'member',
  } as const;
  return readForm(world, member, at, fields, 'sv');
};
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
  const rows: readonly (readonly [string, Desk, Form, Fields, Remark, RedirectTarget?])[] = [
    ['a close without a reason', 'hr', 'desk_close', { text, investigation: 'begun' }, 'choose'],
    [
      'a close for a reason of the other desk',
      'hr',
      'desk_close',
      { text, reason: 'handed_over', investigation: 'begun' },
      'choose',
    ],
    [
      'a close of the handlers for HR’s own reason',
      'whistleblowing',
      'desk_close',
      { text, reason: 'answered' },
      'choose',
    ],
    ...(['confirmed', 'partly_confirmed', 'not_confirmed'] as const).flatMap(
      (reason): (typeof rows)[number][] => [
        [
          `${reason} without measures`,
          'whistleblowing',
          'desk_close',
          { reason, why: text },
          'empty',
        ],
        [
          `${reason} without why`,
          'whistleblowing',
          'desk_close',
          { reason, measures: text },
          'empty',
        ],
      ],
    ),
    [
      'a close in both words together',
      'whistleblowing',
      'desk_close',
      { reason: 'duplicate', why: long(3000), measures: long(3001) },
      'too_long',
    ],
    [
      'a close by HR without a text',
      'hr',
      'desk_close',
      { reason: 'answered', investigation: 'begun', why: text, measures: text },
      'empty',
    ],
    [
      'a close by HR that leaves out the duty to investigate',
      'hr',
      'desk_close',
      { text, reason: 'answered' },
      'choose',
    ],
    [
      'a close by HR that says something else of it',
      'hr',
      'desk_close',
      { text, reason: 'answered', investigation: 'later' },
      'choose',
    ],
    [
      'a redirect by HR that leaves it out',
      'hr',
      'desk_redirect_text',
      { text },
      'choose',
      'union',
    ],
    [
      'a redirect of HR to HR',
      'hr',
      'desk_redirect_text',
      { text, investigation: 'begun' },
      'choose',
      'hr',
    ],
    ['a redirect to nobody', 'whistleblowing', 'desk_redirect_text', { text }, 'choose'],
    [
      'a redirect to a contact that is not set',
      'whistleblowing',
      'desk_redirect_text',
      { text },
      'no_contact',
      'school',
    ],
    [
      'a redirect without words',
      'whistleblowing',
      'desk_redirect_text',
      { text: ' ' },
      'empty',
      'union',
    ],
    [
      'an excerpt without content',
      'whistleblowing',
      'desk_give_hr',
      { text, excerpt: ' ' },
      'empty',
    ],
    [
      'an excerpt of which the reporter is told nothing',
      'whistleblowing',
      'desk_give_hr',
      { excerpt: text },
      'empty',
    ],
    [
      'an excerpt and words that are too long together',
      'whistleblowing',
      'desk_give_hr',
      { excerpt: long(3001), text: long(3000) },
      'too_long',
    ],
    [
      'a hand-over to nobody',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, target: '' },
      'choose',
    ],
    ...(
      [
        ['nothing kept of it', { copy: ' ' }, 'empty'],
        ['nothing said of whether telling may hinder', { hinders: '' }, 'choose'],
        ['no word of why it may reveal who reported', { reveals: 'yes' }, 'why_missing'],
        ['no word of why telling may hinder', { ...later, laterWhy: ' ' }, 'why_missing'],
        ['no day by which it is told', { ...later, tellBy: '' }, 'day_wrong'],
        ['a day that does not exist', { ...later, tellBy: '2027-02-29' }, 'day_wrong'],
        ['a day that is over', { ...later, tellBy: '2026-11-23' }, 'day_wrong'],
        ['a day after its erasure', { ...later, tellBy: '2028-11-25' }, 'day_wrong'],
        ['too much to keep until then', { ...later, text: long(1400) }, 'deferral_long'],
      ] as const
    ).map(
      ([what, fields, remark]) =>
        [
          `a hand-over with ${what}`,
          'whistleblowing',
          'desk_hand_over_text',
          { ...handOver, ...fields },
          remark,
        ] as const,
    ),
    [
      'an excerpt without a yes and without a reason',
      'whistleblowing',
      'desk_hand_hr',
      { ...handOver, excerpt: text, cause: '' },
      'empty',
    ],
    [
      'an excerpt without a yes of which it is not said what it may reveal',
      'whistleblowing',
      'desk_hand_hr',
      { ...handOver, excerpt: text, reveals: '' },
      'choose',
    ],
    ['stepping down without a reason', 'hr', 'desk_step_down', { cause: ' ' }, 'empty'],
    ['a reason that is too long', 'hr', 'desk_step_down', { cause: long(300) }, 'reason_long'],
    ['nobody who is shut out', 'hr', 'desk_shut_out', { cause: 'Släkt.' }, 'choose'],
    ['no answer to what takes two', 'hr', 'desk_two', {}, 'choose'],
    [
      'too long a reason to do it alone',
      'hr',
      'desk_two',
      { answer: 'alone', beside: long(1001) },
      'reason_long',
    ],
    ['something done alone without a reason', 'hr', 'desk_two', { answer: 'alone' }, 'why_missing'],
    ['a duty that is not named', 'hr', 'desk_duty', { standing: 'begun' }, 'choose'],
    ['a duty of which it is not said how it stands', 'hr', 'desk_duty', { law: 'child' }, 'choose'],
    ...(
      [
        ['begun on no day', { standing: 'begun', begunOn: '' }, 'day_ahead'],
        ['begun tomorrow', { standing: 'begun', begunOn: '2026-11-25' }, 'day_ahead'],
        ['not begun, without a word of why', { standing: 'not_begun', told: ' ' }, 'empty'],
        ['of which too much is said', { standing: 'begun', told: long(199) }, 'told_long'],
      ] as const
    ).map(
      ([what, fields, remark]) =>
        [`a duty ${what}`, 'hr', 'desk_duty', { law: 'data_breach', ...fields }, remark] as const,
    ),
    [
      'a hand-over of which it is not said whether it may reveal who reported',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, reveals: 'maybe' },
      'choose',
    ],
    [
      'a hand-over to a unit without its name',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, recipient: ' \n ' },
      'empty',
    ],
    [
      'a hand-over to an authority without its name',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, target: 'authority', recipient: '' },
      'empty',
    ],
    [
      'a hand-over to a name that is no name',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, recipient: long(81) },
      'too_long',
    ],
    [
      'a hand-over without a reason',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, cause: '\n' },
      'empty',
    ],
    [
      'a hand-over that the reporter is not told of',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, text: '' },
      'empty',
    ],
    [
      'a hand-over that is too long together',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, cause: long(3000), text: long(2995) },
      'too_long',
    ],
    [
      'a hand-over that is too long with what is added to it',
      'whistleblowing',
      'desk_hand_over_text',
      { ...handOver, cause: long(3000), text: long(2990) },
      'too_long',
    ],
    ['a question about HR without words', 'whistleblowing', 'desk_ask_hr', {}, 'empty'],
    ['nothing for HR', 'whistleblowing', 'desk_write_hr', { text: '' }, 'empty'],
    [
      'too much for HR',
      'whistleblowing',
      'desk_write_hr',
      { text: long(limits.textBytes + 1) },
      'too_long',
    ],
    ['a reopening without words', 'hr', 'desk_reopen', {}, 'empty'],
  ];
  const cases = rows.map(([what, desk, form, fields, remark, to]) => ({
    what,
    remark,
    sent: [desk, form, fields, to] as const,
  }));
  it.each(cases)('is $what', ({ remark, sent }) => {
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
      const excerpt = { ...fields, ...later, excerpt: 'Utdraget.', involved: 'a' };
      expect(sends('whistleblowing', 'desk_hand_hr', excerpt)).toMatchObject({
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

  it('is of a duty when it was begun and by whom, or why it was not', () => {
    const begun = { law: 'data_breach', standing: 'begun', begunOn: '2026-11-20', told: ' ' };
    expect(sends('hr', 'desk_duty', begun)).toEqual({
      kind: 'duty_kept',
      law: 'data_breach',
      is: 'begun',
      on: '2026-11-20',
      told: 'Titel',
    });
    const not = { law: 'child', standing: 'not_begun', told: 'Ingen\n oro.', begunOn: 'x' };
    expect(sends('whistleblowing', 'desk_duty', not)).toEqual({
      kind: 'duty_kept',
      law: 'child',
      is: 'not_begun',
      on: '2026-11-24',
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
    // Of a form from before it asked for both.
    [{ text }, '', text],
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

  it('is a reply at HR’s desk, whatever a client calls it', () => {
    const fields = { text, feedback: 'true' };
    expect(sends('hr', 'desk_reply', fields)).toEqual({ kind: 'reply', text });
    expect(sends('whistleblowing', 'desk_reply', fields)).toEqual({ kind: 'feedback', text });
  });

  it('fits to the byte, all fields of a form together', () => {
    const fields = { excerpt: long(3000), text: long(3000) };
    expect(sends('whistleblowing', 'desk_give_hr', fields)).toEqual({
      kind: 'given_to_hr',
      ...fields,
      involved: [],
    });
  });
});
