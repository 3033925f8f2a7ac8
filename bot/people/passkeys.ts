import { limits } from '../domain/limits';
import type { CodeFound, PasskeyHolder, Passkeys, StaffMember } from '../ports/staff';
import { readCode, redeem } from './changes';
import type { PeopleParts } from './create-people';
import {
  asMember,
  everyMember,
  findMember,
  hasRoom,
  isTitleTaken,
  openRosters,
  readRosters,
  type Writing,
} from './rosters';
import { addPasskey, isTaken, noteUse, removeOne } from './write-passkeys';

/** Who signs in at the web desk: the people of the desks' lists, by their passkeys. Throws as people do. */
export function createPasskeys({ store, sealer, random }: PeopleParts): Passkeys {
  const find = async (is: (one: StaffMember) => boolean): Promise<PasskeyHolder | undefined> => {
    const found = everyMember(readRosters(sealer, await store.read())).find(is);
    return found && holderFrom(found);
  };
  const write = <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
    store.write((staff) => work({ staff, sealer, random }));

  return {
    holderOf: (passkey) => find(({ passkeys = [] }) => passkeys.some(({ id }) => id === passkey)),
    holder: (member) => find(({ id }) => id === member),
    look: async (code, now) => {
      // A stranger's guess finds no code: it is refused without a write, which would lock out all others.
      const kept = await store.invitations();
      if (kept.every(({ locator }) => locator !== code.locator)) return { kind: 'refused' };
      return write(async (writing): Promise<CodeFound> => {
        await writing.staff.endInvitations(now);
        const rosters = await openRosters(writing);
        const found = await readCode(writing, rosters, code);
        if (found === undefined) return { kind: 'refused' };
        const { bound, invitation } = found;
        if (bound?.as === 'own') {
          const { owner } = bound;
          return hasRoom(owner) ? { kind: 'own', holder: holderFrom(owner) } : { kind: 'refused' };
        }
        const { desk, title } = invitation;
        if (bound === undefined && isTitleTaken(rosters[desk], title)) return { kind: 'refused' };
        const isFull = rosters[desk].members.length >= limits.deskMembers;
        return isFull ? { kind: 'desk_full' } : { kind: 'invitation', desk, title };
      });
    },
    redeem: ({ handle, ...request }) => {
      const who = { messenger: 'web', tenant: '', user: handle, address: '' } as const;
      return write((writing) => redeem(writing, { ...request, who }));
    },
    add: (member, by, passkey, audit) =>
      write(async (writing) => {
        const rosters = await openRosters(writing);
        const owner = findMember(rosters, member);
        // The passkey of the session may have been replaced or removed since the session was looked up.
        if (owner?.passkeys?.some(({ id }) => id === by) !== true || !hasRoom(owner)) return false;
        if (isTaken(rosters, passkey)) return false;
        await addPasskey(writing, rosters, owner, passkey, audit);
        return true;
      }),
    remove: (member, passkey, by, audit) =>
      write((writing) => removeOne(writing, member, { passkey, by }, audit)),
    noteUse: async (passkey, on) => {
      const known = await find(({ passkeys = [] }) => passkeys.some(({ id }) => id === passkey));
      if (known?.passkeys.some(({ id, usedOn }) => id === passkey && usedOn === on) !== false)
        return;
      await write((writing) => noteUse(writing, passkey, on));
    },
  };
}

function holderFrom(one: StaffMember): PasskeyHolder {
  const { id, messenger, user, passkeys = [], renews } = one;
  return { member: asMember(one), handle: messenger === 'web' ? user : id, passkeys, renews };
}
