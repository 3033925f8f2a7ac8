import type { Case } from '../domain/case';
import type { DeskCommand } from '../domain/desk-command';
import type { DeskView, ShutOutShown } from '../domain/desk-view';
import type { Id, MemberId } from '../domain/ids';
import { isAway, type Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import {
  proposedTo,
  type ShuttingOut,
  type TwoChoice,
  whyNotPropose,
  withoutShutOut,
  withShutOut,
} from '../domain/shutting-out';
import { visibleTo } from '../domain/thread';
import { readCase } from '../threads/cases';
import type { Posted } from '../threads/post-message';
import { doAtOnce } from './at-once';
import { membersOf, titleOf } from './case-form';
import { changeCase } from './change-case';
import type { DeskWorld } from './desk';
import type { AtForm, SeenThread } from './desk-draft';
import { findVisible, type Visible } from './find-thread';
import { leaveCase } from './leave-case';
import { auditEntry, type Sending } from './post-as-desk';

/** The colleagues who can read a case, besides a member. */
export async function colleaguesIn(
  world: Pick<DeskWorld, 'people'>,
  member: Member,
  { row, state }: Pick<Visible, 'row' | 'state'>,
): Promise<readonly Member[]> {
  const all = await world.people.ofDesk(row.desk);
  return all.filter(
    ({ id, standing }) => standing === 'member' && id !== member.id && visibleTo(id, state),
  );
}

/** Proposes to shut a colleague out of a case, in its record, at once: another member answers (KL 7:4). */
export async function proposeShutOut(
  world: DeskWorld,
  member: Member,
  { row: { id: thread } }: Visible,
  { person, why, decidedBy }: Extract<DeskCommand, { kind: 'shut_out_proposed' }>,
  { id, began }: Pick<Sending, 'id' | 'began'>,
): Promise<Posted | Remark> {
  const submission = await world.drafts.submission(id, began, 'command');
  for (;;) {
    const visible = await findVisible(world, member, thread);
    if (visible === undefined) return 'gone';
    const whom = (await colleaguesIn(world, member, visible)).find((one) => one.id === person);
    if (whom === undefined) return 'choose';
    const proposal: ShuttingOut = {
      id: id as Id,
      member: whom.id,
      by: member.id,
      on: world.clock.today(),
      why,
      decidedBy,
    };
    const change = await changeCase(
      world,
      visible,
      (known) => whyNotPropose(known, proposal) ?? withShutOut(known, proposal),
    );
    if (typeof change === 'string') return change;
    const audit = auditEntry(world, member, 'shut_out_proposed', thread, whom.id);
    const put = await doAtOnce(world, submission, audit, change);
    if (put !== 'overtaken') return put;
  }
}

/**
 * Answers a proposal to shut somebody out. Another member's yes does it; a no, or its proposer's own, takes it
 * away. The proposer alone does it only where no colleague is there to answer, and says why: the others read
 * it later.
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
  const known = await caseIn(world, visible);
  const found = proposedTo(known, member.id, world.clock.today()).find((one) => one.id === which);
  if (found === undefined) return 'changed';
  if (!(await choicesIn(world, member, visible, found)).includes(answer)) return 'changed';
  const submission = await world.drafts.submission(id, began, 'command');
  const isThere = (now: Case): boolean => (now.shutOuts ?? []).some((one) => one.id === found.id);
  if (answer === 'no' || answer === 'take_back') {
    const audit = auditEntry(world, member, 'shut_out_refused', thread, found.member);
    for (;;) {
      const now = await findVisible(world, member, thread);
      if (now === undefined) return 'gone';
      const change = await changeCase(world, now, (of) =>
        isThere(of) ? withoutShutOut(of, { id: found.id }) : 'changed_meanwhile',
      );
      if (typeof change === 'string') return change;
      const put = await doAtOnce(world, submission, audit, change);
      if (put !== 'overtaken') return put;
    }
  }
  const isAlone = answer === 'alone';
  const members = await membersOf(world, visible.row.desk);
  const titled = (of: MemberId): string => titleOf(members, of) ?? '';
  const event = isAlone ? 'shut_out_alone' : 'shut_out_agreed';
  return leaveCase(world, member, visible, {
    whom: found.member,
    submission,
    audit: auditEntry(world, member, event, thread, found.member),
    whyNot: async (now) => {
      if (!visibleTo(found.member, now.state)) return 'changed_meanwhile';
      const may = await choicesIn(world, member, now, found);
      return may.includes(answer) ? undefined : 'changed_meanwhile';
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
      const alone = { by: member.id, on: world.clock.today() };
      return isAlone ? { ...of, alone } : of;
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
  if (await world.pool.submitted(submission)) return 'read_alone';
  const audit = auditEntry(world, member, 'alone_read', thread);
  for (;;) {
    const visible = await findVisible(world, member, thread);
    if (visible === undefined) return 'gone';
    const change = await changeCase(world, visible, ({ alone, ...known }) =>
      alone === undefined || alone.by === member.id ? 'not_now' : known,
    );
    if (typeof change === 'string') return change;
    const put = await doAtOnce(world, submission, audit, change);
    if (put !== 'overtaken') return 'read_alone';
  }
}

/** What a member can answer to a proposal that he may know of. */
async function choicesIn(
  world: Pick<DeskWorld, 'people' | 'clock'>,
  member: Member,
  visible: Visible,
  { by, member: whom }: ShuttingOut,
): Promise<readonly TwoChoice[]> {
  if (by !== member.id) return ['yes', 'no'];
  const today = world.clock.today();
  const others = (await colleaguesIn(world, member, visible)).filter(({ id }) => id !== whom);
  return others.every((one) => isAway(one, today)) ? ['take_back', 'alone'] : ['take_back'];
}

/**
 * What is proposed in a case, as a member may know of it; a colleague's before the member's own. One whom it
 * is about, or whose proposer, is gone meanwhile counts no more.
 */
export async function shutOutsShown(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  known: Case,
): Promise<readonly ShutOutShown[]> {
  const colleagues = [member, ...(await colleaguesIn(world, member, visible))];
  const titled = (id: MemberId): string | undefined => titleOf(colleagues, id);
  const shown: ShutOutShown[] = [];
  for (const one of proposedTo(known, member.id, world.clock.today())) {
    const [who, by] = [titled(one.member), titled(one.by)];
    if (who === undefined || by === undefined) continue;
    const { id, why, decidedBy } = one;
    const choices = await choicesIn(world, member, visible, one);
    shown.push({ id, who, by, why, decidedBy, own: one.by === member.id, choices });
  }
  return shown.sort((a, b) => Number(a.own) - Number(b.own));
}

/** The proposal that a form is about, or the first one; none where there is none any more. */
export async function shutOutIn(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  which?: Id,
): Promise<ShutOutShown | undefined> {
  const all = await shutOutsShown(world, member, visible, await caseIn(world, visible));
  return which === undefined ? all[0] : all.find(({ id }) => id === which);
}

/** The form in which a colleague is named, or in which that is answered. */
export async function twoView(
  world: DeskWorld,
  member: Member,
  { form, answers }: Pick<AtForm, 'form' | 'answers'>,
  visible: Visible,
  { reference }: Pick<SeenThread, 'reference'>,
): Promise<DeskView> {
  const of = { reference, reader: 'reporter' } as const;
  if (form === 'desk_two') {
    const proposal = await shutOutIn(world, member, visible, answers);
    return { name: 'desk_two', ...of, proposal };
  }
  const colleagues = await colleaguesIn(world, member, visible);
  const people = colleagues.map(({ id, title }) => ({ id, title }));
  return { name: 'desk_shut_out', ...of, people };
}

async function caseIn(world: DeskWorld, { row, keys }: Visible): Promise<Case> {
  const { internal } = await keys();
  return (await readCase(world, internal, row.id)).case;
}
