import { type Case, subjectsOf } from '../domain/case';
import type { DeskView, FormView } from '../domain/desk-view';
import type { Fields } from '../domain/fields';
import type { MemberId } from '../domain/ids';
import type { Member, Person } from '../domain/member';
import { visibleTo } from '../domain/thread';
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
export async function openCase(
  world: DeskWorld,
  { row, state, keys }: Visible,
): Promise<OpenedCase> {
  const { internal } = await keys();
  const known = await readCase(world, internal, row.id);
  const members = await membersOf(world, row.desk);
  const people = members.filter(({ id }) => visibleTo(id, state));
  const { assessed } = known.case;
  return {
    found: known.revision ?? 'none',
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

/** A member as colleagues see one. */
export type Colleague = Person & Pick<Member, 'awayUntil'>;

/** The members of a desk, without those who wait to become one. */
export async function membersOf(
  { people }: Pick<DeskWorld, 'people'>,
  desk: Visible['row']['desk'],
): Promise<readonly Colleague[]> {
  const all = await people.ofDesk(desk);
  return all
    .filter(({ standing }) => standing === 'member')
    .map(({ id, title, awayUntil }) => ({ id, title, awayUntil }));
}

/** A member's title; none of one who has left. */
export function titleOf(members: readonly Person[], id: MemberId): string | undefined {
  return members.find((member) => member.id === id)?.title;
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
