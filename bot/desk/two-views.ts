import type { Case } from '../domain/case';
import type { DeskView, ShutOutShown } from '../domain/desk-view';
import type { Id, MemberId } from '../domain/ids';
import { isAway, type Member } from '../domain/member';
import { proposedTo, type ShuttingOut, type TwoChoice } from '../domain/shutting-out';
import { visibleTo } from '../domain/thread';
import { readCase } from '../threads/cases';
import { titleOf } from './case-form';
import type { DeskWorld } from './desk';
import type { AtForm, SeenThread } from './desk-draft';
import type { Visible } from './find-thread';

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

/** What a member can answer to a proposal that he may know of. */
export async function choicesIn(
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

export async function caseIn(world: DeskWorld, { row, keys }: Visible): Promise<Case> {
  const { internal } = await keys();
  return (await readCase(world, internal, row.id)).case;
}
