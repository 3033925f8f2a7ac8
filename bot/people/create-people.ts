import { nobody } from '../domain/audit';
import { desks } from '../domain/ids';
import type { People, Who } from '../ports/people';
import type { Random } from '../ports/random';
import type { RosterSealer } from '../ports/roster-sealer';
import type { StaffStore, StaffTransaction } from '../ports/staff-store';
import { decide } from './decide';
import { openInvitations } from './open-invitations';
import { readNow } from './read-rosters';
import { redeem } from './redeem';
import { remove } from './remove';
import { asMember, everyMember, isPerson, readRosters, type Writing, writeRoster } from './rosters';
import { setAway } from './set-away';

export interface PeopleParts {
  readonly store: StaffStore;
  readonly sealer: RosterSealer;
  readonly random: Pick<Random, 'id'>;
}

/**
 * The desks' own people, out of rows of which each is checked at every look. Errors are the store's, and
 * `seal_unread` while the key of the marks is not known.
 */
export function createPeople({ store, sealer, random }: PeopleParts): People {
  const now = () => readNow(store, sealer);
  const write = <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
    store.write((staff) => work({ staff, sealer, random }));

  return {
    find: async (who) => {
      const own = everyMember(await now()).find((row) => isPerson(row, who));
      return own && asMember(own);
    },
    ofDesk: async (desk) => (await now())[desk].members.map(asMember),
    atDesk: async (desk) => {
      const { row, members, isChanged } = (await now())[desk];
      const takenOverOn = row?.takenOverOn ?? undefined;
      return { members: members.map(asMember), isChanged, takenOverOn };
    },
    everybody: async (asker) => {
      const members = everyMember(await now());
      const own = members.find((row) => isPerson(row, asker));
      return { asker: own && asMember(own), members: members.map(asMember) };
    },
    addresses: async (desk) =>
      (await now())[desk].members
        .filter(({ standing }) => standing === 'member')
        .map((row) => ({
          member: asMember(row),
          messenger: row.messenger,
          address: row.address,
        })),
    refresh: async (who) => {
      const own = everyMember(await now()).find((row) => isPerson(row, who));
      if (own === undefined || own.address === who.address) return;
      await store.write((staff) => refreshIn(staff, sealer, who));
    },
    invite: async (terms, entry) => {
      // A desk whose roster was lost begins a new one: without it nobody could join.
      if ((await now())[terms.desk].row === undefined)
        await write(async (writing) => {
          const rosters = readRosters(sealer, await writing.staff.read());
          if (rosters[terms.desk].row === undefined)
            await writeRoster(writing, terms.desk, undefined, []);
        });
      const made = entry && { ...entry, event: 'invitation_made' as const, member: nobody };
      await store.invite(sealer.sealInvitation(terms), made);
    },
    invitations: async (at) => openInvitations(await store.invitations(), at),
    withdraw: (locator, at, entry) =>
      store.write(async (staff) => {
        const kept = await staff.invitation(locator);
        const [open] = openInvitations(kept === undefined ? [] : [kept], at);
        if (open === undefined) return undefined;
        await staff.endInvitation(open.locator);
        await staff.audit({ ...entry, event: 'invitation_withdrawn', member: nobody });
        return open;
      }),
    redeem: (request) => write((writing) => redeem(writing, request)),
    decide: (person, decision, entry, from) =>
      write((writing) => decide(writing, person, decision, entry, from)),
    setAway: (member, until, entry) => write((writing) => setAway(writing, member, until, entry)),
    remove: (person, openMonths) => write((writing) => remove(writing, person, openMonths)),
    audit: (entry) => store.audit(entry),
  };
}

/** The edition stays: nobody has come or gone. */
async function refreshIn(staff: StaffTransaction, sealer: RosterSealer, who: Who): Promise<void> {
  const rosters = readRosters(sealer, await staff.read());
  for (const desk of desks) {
    const { row, members } = rosters[desk];
    const own = members.find((member) => isPerson(member, who));
    if (row === undefined || own === undefined) continue;
    await staff.putMember(sealer.sealMember(row, { ...own, address: who.address }));
  }
}
