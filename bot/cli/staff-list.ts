import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import type { OpenedPeople } from '../people/open-people';
import type { DeskPeople } from '../ports/people';
import type { CommandAnswer } from './context';

/** The people of desks, one a line: id, standing, desk, title; then what is not as the product left it. */
export async function listStaff(
  { people, strangers }: Pick<OpenedPeople, 'people' | 'strangers'>,
  named: readonly Desk[],
): Promise<CommandAnswer> {
  const foreign = await strangers();
  const lists = await Promise.all(
    named.map(async (desk) => {
      const at = await people.atDesk(desk);
      return { desk, at, members: inOrder(at.members), outside: inOrder(foreign[desk]) };
    }),
  );
  return {
    lines: [
      ...lists.flatMap(({ desk, members, outside }) => linesOf(desk, members, outside)),
      ...lists.flatMap(({ desk, at }) => notesOf(desk, at)),
    ],
    json: lists.flatMap(({ members, outside }) => [
      ...members.map(({ id, standing, desk, title }) => ({ id, standing, desk, title })),
      ...outside.map(({ id, desk, title }) => ({ id, standing: 'outside', desk, title })),
    ]),
  };
}

const inOrder = (members: readonly Member[]): readonly Member[] =>
  [...members].sort((a, b) => a.title.localeCompare(b.title, 'sv'));

function linesOf(
  desk: Desk,
  members: readonly Member[],
  outside: readonly Member[],
): readonly string[] {
  if (members.length + outside.length === 0) return [`Nobody belongs to the desk ${desk} yet.`];
  const line = (standing: string, { id, title }: Member): string =>
    [id, standing.padEnd(7), desk.padEnd('whistleblowing'.length), title].join('  ');
  return [
    ...members.map((member) => line(member.standing, member)),
    ...outside.map((member) => line('outside', member)),
  ];
}

function notesOf(desk: Desk, { isChanged, takenOverOn }: DeskPeople): readonly string[] {
  if (isChanged)
    return [
      `The people of the desk ${desk} were changed in the database, and not by this product. Nobody gets in that way; whoever stands as outside does not count. Look who could write there; then remove those rows with \`staff remove\`, and invite anew who is missing.`,
    ];
  if (takenOverOn === undefined) return [];
  return [
    `Those who belonged to the desk ${desk} on ${takenOverOn} were taken over from the version before.`,
  ];
}
