import { type TwoChoice, twoChoices } from '../../domain/case-proposal';
import type { MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { colleagueOf } from '../../domain/member';
import { utf8Length } from '../../domain/page';
import { otherReaders } from '../find-thread';
import { answerShutOut, proposeShutOut, shutOutIn } from '../shut-out';
import type { Command } from './command';
import { type Reason, readReason } from './read';

/** `person` comes from the client: an id of anything. */
type ShutOutProposed = { readonly kind: 'shut_out_proposed'; readonly person: MemberId } & Reason;

/** Proposes to shut a colleague out of a case: says who, and why. */
export const shutOut = {
  form: 'desk_shut_out',
  option: 'shut_out',
  texts: ['cause', 'decidedBy'],
  optional: ['decidedBy'],
  view: ({ form, world }, looked) => {
    if (looked === undefined) return undefined;
    const today = world.clock.today();
    const people = otherReaders(looked.visible).map((one) => colleagueOf(one, today));
    return { name: 'desk_shut_out', ...form, reader: 'reporter', people };
  },
  read: ({ fields, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    const { person = '' } = fields;
    if (person === '') return 'choose';
    const reason = readReason(fields);
    if (typeof reason === 'string') return reason;
    return { kind: 'shut_out_proposed', person: person as MemberId, ...reason };
  },
  run: (sending, said) => proposeShutOut(sending, said),
} as const satisfies Command<ShutOutProposed>;

interface ShutOutAnswered {
  readonly kind: 'shut_out_answered';
  readonly answer: TwoChoice;
  readonly beside: string;
}

/** Answers what takes two. A member who does it without a second says why it cannot wait. */
export const two = {
  form: 'desk_two',
  option: 'shut_out',
  sends: 'desk_do_two',
  texts: ['beside'],
  optional: ['beside'],
  shows: 'once',
  opens: async ({ world, visible }) => ({ answers: (await shutOutIn(world, visible))?.id }),
  view: async ({ form, at }, looked) =>
    looked && {
      name: 'desk_two',
      ...form,
      reader: 'reporter',
      proposal: await shutOutIn(looked.world, looked.visible, at.answers),
    },
  read: ({ fields, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    const answer = twoChoices.find((known) => known === fields.answer);
    if (answer === undefined) return 'choose';
    const beside = answer === 'alone' ? (fields.beside ?? '').trim() : '';
    if (answer === 'alone' && beside === '') return 'why_missing';
    if (utf8Length(beside) > limits.proposalTextBytes) return 'reason_long';
    return { kind: 'shut_out_answered', answer, beside };
  },
  run: (sending, said) => answerShutOut(sending, said),
} as const satisfies Command<ShutOutAnswered>;
