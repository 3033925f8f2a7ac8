import { deedsForHr } from '../../domain/desk-options';
import type { DeskView } from '../../domain/desk-view';
import { waitsFor } from '../../domain/window';
import { membersOf, titleOf } from '../case/colleagues';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';

/** What was done, and when the reporter can read it. */
export async function doneView(
  { world, member }: DeskContext,
  { what, reference, again, duty, reveals, urgent, person }: AtKind<'done'>,
): Promise<DeskView> {
  const opensOn = world.windows.when(
    waitsFor(member.desk, urgent, deedsForHr.includes(what)),
  ).outOn;
  const givenLater = reveals === true && world.windows.byClock ? reveals : undefined;
  const who = person && titleOf(await membersOf(world, member.desk), person);
  return { name: 'desk_done', what, reference, opensOn, again, duty, givenLater, who };
}
