import type { RemovalShown } from '../../domain/desk-parts';
import type { Id } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { ProposalOf } from '../../domain/proposal';
import { removalKinds } from '../../domain/removal';
import { storedBytes } from '../../domain/stored-bytes';
import { isRequested } from '../../domain/thread';
import { doAtOnce } from '../case/at-once';
import { command } from '../case/command';
import type { DeskContext } from '../case/context';
import { isRequestedAround } from '../case/excerpt';
import { newProposal, proposalsOf } from '../case/proposals';
import { type Found, placesOfWords } from '../case/remove-words';
import { answerTwo, findAnswered } from '../case/two';

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
    said.kind === 'removal_proposed'
      ? propose(sending, said)
      : answerTwo(sending, 'remove', {
          choice: said.kind === 'removed' ? 'yes' : 'no',
          which: sending.at.answers,
        }),
});

function propose(
  sending: DeskContext<'form'>,
  { words, what }: Pick<ProposalOf<'remove'>, 'words' | 'what'>,
) {
  const { world, member } = sending;
  return doAtOnce(sending, 'removal_proposed', async (visible) => {
    if (await isRequestedAround({ world, member: visible.member, case: visible }))
      return 'asked_for';
    const { desk, id: thread } = visible.row;
    if ((await proposalsOf(world, desk, 'remove', visible)).length > 0) return 'changed_meanwhile';
    const found = await placesOfWords(world, visible, words, world.clock.today());
    if (placesIn(found) === 0) return 'words_missing';
    const made = { kind: 'remove', by: member.id, thread, words, what } as const;
    return { proposals: [newProposal(sending, made)] };
  });
}

/** What is proposed in a case, with how many places have the words. */
async function removalIn({ world, case: visible }: DeskContext<'case'>, which?: Id) {
  const { member } = visible;
  const found = await findAnswered({ world, member, case: visible }, 'remove', which);
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
