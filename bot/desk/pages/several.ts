import type { CaseToShow } from '../../domain/desk-parts';
import type { DeskView } from '../../domain/desk-view';
import { limits } from '../../domain/limits';
import { canBeShown, mayRead } from '../../domain/readers';
import { amongOpen } from '../../threads/open-threads';
import { showTo } from '../actions/show';
import { colleaguesIn } from '../case/colleagues';
import type { DeskContext } from '../case/context';
import type { At } from '../case/desk-draft';
import { findVisible, toBeShown } from '../case/find-thread';
import type { DeskStep } from '../case/page-press';
import { readMember } from '../case/read';
import { casesOf } from './search';

/** Open cases that some colleague cannot see yet, the latest first, and who these colleagues are. */
export async function severalView(seat: DeskContext): Promise<DeskView> {
  const { world, member } = seat;
  const members = await world.people.ofDesk(member.desk);
  const open = await amongOpen(world, member.desk, world.clock.today());
  const found = open
    .filter((one) => mayRead(member, members, one) && canBeShown(members, one).length > 0)
    .sort((a, b) => (a.row.filedOn < b.row.filedOn ? 1 : -1))
    .slice(0, limits.shownTogether);
  const to = members.filter((who) => found.some((one) => canBeShown(members, one).includes(who)));
  const known = await casesOf(
    seat,
    found.map(({ row }) => ({ thread: row.id })),
  );
  const cases = found.map(
    ({ row: { id, reference } }): CaseToShow => ({
      thread: id,
      reference,
      number: known.get(id)?.number,
    }),
  );
  return { name: 'desk_several', cases, people: colleaguesIn(world, to) };
}

/**
 * Shows cases to one colleague, each as it is shown alone. What says so is the same whichever of them that
 * colleague sees already, or may not see.
 */
export async function pressSeveral(pressed: DeskContext<'press'>): Promise<DeskStep> {
  const { world, button, fields } = pressed;
  const at: At = { kind: 'several' };
  if (button === 'desk_several') return { at };
  const to = readMember(fields.person);
  if (to === undefined) return { at, remark: 'choose', about: 'person', fields };
  const chosen = (fields.cases ?? '').split(',').slice(0, limits.shownTogether);
  if (chosen.join('') === '') return { at, remark: 'choose', about: 'cases', fields };
  const { drafts, random, clock } = world;
  for (const thread of chosen) {
    const found = await findVisible(pressed, thread);
    if (found === undefined || !toBeShown(found).some(({ id }) => id === to)) continue;
    const submission = await drafts.submission(random.id(), clock.today(), 'command');
    const put = await showTo({ ...pressed, case: found, submission }, to);
    if (put === 'full') return { at, remark: 'busy', fields };
  }
  return { at, remark: 'shown_several' };
}
