import type { RemovalShown } from '../../domain/desk-parts';
import type { Id } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { type RemovalKind, removalKinds } from '../../domain/removal';
import { storedBytes } from '../../domain/stored-bytes';
import { isRequested } from '../../domain/thread';
import { openStates } from '../../threads/open-threads';
import { findAnswered } from '../case/answerable';
import { doAtOnce } from '../case/at-once';
import { command, type Look, type Sending } from '../case/command';
import { findExcerpt } from '../case/excerpt';
import { newProposal, proposalsOf } from '../case/proposals';
import { type Found, placesOfWords, removeWords } from '../case/remove-words';

type Removal =
  | { readonly kind: 'removal_proposed'; readonly words: string; readonly what: RemovalKind }
  | { readonly kind: 'removed' | 'removal_refused' };

/**
 * Takes out words that are plainly irrelevant (VBL 7:7): one member proposes them, another does it. They go
 * from all rows of the case, and a mark with section and day stays.
 */
export const removal = command({
  form: 'desk_remove',
  option: 'remove',
  texts: ['text'],
  optional: ['text'],
  shows: 'once',
  may: ({ state }) => !isRequested(state),
  opens: async (looked) => ({ answers: (await removalIn(looked))?.row.id }),
  view: async ({ form, at }, looked) =>
    looked && {
      name: 'desk_remove',
      ...form,
      removal: (await removalIn(looked, at.answers))?.shown,
    },
  read: (_, { fields, at, text: words }) => {
    if (at.answers !== undefined) {
      const { answer } = fields;
      if (answer === 'yes') return { kind: 'removed' };
      return answer === 'no' ? { kind: 'removal_refused' } : 'choose';
    }
    const { reason } = fields;
    if (reason === 'secret') return 'hand_first';
    const what = removalKinds.find((one) => one === reason);
    if (what === undefined) return 'choose';
    if (Array.from(words.trim()).length < limits.leastRemoved) return 'words_short';
    if (storedBytes(words) > limits.proposalTextBytes) return 'removal_long';
    return { kind: 'removal_proposed', words: words.trim(), what };
  },
  run: (sending, said) =>
    said.kind === 'removal_proposed' ? propose(sending, said) : answer(sending, said.kind),
});

function propose(sending: Sending, { words, what }: Extract<Removal, { words: string }>) {
  const { id, world, member } = sending;
  return doAtOnce(sending, 'removal_proposed', async (visible) => {
    if (await isRequestedAround({ world, visible })) return 'asked_for';
    const { desk, id: thread } = visible.row;
    if ((await proposalsOf(world, desk, 'remove', visible)).length > 0) return 'changed_meanwhile';
    const found = await placesOfWords(world, visible, words, world.clock.today());
    if (placesIn(found) === 0) return 'words_missing';
    const made = { kind: 'remove', by: member.id, thread, words, what } as const;
    return { proposals: [newProposal(world, { id, desk }, made)] };
  });
}

/** Another member's yes takes the words out; a no, or the proposer's own, removes the proposal. */
function answer(sending: Sending, kind: 'removed' | 'removal_refused') {
  const { world, at } = sending;
  const event = kind === 'removed' ? 'removal_agreed' : 'removal_refused';
  return doAtOnce(sending, event, async (visible) => {
    const found = await removalIn({ world, visible }, at.answers);
    if (found === undefined) return 'changed_meanwhile';
    const { row: from, proposal, shown } = found;
    if (kind === 'removal_refused') return { proposals: [{ from }] };
    // It takes two.
    if (shown.own) return 'not_now';
    if (await isRequestedAround({ world, visible })) return 'asked_for';
    const today = world.clock.today();
    const there = await placesOfWords(world, visible, proposal.words, today);
    // This proposal has the words as well, and ends with every other that has them.
    return removeWords(world, visible, there, proposal.words, today);
  });
}

/**
 * Whether a request keeps the case, or what HR has of it. Words go from the handlers' case and from HR's
 * excerpt.
 */
async function isRequestedAround({ world, visible }: Look): Promise<boolean> {
  const { state } = visible;
  const excerpt = state.hr && (await findExcerpt(world, await visible.keys()));
  const others = [state.origin, excerpt?.row.id].filter((id) => id !== undefined);
  const around = await openStates(world, await world.threads.byIds(others));
  return isRequested(state) || around.some((one) => isRequested(one.state));
}

/** What is proposed in a case, with how many places have the words. */
async function removalIn({ world, visible }: Look, which?: Id) {
  const found = await findAnswered({ world, visible }, 'remove', which);
  if (found === undefined) return undefined;
  const { words, what } = found.proposal;
  const places = placesIn(await placesOfWords(world, visible, words, world.clock.today()));
  const { by, own } = found.shown;
  const shown: RemovalShown = { words, what, by, own, places };
  return { ...found, shown };
}

function placesIn({ replaces, inCase, waits }: Found): number {
  return replaces.messages.length + replaces.records.length + Number(inCase) + Number(waits);
}
