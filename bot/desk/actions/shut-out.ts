import type { MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { colleagueOf } from '../../domain/member';
import { type TwoChoice, twoChoices, whyNotPropose } from '../../domain/proposal';
import { findAnswered } from '../case/answerable';
import { colleaguesIn, titleOf } from '../case/colleagues';
import { command, type DeedOutcome, type Sending } from '../case/command';
import { otherReaders } from '../case/find-thread';
import { leaveCase } from '../case/leave-case';
import { changeProposals } from '../case/proposals';
import { readBeside, readReason } from '../case/read';

/** Proposes to shut a colleague out of a case: says who, and why. */
export const shutOut = command({
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
  read: (_, { fields, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    // From the client: an id of anything.
    const { person = '' } = fields;
    if (person === '') return 'choose';
    const reason = readReason(fields);
    if (typeof reason === 'string') return reason;
    return { kind: 'shut_out_proposed', person: person as MemberId, ...reason };
  },
  run: (sending, { person, why, decidedBy }) => {
    const by = sending.member.id;
    return changeProposals(
      sending,
      'shut_out_proposed',
      'shut_out',
      (there, visible) => {
        const found = otherReaders(visible).find((one) => one.id === person);
        if (found === undefined) return 'choose';
        const thread = visible.row.id;
        const made = { kind: 'shut_out', by, thread, target: found.id, why, decidedBy } as const;
        const over = there.filter(({ proposal }) => proposal.by === by);
        const proposed = there.map(({ proposal }) => proposal);
        return whyNotPropose(proposed, made) ?? { over, made };
      },
      // Somebody who is no colleague is refused before it is stored.
      person,
    );
  },
});

interface ShutOutAnswered {
  readonly kind: 'shut_out_answered';
  readonly answer: TwoChoice;
  readonly beside: string;
}

/** Answers what takes two. A member who does it without a second says why it cannot wait. */
export const two = command({
  form: 'desk_two',
  option: 'shut_out',
  sends: 'desk_do_two',
  texts: ['beside'],
  optional: ['beside'],
  shows: 'once',
  opens: async (looked) => ({ answers: (await findAnswered(looked, 'shut_out'))?.row.id }),
  view: async ({ form, at }, looked) =>
    looked && {
      name: 'desk_two',
      ...form,
      reader: 'reporter',
      proposal: (await findAnswered(looked, 'shut_out', at.answers))?.shown,
    },
  read: (_, { fields, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    const answer = twoChoices.find((known) => known === fields.answer);
    if (answer === undefined) return 'choose';
    if (answer !== 'alone') return { kind: 'shut_out_answered', answer, beside: '' };
    const said = readBeside(fields, limits.proposalTextBytes);
    return typeof said === 'string' ? said : { kind: 'shut_out_answered', answer, ...said };
  },
  run: answerShutOut,
});

/**
 * Answers a proposal to shut somebody out. Another member's yes does it; a no, or the proposer's own, removes
 * it. A proposer who does it alone says why, which the others read.
 */
async function answerShutOut(
  sending: Sending,
  { answer, beside }: ShutOutAnswered,
): Promise<DeedOutcome> {
  const { world, member, visible, at } = sending;
  const found = await findAnswered(sending, 'shut_out', at.answers);
  if (at.answers === undefined || !found?.shown.choices.includes(answer)) return 'changed';
  const { target, why, decidedBy, by } = found.proposal;
  if (answer === 'no' || answer === 'take_back')
    return changeProposals(
      sending,
      'shut_out_refused',
      'shut_out',
      (there) => {
        const now = there.find(({ row }) => row.id === at.answers);
        return now === undefined ? 'changed_meanwhile' : { over: [now] };
      },
      target,
    );
  const isAlone = answer === 'alone';
  const members = colleaguesIn(world, visible.members);
  const titled = (of: MemberId): string => titleOf(members, of) ?? '';
  return leaveCase(sending, {
    whom: target,
    event: isAlone ? 'shut_out_alone' : 'shut_out_agreed',
    subject: target,
    look: async (now) => {
      const there = await findAnswered({ world, visible: now }, 'shut_out', at.answers);
      return there?.shown.choices.includes(answer) ? there : 'changed_meanwhile';
    },
    note: {
      kind: 'note',
      author: titled(by),
      text: why,
      conflict: {
        how: isAlone ? 'alone' : 'shut_out',
        who: titled(target),
        decidedBy,
        beside: isAlone ? beside : member.title,
      },
    },
    change: (known) => {
      if (!isAlone) return known;
      // A colleague's act without a second is read first.
      if (known.alone && (known.alone.gave || known.alone.by !== member.id)) return 'read_first';
      return { ...known, alone: { by: member.id, on: world.clock.today() } };
    },
  });
}
