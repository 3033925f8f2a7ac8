import type { Body, Message } from '../../domain/message';
import { readPage } from '../../threads/read-page';
import { findShelf } from '../../threads/shelf';
import type { SeenThread } from '../desk-draft';
import { latestOfHr, readExcerpt } from '../excerpt';
import { isSeen } from '../find-thread';
import { post } from '../post-as-desk';
import { type Command, command, type Look } from './command';

/** Answers the reporter; the handlers' answer may be the feedback on measures. */
export const reply = command({
  form: 'desk_reply',
  option: 'reply',
  texts: ['text'],
  view: async ({ form, seen }, looked) => ({
    name: 'desk_reply',
    ...form,
    feedback: seen.desk === 'whistleblowing',
    answered: looked && (await answeredIn(looked, seen)),
  }),
  ready: async ({ world, visible, at: { putOn, hand, feedback }, text }) => {
    if (hand !== undefined) return text('hand_over_asked');
    if (putOn === undefined) return feedback === undefined ? {} : { feedback: 'true' };
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
});

/** What says nothing that could be answered. */
const wordless: readonly Body['kind'][] = ['hr_answered', 'minutes_approved', 'code_renewed'];

/**
 * The latest message of the other side. None if the thread has changed since the member read it, or was read
 * on another day: showing it would be another reading.
 */
async function answeredIn(
  { world, visible }: Look,
  seen: SeenThread,
): Promise<Message | undefined> {
  if (seen.readOn !== world.clock.today() || !isSeen(visible, seen)) return undefined;
  const { common } = await visible.keys();
  const shelf = await findShelf(world, common, visible.row.id, 'reporter');
  const { items } = await readPage([shelf], 0);
  return items.findLast(({ body }) => !wordless.includes(body.kind));
}

/** Opens a reply as the feedback on measures (VBL 5:8 p. 3). */
export const giveFeedback = {
  form: 'desk_reply',
  opens: () => Promise.resolve({ feedback: true as const }),
} as const satisfies Pick<Command, 'form' | 'opens'>;

/** Puts HR's latest answer to the reporter, in a reply. */
export const putOn = {
  form: 'desk_reply',
  opens: async ({ world, visible }) => {
    const { notes } = await readExcerpt(world, await visible.keys(), visible.state);
    return { putOn: latestOfHr(notes)?.id };
  },
} as const satisfies Pick<Command, 'form' | 'opens'>;
