import { In, LessThanOrEqual } from 'typeorm';
import type { RosterRow, StaffStore, StaffTransaction } from '../../bot/ports/staff';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';

export function createStaffStore(units: UnitOfWork, book: AuditBook): StaffStore {
  return {
    read: () => units.read(readRosterRows),
    write: async (work) => {
      let left = 0;
      const result = await units.write((tables) => {
        left = 0;
        return work(
          transaction(tables, book, (count) => {
            left += count;
          }),
        );
      });
      // The earlier list must not stay in the log.
      if (left > 0) await units.wipe();
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

/**
 * Both desks' lists, as stored. Most presses read them, so the statement is written out: TypeORM's `find`
 * composes its own each time, which costs more than the reading.
 */
export async function readRosterRows({ roster }: Tables): Promise<readonly RosterRow[]> {
  const { columns } = roster.metadata;
  const { driver } = roster.manager.dataSource;
  const rows = await roster.query<Record<string, unknown>[]>(
    'SELECT "desk", "revision", "sealed" FROM "roster"',
  );
  return rows.map((row): RosterRow => {
    const values = columns.map((column): [string, unknown] => [
      column.propertyName,
      driver.prepareHydratedValue(row[column.databaseName], column),
    ]);
    return Object.fromEntries(values) as object as RosterRow;
  });
}

function transaction(
  tables: Tables,
  book: AuditBook,
  leave: (count: number) => void,
): StaffTransaction {
  const { roster, invitation, notice, mailed, thread } = tables;
  return {
    read: () => readRosterRows(tables),
    putRoster: async ({ desk, ...rest }, before, gone = []) => {
      if (before === undefined) await roster.insert({ desk, ...rest });
      else {
        const { affected } = await roster.update({ desk, revision: before }, rest);
        if (affected !== 1) throw new StoreError('store_conflict');
      }
      if (gone.length === 0) return;
      await notice.delete({ member: In([...gone]) });
      await mailed.delete({ member: In([...gone]) });
      leave(gone.length);
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
    endInvitationsFor: async (desk, title) => {
      await invitation.delete({ desk, title });
    },
    audit: (entry) => book.append(tables, entry),
    hasThreads: (desk) => thread.existsBy({ desk }),
    isHrOpen: (openMonths) => thread.existsBy({ desk: 'hr', expiry: In([...openMonths]) }),
  };
}
