import type { Case } from '../domain/case';
import type { ShutOutShown } from '../domain/desk-parts';
import type { DeskView } from '../domain/desk-view';
import type { Id, MemberId } from '../domain/ids';
import { colleagueOf, isAway } from '../domain/member';
import { canBeShown } from '../domain/readers';
import { proposedTo, type ShuttingOut, type TwoChoice } from '../domain/shutting-out';
import { titleOf } from './case-form';
import { caseOf } from './case-of';
import type { DeskWorld } from './desk';
import type { AtForm, SeenThread } from './desk-draft';
import type { Visible } from './find-thread';
import { otherReaders } from './other-readers';

/**
 * What a member can answer to a proposal that he may know of. One alone does it only while everybody who
 * could answer is away, and reads it later: of two, neither shuts out the other. Whoever can be shown the
 * case could answer.
 */
export function choicesIn(
  { clock }: Pick<DeskWorld, 'clock'>,
  visible: Visible,
  { by, member: whom }: ShuttingOut,
): readonly TwoChoice[] {
  if (by !== visible.member.id) return ['yes', 'no'];
  const today = clock.today();
  const readers = otherReaders(visible).filter(({ id }) => id !== whom);
  const could = [...readers, ...canBeShown(visible.members, visible)];
  const areAway = readers.length > 0 && could.every((one) => one.id === whom || isAway(one, today));
  return areAway ? ['take_back', 'alone'] : ['take_back'];
}

/**
 * What is proposed in a case, as a member may know of it; a colleague's before the member's own. One whom it
 * is about, or whose proposer, is gone meanwhile counts no more.
 */
export function shutOutsShown(
  world: Pick<DeskWorld, 'clock'>,
  visible: Visible,
  known: Case,
): readonly ShutOutShown[] {
  const { member } = visible;
  const colleagues = [member, ...otherReaders(visible)];
  const titled = (id: MemberId): string | undefined => titleOf(colleagues, id);
  const shown: ShutOutShown[] = [];
  for (const one of proposedTo(known, member.id, world.clock.today())) {
    const [who, by] = [titled(one.member), titled(one.by)];
    if (who === undefined || by === undefined) continue;
    const { id, why, decidedBy } = one;
    const choices = choicesIn(world, visible, one);
    shown.push({ id, who, by, why, decidedBy, own: one.by === member.id, choices });
  }
  return shown.sort((a, b) => Number(a.own) - Number(b.own));
}

/** The proposal that a form is about, or the first one; none where there is none any more. */
export async function shutOutIn(
  world: DeskWorld,
  visible: Visible,
  which?: Id,
): Promise<ShutOutShown | undefined> {
  const all = shutOutsShown(world, visible, await caseOf(world, visible));
  return which === undefined ? all[0] : all.find(({ id }) => id === which);
}

/** The form in which a colleague is named, or in which that is answered. */
export async function twoView(
  world: DeskWorld,
  { form, answers }: Pick<AtForm, 'form' | 'answers'>,
  visible: Visible,
  { reference }: Pick<SeenThread, 'reference'>,
): Promise<DeskView> {
  const of = { reference, reader: 'reporter' } as const;
  if (form === 'desk_two') {
    const proposal = await shutOutIn(world, visible, answers);
    return { name: 'desk_two', ...of, proposal };
  }
  const today = world.clock.today();
  const people = otherReaders(visible).map((one) => colleagueOf(one, today));
  return { name: 'desk_shut_out', ...of, people };
}
