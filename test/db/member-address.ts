import type { DataSource } from 'typeorm';
import { migrate, undoNewestMigration } from '../../db/migrate';
import { MemberAddress1796083200004 } from '../../db/migrations/0004-member-address';
import { migrations } from '../../db/migrations/all';

/** Goes back before the address got narrower and forth again, over a filled table of members. */
export async function crossesMemberAddress(source: DataSource): Promise<void> {
  // By name: what later migrations add to a member is gone before this one is undone.
  const stored = () =>
    source.query<object[]>(
      `SELECT "id", "desk", "title", "messenger", "tenant", "user_id", "address", "standing" FROM "member"`,
    );
  const undo = async (): Promise<void> => {
    const steps = migrations.length - migrations.indexOf(MemberAddress1796083200004);
    for (let left = steps; left > 0; left--) await undoNewestMigration(source);
  };
  const before = await stored();
  expect(before).toHaveLength(1);
  await undo();
  expect(await stored()).toEqual(before);
  await migrate(source);
  expect(await stored()).toEqual(before);

  // As no messenger has it; but the table that was there takes it.
  await undo();
  const long = 'é'.repeat(4000);
  await source.query(`UPDATE "member" SET "address" = '${long}'`);
  await migrate(source);
  const cut = before.map((row) => ({ ...row, address: long.slice(0, 3500) }));
  expect(await stored()).toEqual(cut);
  await undo();
  expect(await stored()).toEqual(cut);
  await migrate(source);
}
