import { In, LessThanOrEqual } from 'typeorm';
import type { Month } from '../../bot/domain/day';
import type { StaffRows, StaffStore, StaffTransaction } from '../../bot/ports/staff-store';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';

/** The rows of the desks' own people. Errors are `StoreError`s. */
export function createStaffStore(units: UnitOfWork, book: AuditBook): StaffStore {
  return {
    read: () => units.read(readStaff),
    write: async (work) => {
      let removed = 0;
      const result = await units.write(async (tables) => {
        removed = 0;
        return work(
          transaction(tables, book, (count) => {
            removed += count;
          }),
        );
      });
      // Who has left must not go on standing in the log beside the file.
      if (removed > 0) await units.wipe();
      return result;
    },
    invite: (invitation, entry) =>
      units.write(async (tables) => {
        await tables.invitation.insert({ ...invitation, tries: 0 });
        if (entry !== undefined) await book.append(tables, entry);
      }),
    invitations: () => units.read(({ invitation }) => invitation.find()),
    audit: (entry) => units.write((tables) => book.append(tables, entry)),
  };
}

/** Everything that stands there of the desks' people. */
export async function readStaff({ roster, member }: Tables): Promise<StaffRows> {
  return { rosters: await roster.find(), members: await member.find() };
}

function transaction(
  tables: Tables,
  book: AuditBook,
  removed: (count: number) => void,
): StaffTransaction {
  const { member, roster, invitation, notice, audit } = tables;
  return {
    read: () => readStaff(tables),
    putRoster: async ({ desk, ...rest }) => {
      const { affected } = await roster.update({ desk }, rest);
      if (affected !== 1) await roster.insert({ desk, ...rest });
    },
    putMember: async ({ id, ...rest }) => {
      const { affected } = await member.update({ id }, rest);
      if (affected !== 1) await member.insert({ id, ...rest });
    },
    remove: async (ids) => {
      if (ids.length === 0) return;
      await member.delete({ id: In([...ids]) });
      await notice.delete({ member: In([...ids]) });
      removed(ids.length);
    },
    invitation: async (locator) => (await invitation.findOneBy({ locator })) ?? undefined,
    countTry: async (locator, tries) => {
      await invitation.update({ locator }, { tries });
    },
    endInvitation: async (locator) => {
      await invitation.delete({ locator });
    },
    endInvitations: async (until) => {
      if (until === undefined) await invitation.createQueryBuilder().delete().execute();
      else await invitation.delete({ expiresAt: LessThanOrEqual(until) });
    },
    audit: (entry) => book.append(tables, entry),
    isAudited: (entry) => audit.existsBy(entry),
    isHrOpen: (openMonths) => isHrOpen(tables, openMonths),
  };
}

/** Whether anything is open at HR's desk. */
function isHrOpen({ thread }: Tables, openMonths: readonly Month[]): Promise<boolean> {
  return thread.existsBy({ desk: 'hr', expiry: In([...openMonths]) });
}
