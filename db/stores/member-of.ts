import type { Who } from '../../bot/ports/people';
import type { MemberRow } from '../schema/people';
import type { Tables } from '../schema/tables';

/**
 * The row of a person, who is compared to the letter: to SQL Server `abc`, `ABC` and `abc ` are one text, and
 * nobody may come in for somebody else.
 */
export async function memberOf(
  { member }: Pick<Tables, 'member'>,
  { messenger, tenant, user }: Pick<Who, 'messenger' | 'tenant' | 'user'>,
): Promise<MemberRow | undefined> {
  const row = await member.findOneBy({ messenger, tenant, user });
  return row?.tenant === tenant && row.user === user ? row : undefined;
}
