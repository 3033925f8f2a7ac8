import { asksInvestigation, asksMeasures } from '../../domain/desk-options';
import type { FieldName } from '../../domain/fields';
import { saysWhoIsNamed } from '../../domain/follow-up';
import { closeReasonsOf, isOutcome } from '../../domain/message';
import { caseOf } from '../case/change-case';
import { command } from '../case/command';
import { post } from '../case/post-as-desk';
import { readInvestigation } from '../case/read';

/**
 * Closes a thread. The handlers say what was done and why, or leave either out: then it is no feedback (VBL
 * 5:8 p. 3). The outcome of an inquiry needs both. At HR's desk one text says all.
 */
export const close = command({
  form: 'desk_close',
  option: 'close',
  texts: ['measures', 'why', 'text'],
  asksDuty: true,
  may: ({ closed }) => !closed,
  view: async ({ form, at, seen: { desk } }, looked) => ({
    name: 'desk_close',
    ...form,
    asksMeeting: looked?.case.state.meetingAskedOn !== undefined,
    punished: looked?.case.state.punished === true,
    asksNamed: looked !== undefined && !saysWhoIsNamed(await caseOf(looked.world, looked.case)),
    reasons: closeReasonsOf(desk),
    measures: asksMeasures(desk),
    investigation: asksInvestigation(desk),
    asksDuty: at.replaces === undefined,
  }),
  read: (_, { member: { desk }, fields, text, wrong }) => {
    const reason = closeReasonsOf(desk).find((known) => known === fields.reason);
    const duty = readInvestigation(desk, fields);
    if (reason === undefined || duty === undefined) return 'choose';
    const closing = { kind: 'closed', reason, ...duty } as const;
    if (!asksMeasures(desk)) return wrong(['measures', 'why']) ?? { ...closing, text };
    const { measures = '', why = '' } = fields;
    const optional: readonly FieldName[] = isOutcome(reason)
      ? ['text']
      : ['text', 'measures', 'why'];
    return wrong(optional) ?? { ...closing, text: why, measures };
  },
  run: (sending, said) => post(sending, said, 'thread_closed'),
  rewrites: (body) => {
    if (body.kind !== 'closed') return undefined;
    const { reason, text, measures, investigation } = body;
    const texts = measures === undefined ? { text } : { measures, why: text };
    return { fields: { ...texts, reason, ...(investigation && { investigation }) } };
  },
});
