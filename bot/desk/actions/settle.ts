import { settlings } from '../../domain/minutes';
import { command } from '../case/command';
import { openMinutes } from '../case/open-minutes';
import { post } from '../case/post-as-desk';

/** Settles the oldest open minutes, which the reporter did not approve. */
export const settle = command({
  form: 'desk_settle',
  option: 'settle',
  texts: ['text'],
  may: ({ excerpt, state }) => !excerpt && state.minutes === 'open',
  view: async ({ form }, looked) => ({
    name: 'desk_settle',
    ...form,
    ...(looked && { of: await openMinutes(looked.world, looked.case) }),
  }),
  read: (_, { fields, text, wrong }) => {
    const how = settlings.find((known) => known === fields.settling);
    if (how === undefined) return 'choose';
    // Only a refusal or a hindrance needs a reason (VBL 8:3).
    if (how !== 'declined' && text.trim() === '') return { kind: 'minutes_settled', how, text: '' };
    return wrong() ?? { kind: 'minutes_settled', how, text };
  },
  run: async (sending, said) => {
    // Which minutes are meant is looked up at sending.
    const of = await openMinutes(sending.world, sending.case);
    return of === undefined ? 'not_now' : post(sending, { ...said, of }, 'minutes_settled');
  },
  rewrites: (body) =>
    body.kind === 'minutes_settled'
      ? { fields: { text: body.text, settling: body.how } }
      : undefined,
});
