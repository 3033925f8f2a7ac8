import type { Desk, MemberId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Clock } from '../ports/clock';
import type { People, Who } from '../ports/people';
import type { Vault } from '../ports/vault';
import { createPeople, type PeopleParts } from './create-people';
import { noteChanges } from './note-changes';
import { readNow } from './read-rosters';
import { asMember } from './rosters';
import { type TakenOver, takeOver } from './take-over';

/** The name under which the vault keeps that rosters are sealed here: nothing is taken over any more. */
const sealedSecret = 'rosters-sealed';

/** The account by which a messenger knows a person of a desk. */
export type Account = Pick<Who, 'messenger' | 'user'>;

/** The desks' own people, and what is done about their list unattended. */
export interface OpenedPeople {
  readonly people: People;
  /** Whom this very opening took over from an earlier version. */
  readonly takenOver: readonly TakenOver[];
  /** Rows at each desk that the product did not write so; for the operator's eyes. */
  readonly strangers: () => Promise<Readonly<Record<Desk, readonly Member[]>>>;
  /** Whose account each row is, by its id, whether or not the row counts; for the operator's eyes. */
  readonly accounts: () => Promise<ReadonlyMap<MemberId, Account>>;
  /** Notes in the audit what was changed outside the product; whether anything was. */
  readonly noteChanges: () => Promise<boolean>;
}

/**
 * Opens the desks' people. The first time in an installation, whoever an earlier version let in is taken
 * over; that it was done stands in the vault, so that nobody who writes to the database can have it done
 * again. Rejects when vault or database does not answer.
 * @param again has it done for a database of before all the same; the operator alone may say so
 */
export async function openPeople(
  parts: PeopleParts & {
    readonly vault: Pick<Vault, 'get' | 'getOrCreate'>;
    readonly clock: Pick<Clock, 'today'>;
  },
  again?: 'again',
): Promise<OpenedPeople> {
  const { store, sealer, random, vault, clock } = parts;
  let takenOver: readonly TakenOver[] = [];
  if (again !== undefined || (await vault.get(sealedSecret)) === undefined) {
    takenOver = await store.write((staff) => takeOver({ staff, sealer, random }, clock));
    // Afterwards: were it said before and this cut short, nobody would be a member any more.
    await vault.getOrCreate(sealedSecret, () => Uint8Array.of(1));
  }
  return {
    people: createPeople(parts),
    takenOver,
    strangers: async () => {
      const { whistleblowing, hr } = await readNow(store, sealer);
      return { whistleblowing: whistleblowing.foreign.map(asMember), hr: hr.foreign.map(asMember) };
    },
    accounts: async () => {
      const { members } = await store.read();
      return new Map(members.map(({ id, messenger, user }) => [id, { messenger, user }]));
    },
    noteChanges: () => noteChanges(parts),
  };
}
