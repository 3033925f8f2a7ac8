import type { Who } from '../../bot/ports/people';
import type { MemberRow } from '../schema/people';
import type { Tables } from '../schema/tables';

type Person = Pick<Who, 'messenger' | 'tenant' | 'user'>;

/** The row of a person, who is compared to the letter. */
export async function memberOf(
  { member }: Pick<Tables, 'member'>,
  person: Person,
): Promise<MemberRow | undefined> {
  const { messenger, tenant, user } = person;
  const row = await member.findOneBy({ messenger, tenant, user });
  return row !== null && isPerson(row, person) ? row : undefined;
}

/**
 * Whether a row is a person's, to the letter: to SQL Server `abc`, `ABC` and `abc ` are one text, and nobody
 * may come in for somebody else.
 */
export function isPerson(row: MemberRow, { messenger, tenant, user }: Person): boolean {
  return row.messenger === messenger && row.tenant === tenant && row.user === user;
}
