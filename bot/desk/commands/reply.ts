import { latestOfHr, readExcerpt } from '../excerpt';
import { post } from '../post-as-desk';
import type { Command, Posting } from './command';

/** Answers the reporter; the handlers' answer may be the feedback on measures. */
export const reply = {
  form: 'desk_reply',
  option: 'reply',
  texts: ['text'],
  view: ({ form, seen }) => ({
    name: 'desk_reply',
    ...form,
    feedback: seen.desk === 'whistleblowing',
  }),
  ready: async ({ world, visible, at: { putOn, hand }, text }) => {
    if (putOn === undefined) return hand === undefined ? {} : text('hand_over_asked');
    // HR's answer, to be put to the reporter.
    const { notes } = await readExcerpt(world, await visible.keys(), visible.state);
    const found = notes.find(({ id, body }) => id === putOn && body.from === 'hr');
    return { text: found?.body.text ?? '' };
  },
  read: ({ member, fields, text, wrong }) => {
    // Feedback on measures is the act's own word: HR has no such clock.
    const isFeedback = member.desk === 'whistleblowing' && fields.feedback === 'true';
    return wrong() ?? { kind: isFeedback ? 'feedback' : 'reply', text };
  },
  run: (sending, said) =>
    post(sending, said, said.kind === 'reply' ? 'reply_sent' : 'feedback_given'),
  rewrites: (body) => {
    if (body.kind === 'reply') return { fields: { text: body.text } };
    return body.kind === 'feedback' ? { fields: { text: body.text, feedback: 'true' } } : undefined;
  },
} as const satisfies Posting<'reply' | 'feedback'>;

/** Puts HR's latest answer to the reporter, in a reply. */
export const putOn = {
  form: 'desk_reply',
  opens: async ({ world, visible }) => {
    const { notes } = await readExcerpt(world, await visible.keys(), visible.state);
    return { putOn: latestOfHr(notes)?.id };
  },
} as const satisfies Pick<Command, 'form' | 'opens'>;
