import { In } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import type { Month } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import type { People } from '../../bot/ports/people';
import type { MemberRow } from '../schema/people';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import { isPerson, memberOf } from './member-of';
import { redeem } from './redeem';

/** The desks' own people. Errors are `StoreError`s. */
export function createPeople(units: UnitOfWork): People {
  return {
    find: (who) =>
      units.read(async (tables) => {
        const row = await memberOf(tables, who);
        return row === undefined ? undefined : withoutIdentity(row);
      }),
    ofDesk: (desk) =>
      units.read(async ({ member }) => (await member.findBy({ desk })).map(withoutIdentity)),
    everybody: (asker) =>
      units.read(async ({ member }) => {
        const rows = await member.find();
        const own = rows.find((row) => isPerson(row, asker));
        return { asker: own && withoutIdentity(own), members: rows.map(withoutIdentity) };
      }),
    addresses: (desk) =>
      units.read(async ({ member }) => {
        const rows = await member.findBy({ desk, standing: 'member' });
        return rows.map((row) => ({
          member: withoutIdentity(row),
          messenger: row.messenger,
          address: row.address,
        }));
      }),
    refresh: async ({ address, ...who }) => {
      const row = await units.read((tables) => memberOf(tables, who));
      if (row === undefined || row.address === address) return;
      await units.write(({ member }) => member.update({ id: row.id }, { address }));
    },
    invite: (invitation) =>
      units.write(async (tables) => {
        await tables.invitation.insert({ ...invitation, tries: 0 });
      }, 'shared'),
    redeem: (request) => units.write((tables) => redeem(tables, request)),
    decide: (person, decision, audit) =>
      units.write((tables) => admitOrDecline(tables, person, decision, audit)),
    remove: (person, openMonths) => units.write((tables) => remove(tables, person, openMonths)),
    audit: (entry) =>
      units.write(async (tables) => {
        await tables.audit.insert(entry);
      }, 'shared'),
  };
}

async function admitOrDecline(
  { member, audit }: Tables,
  id: MemberId,
  decision: 'approve' | 'decline',
  entry: AuditEntry,
): Promise<boolean> {
  const waiting = { id, standing: 'waiting' } as const;
  const { affected } =
    decision === 'approve'
      ? await member.update(waiting, { standing: 'member' })
      : await member.delete(waiting);
  if (affected !== 1) return false;
  await audit.insert(entry);
  return true;
}

async function remove(
  tables: Tables,
  id: MemberId,
  openMonths: readonly Month[],
): ReturnType<People['remove']> {
  const { member } = tables;
  const row = await member.findOneBy({ id });
  if (row === null) return 'unknown';
  const isLast =
    row.standing === 'member' &&
    (await member.countBy({ desk: row.desk, standing: 'member' })) === 1;
  if (isLast && row.desk !== 'hr') return 'last';
  if (isLast && (await mayWaitForHr(tables, openMonths))) return 'last_with_threads';
  await member.delete({ id });
  await tables.notice.delete({ member: id });
  return 'removed';
}

/**
 * Whether anything is open at HR's desk or on its way there. What the pool holds is sealed: any row may be
 * for HR.
 */
async function mayWaitForHr(
  { thread, pool }: Tables,
  openMonths: readonly Month[],
): Promise<boolean> {
  return (
    (await thread.existsBy({ desk: 'hr', expiry: In([...openMonths]) })) || (await pool.exists())
  );
}

function withoutIdentity({ id, desk, title, standing }: MemberRow): Member {
  return { id, desk, title, standing };
}
