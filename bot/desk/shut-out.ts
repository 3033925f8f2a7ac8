import type { Case } from '../domain/case';
import {
  proposedTo,
  type ShuttingOut,
  type TwoChoice,
  whyNotPropose,
  withoutProposal,
  withProposal,
} from '../domain/case-proposal';
import type { ShutOutShown } from '../domain/desk-parts';
import type { Id, MemberId } from '../domain/ids';
import { isAway } from '../domain/member';
import { canBeShown } from '../domain/readers';
import type { Remark } from '../domain/remarks';
import { type Acting, remarkOf } from './at-once';
import { caseOf, changeAtOnce } from './change-case';
import { colleaguesIn, titleOf } from './colleagues';
import type { DeedOutcome, Sending } from './commands/command';
import { otherReaders, type Visible } from './find-thread';
import { leaveCase } from './leave-case';
import type { DeskWorld } from './world';

/** Proposes to shut a colleague out of a case, in its record, at once: another member answers (KL 7:4). */
export function proposeShutOut(
  sending: Sending,
  said: { readonly person: MemberId; readonly why: string; readonly decidedBy: string },
): Promise<DeedOutcome> {
  const { person, why, decidedBy } = said;
  const { id, member, world } = sending;
  const reason = { id: id as Id, by: member.id, on: world.clock.today(), why, decidedBy };
  return changeAtOnce(
    sending,
    'shut_out_proposed',
    (visible) => (known) => {
      const found = otherReaders(visible).find((one) => one.id === person);
      if (found === undefined) return 'choose';
      const proposal: ShuttingOut = { ...reason, kind: 'shut_out', target: found.id };
      return whyNotPropose(known, proposal) ?? withProposal(known, proposal);
    },
    // Somebody who is no colleague is refused before it is stored.
    person,
  );
}

/**
 * Answers a proposal to shut somebody out. Another member's yes does it; a no, or the proposer's own, removes
 * it. The proposer does it without a second only while everybody who could answer is away, who then read why.
 */
export async function answerShutOut(
  sending: Sending,
  { answer, beside }: { readonly answer: TwoChoice; readonly beside: string },
): Promise<DeedOutcome> {
  const { world, member, visible, at } = sending;
  const known = await caseOf(world, visible);
  const proposed = proposedTo(known, member.id, world.clock.today());
  const found = proposed.find((one) => one.id === at.answers);
  if (found === undefined) return 'changed';
  if (!choicesIn(world, visible, found).includes(answer)) return 'changed';
  const isThere = (now: Case): boolean => (now.proposals ?? []).some((one) => one.id === found.id);
  if (answer === 'no' || answer === 'take_back')
    return changeAtOnce(
      sending,
      'shut_out_refused',
      () => (of) => (isThere(of) ? withoutProposal(of, { id: found.id }) : 'changed_meanwhile'),
      found.target,
    );
  const isAlone = answer === 'alone';
  const members = colleaguesIn(world, visible.members);
  const titled = (of: MemberId): string => titleOf(members, of) ?? '';
  return leaveCase(sending, {
    whom: found.target,
    event: isAlone ? 'shut_out_alone' : 'shut_out_agreed',
    subject: found.target,
    whyNot: (now) => {
      const there = otherReaders(now).map(({ id }) => id);
      const isThereStill = there.includes(found.target) && [...there, member.id].includes(found.by);
      const may = choicesIn(world, now, found);
      return isThereStill && may.includes(answer) ? undefined : 'changed_meanwhile';
    },
    note: {
      kind: 'note',
      author: titled(found.by),
      text: found.why,
      conflict: {
        how: isAlone ? 'alone' : 'shut_out',
        who: titled(found.target),
        decidedBy: found.decidedBy,
        beside: isAlone ? beside : member.title,
      },
    },
    change: (of) => {
      if (!isThere(of)) return 'changed_meanwhile';
      if (!isAlone) return of;
      // A colleague's act without a second is read first.
      if (of.alone !== undefined && of.alone.by !== member.id) return 'read_first';
      return { ...of, alone: { by: member.id, on: world.clock.today() } };
    },
  });
}

/** Records that a member has read what a colleague did without a second. */
export async function sayRead(acting: Acting): Promise<Remark> {
  const { world, member, submission } = acting;
  if (await world.pool.knows(submission)) return 'read_alone';
  const done = await changeAtOnce(
    acting,
    'alone_read',
    () =>
      ({ alone, ...known }) =>
        alone === undefined || alone.by === member.id ? 'not_now' : known,
  );
  return remarkOf(done, 'read_alone');
}

/**
 * What a member can answer to a proposal. Its proposer acts without a second only while everybody who could
 * answer is away. People to whom the case can be shown could answer: of two members, neither shuts out the
 * other.
 */
function choicesIn(
  { clock }: DeskWorld,
  visible: Visible,
  { by, target: whom }: ShuttingOut,
): readonly TwoChoice[] {
  if (by !== visible.member.id) return ['yes', 'no'];
  const today = clock.today();
  const readers = otherReaders(visible).filter(({ id }) => id !== whom);
  const could = [...readers, ...canBeShown(visible.members, visible)];
  const areAway = readers.length > 0 && could.every((one) => one.id === whom || isAway(one, today));
  return areAway ? ['take_back', 'alone'] : ['take_back'];
}

/**
 * A case's proposals that a member may know of; a colleague's before the member's own. One is left out if its
 * proposer or the person it is about has left.
 */
export function shutOutsShown(
  world: DeskWorld,
  visible: Visible,
  known: Case,
): readonly ShutOutShown[] {
  const { member } = visible;
  const colleagues = [member, ...otherReaders(visible)];
  const titled = (id: MemberId): string | undefined => titleOf(colleagues, id);
  const shown: ShutOutShown[] = [];
  for (const one of proposedTo(known, member.id, world.clock.today())) {
    const [who, by] = [titled(one.target), titled(one.by)];
    if (who === undefined || by === undefined) continue;
    const { id, why, decidedBy } = one;
    const choices = choicesIn(world, visible, one);
    shown.push({ id, who, by, why, decidedBy, own: one.by === member.id, choices });
  }
  return shown.sort((a, b) => Number(a.own) - Number(b.own));
}

/** The proposal that a form is about, or the first one; none if there is none any more. */
export async function shutOutIn(
  world: DeskWorld,
  visible: Visible,
  which?: Id,
): Promise<ShutOutShown | undefined> {
  const all = shutOutsShown(world, visible, await caseOf(world, visible));
  return which === undefined ? all[0] : all.find(({ id }) => id === which);
}
