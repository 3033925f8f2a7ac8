import type { Desk, MemberId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Account, OpenedPeople } from '../people/open-people';
import type { DeskPeople } from '../ports/people';
import type { CommandAnswer } from './context';

/**
 * The people of desks, one a line: id, standing, desk, messenger, account, title; then what is not as the
 * product left it. Two people may have one title: the account says which of them is which.
 */
export async function listStaff(
  { people, strangers, accounts }: Pick<OpenedPeople, 'people' | 'strangers' | 'accounts'>,
  named: readonly Desk[],
): Promise<CommandAnswer> {
  const [foreign, known] = [await strangers(), await accounts()];
  const asJson = ({ id, desk, title }: Member, standing: string): object => ({
    id,
    standing,
    desk,
    title,
    messenger: known.get(id)?.messenger,
    account: known.get(id)?.user,
  });
  const lists = await Promise.all(
    named.map(async (desk) => {
      const at = await people.atDesk(desk);
      return { desk, at, members: inOrder(at.members), outside: inOrder(foreign[desk]) };
    }),
  );
  return {
    lines: [
      ...lists.flatMap(({ desk, members, outside }) => linesOf(desk, members, outside, known)),
      ...lists.flatMap(({ desk, at }) => notesOf(desk, at)),
    ],
    json: lists.flatMap(({ members, outside }) => [
      ...members.map((member) => asJson(member, member.standing)),
      ...outside.map((member) => asJson(member, 'outside')),
    ]),
  };
}

const inOrder = (members: readonly Member[]): readonly Member[] =>
  [...members].sort((a, b) => a.title.localeCompare(b.title, 'sv'));

function linesOf(
  desk: Desk,
  members: readonly Member[],
  outside: readonly Member[],
  known: ReadonlyMap<MemberId, Account>,
): readonly string[] {
  if (members.length + outside.length === 0) return [`Nobody belongs to the desk ${desk} yet.`];
  const widest = Math.max(...[...known.values()].map(({ user }) => user.length));
  const line = (standing: string, { id, title }: Member): string => {
    const { messenger = '', user = '' } = known.get(id) ?? {};
    const account = [messenger.padEnd('teams'.length), user.padEnd(widest)];
    const at = [standing.padEnd(7), desk.padEnd('whistleblowing'.length)];
    return [id, ...at, ...account, title].join('  ');
  };
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
