import { nobody } from '../domain/audit';
import { type Desk, desks } from '../domain/ids';
import type { People } from '../ports/people';
import type { Random } from '../ports/random';
import type { Invitation, RosterSealer, StaffStore } from '../ports/staff';
import { appoint, decide, redeem, refresh, remove, setOwn } from './changes';
import {
  asMember,
  everyMember,
  findMember,
  hasRoom,
  isPerson,
  openRosters,
  PeopleError,
  personsOf,
  type Roster,
  readRosters,
  refuseShut,
  type Writing,
  withUsed,
  writeRoster,
} from './rosters';
import { removePasskeys, replacePasskeys } from './write-passkeys';

export interface PeopleParts {
  readonly store: StaffStore;
  readonly sealer: RosterSealer;
  readonly random: Pick<Random, 'id'>;
  /** Whether anything may be on its way to HR; nothing if left out. */
  readonly mayWait?: (() => Promise<boolean>) | undefined;
  /** Notes in the vault that a desk begins, and gives whether it is the first time; always if left out. */
  readonly beginsFirst?: ((desk: Desk) => Promise<boolean>) | undefined;
}

/**
 * The desks' people, from two sealed lists that are opened at every look. A desk whose list does not open has
 * no people, and lets nobody in. Throws the store's errors, `roster_shut` where a write would need such a
 * list, and `seal_unread` while a list's key is not known.
 */
export function createPeople({ store, sealer, random, mayWait, beginsFirst }: PeopleParts): People {
  const now = async () => readRosters(sealer, await store.read());
  const write = <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
    store.write((staff) => work({ staff, sealer, random }));

  return {
    find: async (who) => {
      const own = everyMember(await now()).find((one) => isPerson(one, who));
      return own && asMember(own);
    },
    isShut: async () => {
      const rosters = await now();
      return desks.some((desk) => rosters[desk].isShut);
    },
    ofDesk: async (desk) => personsOf((await now())[desk]).map(asMember),
    renewals: async (desk) =>
      (await now())[desk].members.flatMap(({ id, title, renews }) =>
        renews === undefined ? [] : [{ id, title, of: renews }],
      ),
    everybody: async (asker) => {
      const rosters = await now();
      const members = desks.flatMap((desk) => personsOf(rosters[desk]));
      const own = members.find((one) => isPerson(one, asker));
      return { asker: own && asMember(own), members: members.map(asMember) };
    },
    addresses: async (desk) =>
      (await now())[desk].members
        .filter(({ standing }) => standing === 'member')
        .map((one) => ({
          member: asMember(one),
          messenger: one.messenger,
          address: one.address,
          ...(one.email !== undefined && { email: one.email }),
        })),
    refresh: async (who) => {
      const own = everyMember(await now()).find((one) => isPerson(one, who));
      if (own === undefined || own.address === who.address) return;
      await write((writing) => refresh(writing, who));
    },
    invite: async (terms, entry, from) => {
      const { desk } = terms;
      // A desk without a list begins one, since nobody could join without it.
      const begins = ({ row, members }: Roster): boolean =>
        row === undefined || (from !== undefined && members.length === 0);
      if (begins(refuseShut(await now())[desk])) {
        const isFirst = (await beginsFirst?.(desk)) ?? true;
        if (!isFirst && from === undefined) throw new PeopleError('roster_gone');
        await write(async (writing) => {
          const roster = (await openRosters(writing))[desk];
          if (begins(roster)) await writeRoster(writing, desk, { ...roster, from }, []);
        });
      } else if (from !== undefined) throw new PeopleError('roster_there');
      const made = entry && { ...entry, event: 'invitation_made' as const, member: nobody };
      await store.invite(sealer.sealInvitation(terms), made);
    },
    invitations: async (at) => openInvitations(await store.invitations(), at),
    withdraw: (locator, at, entry) =>
      write(async (writing) => {
        const { staff } = writing;
        const kept = await staff.invitation(locator);
        const [open] = openInvitations(kept === undefined ? [] : [kept], at);
        if (open === undefined) return undefined;
        await staff.endInvitation(open.locator);
        const roster = (await openRosters(writing))[open.desk];
        const used = withUsed(roster, open.locator, entry.day);
        await writeRoster(writing, open.desk, used, roster.members);
        await staff.audit({ ...entry, event: 'invitation_withdrawn', member: nobody });
        return open;
      }),
    redeem: ({ code, who, now, audit }) =>
      write((writing) => redeem(writing, { code, who, now, audit })),
    decide: (person, decision, entry) =>
      write((writing) => decide(writing, person, decision, entry)),
    replacePasskeys: (waiting, entry) =>
      write((writing) => replacePasskeys(writing, waiting, entry)),
    removePasskeys: (entry) => write((writing) => removePasskeys(writing, entry)),
    storeCode: async (bound, { code, expiresAt }, entry) => {
      const owner = findMember(await now(), bound.member);
      if (owner?.standing !== 'member') return false;
      if (bound.as === 'own' ? !hasRoom(owner) : owner.passkeys === undefined) return false;
      const { desk, title } = owner;
      await store.invite(sealer.sealInvitation({ code, desk, title, expiresAt }, bound), entry);
      return true;
    },
    setEmail: (member, email) => write((writing) => setOwn(writing, member, ['email', email])),
    setAway: (member, until, entry) =>
      write((writing) => setOwn(writing, member, ['awayUntil', until], entry)),
    appoint: (member, mandate, entry) =>
      write((writing) =>
        appoint(writing, member, mandate, {
          ...entry,
          ...{ event: 'member_appointed', member: nobody, subject: member },
        }),
      ),
    remove: async (person, openMonths) => {
      const waits = (await mayWait?.()) === true;
      return write((writing) => remove(writing, person, openMonths, waits));
    },
    audit: (entry) => store.audit(entry),
  };
}

/** Invitations that are valid `at` milliseconds since 1970, without their checks; the first to end first. */
function openInvitations(kept: readonly (Invitation & { readonly tries: number })[], at: number) {
  return kept
    .filter(({ expiresAt }) => expiresAt > at)
    .sort((a, b) => a.expiresAt - b.expiresAt)
    .map(({ locator, desk, title, expiresAt, tries }) => ({
      locator,
      desk,
      title,
      expiresAt,
      tries,
    }));
}

/** Seals again the lists under an earlier vault key; gives how many. A list that does not open stays. */
export async function renewRosters({ store, sealer, random }: PeopleParts): Promise<number> {
  const isDone = ({ row, isShut }: Roster): boolean =>
    row === undefined || isShut || sealer.isNewest(row);
  // Read first, because a write locks out all others.
  const seen = readRosters(sealer, await store.read());
  if (desks.every((desk) => isDone(seen[desk]))) return 0;
  return store.write(async (staff) => {
    const writing: Writing = { staff, sealer, random };
    const rosters = readRosters(sealer, await staff.read());
    const due = desks.filter((desk) => !isDone(rosters[desk]));
    for (const desk of due) await writeRoster(writing, desk, rosters[desk], rosters[desk].members);
    return due.length;
  });
}
