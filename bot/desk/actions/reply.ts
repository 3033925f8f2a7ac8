import type { Body, Message } from '../../domain/message';
import { findFamily } from '../../threads/families';
import { readPage } from '../../threads/read-page';
import { type Command, command } from '../case/command';
import type { DeskContext } from '../case/context';
import type { SeenThread } from '../case/desk-draft';
import { latestOfHr, readExcerpt } from '../case/excerpt';
import { isSeen } from '../case/find-thread';
import { post } from '../case/post-as-desk';
import { savedOf } from '../case/saved-answers';

/** Answers the reporter. */
export const reply = command({
  form: 'desk_reply',
  option: 'reply',
  texts: ['text'],
  shows: ({ putOn }) => putOn !== undefined,
  view: async ({ form, seen }, looked) => ({
    name: 'desk_reply',
    ...form,
    answered: looked && (await answeredIn(looked, seen)),
    saved: looked && (await savedOf(looked)),
  }),
  ready: async ({ world, case: visible, at: { putOn } }) => {
    if (putOn === undefined) return {};
    // HR's answer, to be put to the reporter.
    const { notes } = await readExcerpt(world, await visible.keys(), visible.state);
    const found = notes.find(({ id, body }) => id === putOn && body.from === 'hr');
    return { text: found?.body.text ?? '' };
  },
  read: (_, { text, wrong }) => wrong() ?? { kind: 'reply', text },
  run: (sending, said) => post(sending, said, 'reply_sent'),
  rewrites: (body) => (body.kind === 'reply' ? { fields: { text: body.text } } : undefined),
});

/** What says nothing that could be answered. */
const wordless: readonly Body['kind'][] = ['hr_answered', 'minutes_approved', 'code_renewed'];

/**
 * The latest message of the other side. None if the thread has changed since the member read it, or was read
 * on another day: showing it would be another reading.
 */
async function answeredIn(
  { world, case: visible }: DeskContext<'case'>,
  seen: SeenThread,
): Promise<Message | undefined> {
  if (seen.readOn !== world.clock.today() || !isSeen(visible, seen)) return undefined;
  const { common } = await visible.keys();
  const found = await findFamily(world, common, visible.row.id, 'reporter');
  const { items } = await readPage([found], 0);
  return items.findLast(({ body }) => !wordless.includes(body.kind));
}

/** Puts HR's latest answer to the reporter, in a reply. */
export const putOn = {
  form: 'desk_reply',
  opens: async ({ world, case: visible }) => {
    const { notes } = await readExcerpt(world, await visible.keys(), visible.state);
    return { putOn: latestOfHr(notes)?.id };
  },
} as const satisfies Pick<Command, 'form' | 'opens'>;
