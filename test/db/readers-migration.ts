import type { DataSource } from 'typeorm';
import type { Edition, MemberId } from '../../bot/domain/ids';
import { asMember, readRosters } from '../../bot/people/rosters';
import { migrate, undoNewestMigration } from '../../db/migrate';
import { Readers1796083200016 } from '../../db/migrations/0016-readers';
import { migrations } from '../../db/migrations/all';
import { readStaff } from '../../db/stores/staff-store';
import type { UnitOfWork } from '../../db/unit-of-work';
import { rosterSealer } from '../support/people/people-over';

/**
 * Goes back before members had a day from which they see, and forth again: whoever belonged then belongs, and
 * sees all.
 */
export async function crossesReaders(source: DataSource, units: UnitOfWork): Promise<void> {
  const sealer = rosterSealer();
  const who = { messenger: 'teams', tenant: 't', user: 'u', address: 'a' } as const;
  const id: MemberId = sealer.memberIdOf(who);
  const member = { id, desk: 'hr', title: 'HR-chef', standing: 'member' } as const;
  const row = { ...member, ...who, seesFrom: null, awayUntil: null };
  const edition = 'e'.repeat(32) as Edition;
  const sealed = sealer.seal({ desk: 'hr', edition, takenOverOn: null }, [row]);
  await units.write(async (tables) => {
    await tables.member.createQueryBuilder().delete().execute();
    await tables.roster.createQueryBuilder().delete().execute();
    await tables.member.insert([...sealed.members]);
    await tables.roster.insert(sealed.roster);
  });
  const belongs = async (): Promise<object> => {
    const { members, isChanged } = readRosters(sealer, await units.read(readStaff)).hr;
    return { members: members.map(asMember), isChanged };
  };
  expect(await belongs()).toEqual({ members: [member], isChanged: false });
  const steps = migrations.length - migrations.indexOf(Readers1796083200016);
  for (let left = steps; left > 0; left--) await undoNewestMigration(source);
  await migrate(source);
  expect(await belongs()).toEqual({ members: [member], isChanged: false });
}
