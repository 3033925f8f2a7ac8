import { everyMonth, subjectsOf } from '../../domain/case';
import { addToMonth, type Month, monthOf } from '../../domain/day';
import { limits } from '../../domain/limits';
import { closeReasonsOf } from '../../domain/message';
import type { Narrowing, NarrowList, QueueItem } from '../../domain/register-view';
import type { DeskContext } from '../case/context';
import type { DeskPress } from '../case/page-press';
import { casesOf } from './search';

/** Narrows a page's list to what was chosen, and shows its first page. What is no choice is left out. */
export const narrowList: DeskPress = (pressed) => {
  const { fields } = pressed;
  const { at } = pressed.draft;
  if (at.kind !== 'queue' || at.number !== undefined) return { fields };
  const closed = at.filter === 'closed';
  const shown = at.month ?? monthOf(pressed.world.clock.today());
  const { subjects, parties, reasons, months } = narrowingChoices(
    pressed,
    {},
    closed ? shown : undefined,
  );
  const month = months.find((one) => one === fields.month) ?? at.month;
  const only: Narrowing = {
    subject: subjects.find((one) => one === fields.subject),
    party: parties.find((one) => one === fields.party),
    reason: reasons.find((one) => one === fields.reason),
    everyMonth: (closed && fields.month === everyMonth) || undefined,
  };
  return { at: { ...at, page: 0, only, month } };
};

/**
 * What a member's list can be narrowed to. The choices are the same whatever cases there are.
 * @param month the month of closing that is shown; none where open cases are
 */
export function narrowingChoices(
  { world, member: { desk } }: DeskContext,
  only: Narrowing,
  month: Month | undefined,
): NarrowList {
  const now = monthOf(world.clock.today());
  const months = Array.from({ length: limits.retentionMonths }, (_, ago) => addToMonth(now, -ago));
  return {
    only: Object.values(only).some((one) => one !== undefined) ? only : undefined,
    ...{ subjects: subjectsOf(desk), parties: world.parties },
    reasons: month === undefined ? [] : closeReasonsOf(desk),
    months: month === undefined ? [] : months,
    month,
  };
}

/** The cases whose record has that subject and party. Records are read only where one is asked for. */
export async function narrowed(
  seat: DeskContext,
  { subject, party }: Narrowing,
  items: readonly QueueItem[],
): Promise<readonly QueueItem[]> {
  if (subject === undefined && party === undefined) return items;
  const known = await casesOf(seat, items);
  return items.filter(({ thread }) => {
    const of = known.get(thread);
    return (
      (subject === undefined || of?.subject === subject) &&
      (party === undefined || of?.party === party)
    );
  });
}
