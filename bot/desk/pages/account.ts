import type { ViewNamed } from '../../domain/view';
import type { DeskContext } from '../case/context';

/** How a member signs in on the web, and where the daily notice goes as well. */
export async function accountView({
  world,
  member,
}: DeskContext): Promise<ViewNamed<'desk_account'>> {
  const found = await world.people.addresses(member.desk);
  const own = found.find((one) => one.member.id === member.id);
  return {
    name: 'desk_account',
    passkeys: member.passkeyCount ?? 0,
    mails: world.mails || undefined,
    email: world.mails ? own?.email : undefined,
    webOnly: own?.messenger === 'web' || undefined,
  };
}
