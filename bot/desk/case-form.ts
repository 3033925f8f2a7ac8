import { type Case, subjectsOf } from '../domain/case';
import type { FormView } from '../domain/desk-parts';
import type { DeskView } from '../domain/desk-view';
import type { Fields } from '../domain/fields';
import type { MemberId } from '../domain/ids';
import { type Colleague, colleagueOf, type Member, type Person } from '../domain/member';
import { readersOf } from '../domain/readers';
import { readCase } from '../threads/cases';
import type { DeskWorld } from './desk';
import type { AtForm } from './desk-draft';
import type { Visible } from './find-thread';

/** A case's record as its form shows it, and under which revision it was read. */
export interface OpenedCase {
  readonly found: NonNullable<AtForm['found']>;
  readonly view: (of: FormView) => DeskView;
  readonly fields: Fields;
}

/** Reads what stands in the form of a case. */
export async function openCase(world: DeskWorld, visible: Visible): Promise<OpenedCase> {
  const { row, members: all } = visible;
  const { internal } = await visible.keys();
  const known = await readCase(world, internal, row.id);
  const members = colleaguesIn(world, all);
  const people = colleaguesIn(world, readersOf(all, visible));
  const { assessed } = known.case;
  return {
    found: foundIn(known.case),
    view: (of) => ({
      name: 'desk_case',
      ...of,
      subjects: subjectsOf(row.desk),
      people,
      assessed: assessed && { on: assessed.on, by: titleOf(members, assessed.by) },
    }),
    fields: fieldsOf(known.case),
  };
}

/** The members of a desk, without those who wait to become one. */
export async function membersOf(
  world: Pick<DeskWorld, 'people' | 'clock'>,
  desk: Visible['row']['desk'],
): Promise<readonly Colleague[]> {
  return colleaguesIn(world, await world.people.ofDesk(desk));
}

/** Those of a desk's people who are its members, as colleagues see them today. */
export function colleaguesIn(
  { clock }: Pick<DeskWorld, 'clock'>,
  people: readonly Member[],
): readonly Colleague[] {
  const today = clock.today();
  return people
    .filter(({ standing }) => standing === 'member')
    .map((member) => colleagueOf(member, today));
}

/** A member's title; none of one who has left. */
export function titleOf(members: readonly Person[], id: MemberId): string | undefined {
  return members.find((member) => member.id === id)?.title;
}

/** What the form shows, in one text: whoever sends it is told where that is another by then. */
export function foundIn(known: Case): string {
  const { by, on } = known.assessed ?? {};
  return JSON.stringify([fieldsOf(known), by, on]);
}

function fieldsOf({ number = '', subject, assignee, deputy, assessed }: Case): Fields {
  return {
    number,
    subject: subject ?? 'none',
    assignee: assignee ?? 'nobody',
    deputy: deputy ?? 'nobody',
    assessment: assessed?.is ?? 'not_yet',
  };
}
