import type { DeskWorld } from '../desk/case/context';
import { createDeskDialogue } from '../desk/dialog/dialogue';
import type { MemberId } from '../domain/ids';
import type { Dialogue } from '../ports/dialogue';
import type { Passkeys } from '../ports/staff';
import type { Vissla } from './vissla';

/**
 * The desk's dialogue for those who have signed in on the web. It is the messengers' own; only a person is
 * found by the member's id. Nobody joins by it, and it knows no address.
 * @param others answers a person who has begun too many dialogs
 */
export function composeWebDesk(
  desk: DeskWorld,
  others: Dialogue,
  passkeys: Passkeys,
): Vissla['webDesk'] {
  const { clock, random, people } = desk;
  const ofWeb: DeskWorld['people'] = {
    ...people,
    find: async ({ user }) => (await passkeys.holder(user as MemberId))?.member,
    refresh: () => Promise.resolve(),
    // Here a passkey is added by a touch of the first one, never by a drawn code, and none is removed.
    storeCode: () => Promise.resolve(false),
    removePasskeys: () => Promise.resolve(false),
  };
  const dialogue = createDeskDialogue({ ...desk, people: ofWeb }, others);
  return { dialogue, passkeys, clock, random };
}
