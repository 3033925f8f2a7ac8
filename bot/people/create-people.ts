import { type AuditEntry, nobody } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import { desks, type MemberId } from '../domain/ids';
import { receives } from '../domain/member';
import type { OpenInvitation, People, Who } from '../ports/people';
import type { Random } from '../ports/random';
import type { RosterSealer } from '../ports/roster-sealer';
import type { Invitation, StaffStore, StaffTransaction } from '../ports/staff-store';
import { decide } from './decide';
import { readNow } from './read-rosters';
import { redeem } from './redeem';
import { asMember, everyMember, isPerson, readRosters, type Writing, writeRoster } from './rosters';

export interface PeopleParts {
  readonly store: StaffStore;
  readonly sealer: RosterSealer;
  readonly random: Pick<Random, 'id'>;
  /** Whether anything may be on its way to HR; where it is not said, nothing is. */
  readonly mayWait?: (() => Promise<boolean>) | undefined;
}

/**
 * The desks' own people, out of rows of which each is checked at every look. Errors are the store's, and
 * `seal_unread` while the key of the marks is not known.
 */
export function createPeople({ store, sealer, random, mayWait }: PeopleParts): People {
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
      const { members, isChanged } = (await now())[desk];
      return { members: members.map(asMember), isChanged };
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
      // A desk without a roster begins one: without it nobody could join.
      if ((await now())[terms.desk].row === undefined)
        await write(async (writing) => {
          const rosters = readRosters(sealer, await writing.staff.read());
          if (rosters[terms.desk].row === undefined) await writeRoster(writing, terms.desk, []);
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
    remove: async (person, openMonths) => {
      const waits = (await mayWait?.()) === true;
      return write((writing) => remove(writing, person, openMonths, waits));
    },
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

/**
 * Those that can be redeemed at a moment, without what they are checked by; which ends first comes first.
 * @param at milliseconds since 1970
 */
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

/** Says until when a member is away, or back. The edition stays. Runs within one transaction. */
async function setAway(
  { staff, sealer }: Writing,
  id: MemberId,
  until: Day | undefined,
  entry: AuditEntry,
): Promise<boolean> {
  const rosters = readRosters(sealer, await staff.read());
  for (const desk of desks) {
    const { row, members } = rosters[desk];
    const own = members.find((one) => one.id === id && one.standing === 'member');
    if (row === undefined || own === undefined) continue;
    const awayUntil = until ?? null;
    if (own.awayUntil === awayUntil) return true;
    await staff.putMember(sealer.sealMember(row, { ...own, awayUntil }));
    await staff.audit(entry);
    return true;
  }
  return false;
}

/**
 * Removes a person, or a row that is nobody's; runs within one transaction. See {@link People.remove}.
 * @param mayWait whether anything may be on its way to HR
 */
async function remove(
  writing: Writing,
  id: MemberId,
  openMonths: readonly Month[],
  mayWait: boolean,
): ReturnType<People['remove']> {
  const { staff, sealer } = writing;
  const rosters = readRosters(sealer, await staff.read());
  for (const desk of desks) {
    const { members } = rosters[desk];
    const person = members.find((one) => one.id === id);
    if (person === undefined) continue;
    const others = members.filter((one) => one !== person);
    const isLast = receives(asMember(person)) && !others.map(asMember).some(receives);
    if (isLast && desk !== 'hr') return 'last';
    if (isLast && (mayWait || (await staff.isHrOpen(openMonths)))) return 'last_with_threads';
    await staff.remove([id]);
    await writeRoster(writing, desk, others);
    return 'removed';
  }
  // A row that the product did not write lets nobody in; it goes without a question.
  const desk = desks.find((one) => rosters[one].foreign.some((row) => row.id === id));
  if (desk === undefined) return 'unknown';
  await staff.remove([id]);
  // Who is missing has been missed: what is left is the desk.
  await writeRoster(writing, desk, rosters[desk].members);
  return 'removed';
}
