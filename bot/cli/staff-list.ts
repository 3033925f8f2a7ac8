import type { Day } from '../domain/day';
import type { Desk, MemberId } from '../domain/ids';
import { colleagueOf, isDeputy, type Member } from '../domain/member';
import type { Account, OpenedPeople } from '../people/open-people';
import type { DeskPeople } from '../ports/people';
import type { CommandAnswer } from './context';

/**
 * The people of desks, one a line: id, standing, desk, messenger, account, title, and until when away; then
 * what is not as the product left it. Two people may have one title: the account says which of them is which.
 */
export async function listStaff(
  { people, strangers, accounts }: Pick<OpenedPeople, 'people' | 'strangers' | 'accounts'>,
  named: readonly Desk[],
  today: Day,
): Promise<CommandAnswer> {
  const [foreign, known] = [await strangers(), await accounts()];
  const asJson = (member: Member, standing: string): object => {
    const { id, title, awayUntil } = colleagueOf(member, today);
    const { messenger, user: account } = known.get(id) ?? {};
    return { id, standing, desk: member.desk, title, awayUntil, messenger, account };
  };
  const lists = await Promise.all(
    named.map(async (desk) => {
      const at = await people.atDesk(desk);
      return { desk, at, members: inOrder(at.members), outside: inOrder(foreign[desk]) };
    }),
  );
  return {
    lines: [
      ...lists.flatMap(({ desk, members, outside }) =>
        linesOf(desk, members, outside, { known, today }),
      ),
      ...lists.flatMap(({ desk, at }) => notesOf(desk, at)),
    ],
    json: lists.flatMap(({ members, outside }) => [
      ...members.map((member) => asJson(member, standingOf(member))),
      ...outside.map((member) => asJson(member, 'outside')),
    ]),
  };
}

/** As the list says it: an outside deputy is a member who is shown what the person sees. */
const standingOf = (member: Member): string => (isDeputy(member) ? 'deputy' : member.standing);

const inOrder = (members: readonly Member[]): readonly Member[] =>
  [...members].sort((a, b) => a.title.localeCompare(b.title, 'sv'));

function linesOf(
  desk: Desk,
  members: readonly Member[],
  outside: readonly Member[],
  { known, today }: { readonly known: ReadonlyMap<MemberId, Account>; readonly today: Day },
): readonly string[] {
  if (members.length + outside.length === 0) return [`Nobody belongs to the desk ${desk} yet.`];
  const widest = Math.max(...[...known.values()].map(({ user }) => user.length));
  const line = (standing: string, member: Member): string => {
    const { id, title, awayUntil } = colleagueOf(member, today);
    const { messenger = '', user = '' } = known.get(id) ?? {};
    const account = [messenger.padEnd('teams'.length), user.padEnd(widest)];
    const at = [standing.padEnd(7), desk.padEnd('whistleblowing'.length)];
    const away = awayUntil === undefined ? '' : ` (away until ${awayUntil})`;
    return [id, ...at, ...account, `${title}${away}`].join('  ');
  };
  return [
    ...members.map((member) => line(standingOf(member), member)),
    ...outside.map((member) => line('outside', member)),
  ];
}

function notesOf(desk: Desk, { isChanged }: DeskPeople): readonly string[] {
  if (!isChanged) return [];
  return [
    `The people of the desk ${desk} were changed in the database, and not by this product. Nobody gets in that way; whoever stands as outside does not count. Look who could write there; then remove those rows with \`staff remove\`, and invite anew who is missing.`,
  ];
}
