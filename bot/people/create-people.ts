import { type AuditEntry, nobody } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import { type Desk, desks, type MemberId } from '../domain/ids';
import { receives } from '../domain/member';
import type { OpenInvitation, People, Who } from '../ports/people';
import type { Random } from '../ports/random';
import type { RosterSealer } from '../ports/roster-sealer';
import type { Invitation, StaffStore } from '../ports/staff-store';
import { redeem } from './redeem';
import {
  asMember,
  everyMember,
  findMember,
  isPerson,
  openRosters,
  PeopleError,
  type Roster,
  readRosters,
  refuseShut,
  replaceMember,
  type Writing,
  writeRoster,
} from './rosters';

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
    ofDesk: async (desk) => (await now())[desk].members.map(asMember),
    everybody: async (asker) => {
      const members = everyMember(await now());
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
    remove: async (person, openMonths) => {
      const waits = (await mayWait?.()) === true;
      return write((writing) => remove(writing, person, openMonths, waits));
    },
    audit: (entry) => store.audit(entry),
  };
}

async function refresh(writing: Writing, who: Who): Promise<void> {
  const rosters = await openRosters(writing);
  const own = everyMember(rosters).find((one) => isPerson(one, who));
  if (own !== undefined)
    await replaceMember(writing, rosters[own.desk], { ...own, address: who.address });
}

/** Invitations that are valid `at` milliseconds since 1970, without their checks; the first to end first. */
function openInvitations(
  kept: readonly (Invitation & { readonly tries: number })[],
  at: number,
): readonly OpenInvitation[] {
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

/** Notes until when a member is away, or that one is back; within a transaction. */
async function setAway(
  writing: Writing,
  id: MemberId,
  awayUntil: Day | undefined,
  entry: AuditEntry,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const own = findMember(rosters, id);
  if (own?.standing !== 'member') return false;
  if (own.awayUntil === awayUntil) return true;
  await replaceMember(writing, rosters[own.desk], { ...own, awayUntil });
  await writing.staff.audit(entry);
  return true;
}

/** Removes a person, within a transaction; see {@link People.remove}. */
async function remove(
  writing: Writing,
  id: MemberId,
  openMonths: readonly Month[],
  mayWait: boolean,
): ReturnType<People['remove']> {
  const rosters = await openRosters(writing);
  const person = findMember(rosters, id);
  if (person === undefined) return 'unknown';
  const { desk } = person;
  const others = rosters[desk].members.filter((one) => one !== person);
  const isLast = receives(person) && !others.some(receives);
  if (isLast && desk !== 'hr') return 'last';
  if (isLast && (mayWait || (await writing.staff.isHrOpen(openMonths)))) return 'last_with_threads';
  await writeRoster(writing, desk, rosters[desk], others);
  return 'removed';
}

/** Lets in a waiting person, who sees what is released from a day on, or sends the person away. */
async function decide(
  writing: Writing,
  id: MemberId,
  decision: Parameters<People['decide']>[1],
  entry: AuditEntry,
  from: Day = entry.day,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const person = findMember(rosters, id);
  if (person?.standing !== 'waiting') return false;
  const roster = rosters[person.desk];
  if (decision === 'decline') {
    const others = roster.members.filter((one) => one !== person);
    await writeRoster(writing, person.desk, roster, others);
  } else {
    const sees = decision === 'approve_deputy' ? ('shown' as const) : from;
    await replaceMember(writing, roster, { ...person, standing: 'member', sees });
  }
  await writing.staff.audit(entry);
  return true;
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
