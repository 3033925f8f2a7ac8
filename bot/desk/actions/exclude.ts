import type { Id, MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { colleagueOf } from '../../domain/member';
import { twoChoices, whyNotPropose } from '../../domain/proposal';
import { changeProposals } from '../case/change-proposals';
import { command } from '../case/command';
import type { DeskContext } from '../case/context';
import { otherReaders } from '../case/find-thread';
import { readBeside, readReason } from '../case/read';
import { answerTwo, findAnswered } from '../case/two';

/** Proposes to shut a colleague out of a case: says who, and why. */
export const exclude = command({
  form: 'desk_exclude',
  option: 'exclude',
  texts: ['cause', 'decidedBy'],
  optional: ['decidedBy'],
  view: ({ form, world }, looked) => {
    if (looked === undefined) return undefined;
    const today = world.clock.today();
    const people = otherReaders(looked.case).map((one) => colleagueOf(one, today));
    return { name: 'desk_exclude', ...form, reader: 'reporter', people };
  },
  read: (_, { fields, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    // From the client: an id of anything.
    const { person = '' } = fields;
    if (person === '') return 'choose';
    const reason = readReason(fields);
    if (typeof reason === 'string') return reason;
    return { kind: 'exclusion_proposed', person: person as MemberId, ...reason };
  },
  run: (sending, { person, why, decidedBy }) => {
    const by = sending.member.id;
    return changeProposals(
      sending,
      'exclusion_proposed',
      'exclude',
      (there, visible) => {
        const found = otherReaders(visible).find((one) => one.id === person);
        if (found === undefined) return 'choose';
        const thread = visible.row.id;
        const made = { kind: 'exclude', by, thread, target: found.id, why, decidedBy } as const;
        const over = there.filter(({ proposal }) => proposal.by === by);
        const proposed = there.map(({ proposal }) => proposal);
        return whyNotPropose(proposed, made) ?? { over, made };
      },
      // Somebody who is no colleague is refused before it is stored.
      person,
    );
  },
});

/** Answers what takes two. A member who does it without a second says why it cannot wait. */
export const two = command({
  form: 'desk_two',
  option: 'exclude',
  sends: 'desk_do_two',
  texts: ['beside'],
  optional: ['beside'],
  shows: 'once',
  opens: async (looked) => ({ answers: (await proposedIn(looked))?.row.id }),
  view: async ({ form, at }, looked) =>
    looked && {
      name: 'desk_two',
      ...form,
      reader: 'reporter',
      proposal: (await proposedIn(looked, at.answers))?.shown,
    },
  read: (_, { fields, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    const answer = twoChoices.find((known) => known === fields.answer);
    if (answer === undefined) return 'choose';
    if (answer !== 'alone') return { kind: 'exclusion_answered', answer, beside: '' };
    const said = readBeside(fields, limits.proposalTextBytes);
    return typeof said === 'string' ? said : { kind: 'exclusion_answered', answer, ...said };
  },
  run: async (sending, { answer: choice, beside }) => {
    const { answers: which } = sending.at;
    const found = await proposedIn(sending, which);
    if (which === undefined || !found?.shown.choices.includes(choice)) return 'changed';
    return answerTwo(sending, 'exclude', { choice, which, beside });
  },
});

function proposedIn({ world, case: visible }: DeskContext<'case'>, which?: Id) {
  return findAnswered({ world, member: visible.member, case: visible }, 'exclude', which);
}
