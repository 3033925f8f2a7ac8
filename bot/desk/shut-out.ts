import type { Case } from '../domain/case';
import type { DeskCommand } from '../domain/desk-command';
import type { Id, MemberId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import {
  proposedTo,
  type ShuttingOut,
  whyNotPropose,
  withoutShutOut,
  withShutOut,
} from '../domain/shutting-out';
import type { Posted } from '../threads/post-message';
import { membersOf, titleOf } from './case-form';
import { caseOf } from './case-of';
import { changeAtOnce } from './change-at-once';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
import { leaveCase } from './leave-case';
import { otherReaders } from './other-readers';
import { auditEntry, type Sending } from './post-as-desk';
import { choicesIn } from './two-views';

/** Proposes to shut a colleague out of a case, in its record, at once: another member answers (KL 7:4). */
export async function proposeShutOut(
  world: DeskWorld,
  member: Member,
  { row: { id: thread } }: Visible,
  { person, why, decidedBy }: Extract<DeskCommand, { kind: 'shut_out_proposed' }>,
  { id, began }: Pick<Sending, 'id' | 'began'>,
): Promise<Posted | Remark> {
  const submission = await world.drafts.submission(id, began, 'command');
  // Whoever is no colleague is refused before it is stored.
  const audit = auditEntry(world, member, 'shut_out_proposed', thread, person as MemberId);
  const reason = { id: id as Id, by: member.id, on: world.clock.today(), why, decidedBy };
  return changeAtOnce(world, member, thread, { submission, audit }, (visible) => (known) => {
    const found = otherReaders(visible).find((one) => one.id === person);
    if (found === undefined) return 'choose';
    const proposal: ShuttingOut = { ...reason, member: found.id };
    return whyNotPropose(known, proposal) ?? withShutOut(known, proposal);
  });
}

/**
 * Answers a proposal to shut somebody out. Another member's yes does it; a no, or its proposer's own, takes
 * it away. The proposer alone does it only while all who could answer are away, and says why: they read it
 * later.
 */
export async function answerShutOut(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { answer, beside }: Extract<DeskCommand, { kind: 'shut_out_answered' }>,
  { id, began }: Pick<Sending, 'id' | 'began'>,
  which: Id | undefined,
): Promise<Posted | Remark> {
  const thread = visible.row.id;
  const known = await caseOf(world, visible);
  const found = proposedTo(known, member.id, world.clock.today()).find((one) => one.id === which);
  if (found === undefined) return 'changed';
  if (!choicesIn(world, visible, found).includes(answer)) return 'changed';
  const submission = await world.drafts.submission(id, began, 'command');
  const isThere = (now: Case): boolean => (now.shutOuts ?? []).some((one) => one.id === found.id);
  if (answer === 'no' || answer === 'take_back') {
    const audit = auditEntry(world, member, 'shut_out_refused', thread, found.member);
    return changeAtOnce(
      world,
      member,
      thread,
      { submission, audit },
      () => (of) => (isThere(of) ? withoutShutOut(of, { id: found.id }) : 'changed_meanwhile'),
    );
  }
  const isAlone = answer === 'alone';
  const members = await membersOf(world, visible.row.desk);
  const titled = (of: MemberId): string => titleOf(members, of) ?? '';
  const event = isAlone ? 'shut_out_alone' : 'shut_out_agreed';
  return leaveCase(world, member, visible, {
    whom: found.member,
    submission,
    audit: auditEntry(world, member, event, thread, found.member),
    whyNot: (now) => {
      const there = otherReaders(now).map(({ id }) => id);
      const isThereStill = there.includes(found.member) && [...there, member.id].includes(found.by);
      const may = choicesIn(world, now, found);
      return isThereStill && may.includes(answer) ? undefined : 'changed_meanwhile';
    },
    note: {
      kind: 'note',
      author: titled(found.by),
      text: found.why,
      conflict: {
        how: isAlone ? 'alone' : 'shut_out',
        who: titled(found.member),
        decidedBy: found.decidedBy,
        beside: isAlone ? beside : member.title,
      },
    },
    change: (of) => {
      if (!isThere(of)) return 'changed_meanwhile';
      if (!isAlone) return of;
      // What another did alone is read first.
      if (of.alone !== undefined && of.alone.by !== member.id) return 'read_first';
      return { ...of, alone: { by: member.id, on: world.clock.today() } };
    },
  });
}

/** Says that a member has read what a colleague did alone. */
export async function sayRead(
  world: DeskWorld,
  member: Member,
  { row: { id: thread } }: Visible,
  { id, began }: Pick<Sending, 'id' | 'began'>,
): Promise<Remark> {
  const submission = await world.drafts.submission(id, began, 'command');
  if (await world.pool.knows(submission)) return 'read_alone';
  const audit = auditEntry(world, member, 'alone_read', thread);
  const done = await changeAtOnce(
    world,
    member,
    thread,
    { submission, audit },
    () =>
      ({ alone, ...known }) =>
        alone === undefined || alone.by === member.id ? 'not_now' : known,
  );
  return done === 'stored' || done === 'duplicate' ? 'read_alone' : done;
}
