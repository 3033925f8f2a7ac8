import type { DataSource } from 'typeorm';
import type { Month } from '../../bot/domain/day';
import { uncounted, type Year } from '../../bot/domain/year-numbers';
import { createInstallation } from '../../db/stores/installation';
import {
  createDeskKeys,
  createDraftKeys,
  createKnownMonths,
  createKnownVaultKeys,
} from '../../db/stores/keys';
import { createMailedDays } from '../../db/stores/outbox';
import { createPoolStore } from '../../db/stores/pool';
import { createProposals } from '../../db/stores/proposals';
import { createStaffStore } from '../../db/stores/staff-store';
import { createThreadStore } from '../../db/stores/thread-store';
import { createYearBook } from '../../db/stores/year-numbers';
import type { UnitOfWork } from '../../db/unit-of-work';
import { testBook } from '../support/databases/audit-chain';
import { peopleOver } from '../support/people/people-over';
import { day, passRows, type SampleRows } from './sample-rows';

/** How many rows each table of the entities has. */
export async function countRows(source: DataSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { tableName } of source.entityMetadatas) {
    const [row] = await source.query<{ n: number }[]>(`SELECT count(*) AS "n" FROM "${tableName}"`);
    counts[tableName] = row?.n ?? 0;
  }
  return counts;
}

/** At least one row in every table. */
export async function fillTables(units: UnitOfWork, rows: SampleRows): Promise<void> {
  const pool = createPoolStore(units, testBook());
  const people = peopleOver(createStaffStore(units, testBook()));
  const today = day('2026-11-24');
  await createKnownVaultKeys(units).keep({
    label: 'kek-v1',
    knownOn: today,
    mark: rows.bytes(32),
  });
  await createKnownMonths(units).keep({ month: '2028-12' as Month, mark: rows.bytes(32) });
  await createInstallation(units).create({ deployment: rows.bytes(16), kind: 'trial' });
  await createDeskKeys(units).create({
    label: 'hr-v1',
    desk: 'hr',
    publicKey: rows.bytes(32),
    sealedPrivateKey: rows.bytes(92),
    sealedQueueKey: rows.bytes(92),
  });
  await createDraftKeys(units).getOrCreate(today, rows.bytes(92));
  await passRows(pool, {
    threads: [rows.thread()],
    messages: [{ candidates: [rows.bytes(16)], envelope: rows.bytes(6192) }],
    notices: [{ member: rows.id(), mark: rows.id(), day: today }],
    reminder: { day: today, after: undefined, isTold: true },
  });
  const to = {
    tag: rows.bytes(16),
    revision: rows.id(),
    diaryMark: rows.bytes(16),
    diaryThread: rows.bytes(16),
    envelope: rows.bytes(7728),
  };
  await pool.write(async (tx) => {
    await tx.applyWrites({ case: { from: undefined, to }, record: rows.record() }, undefined);
    const [image, later] = [rows.image('pool', 0), rows.image('carried', 0)];
    await tx.write([image, later], 1);
    await tx.setAside('pool', image);
    await tx.keepKeys([rows.poolKey('running')]);
  });
  const proposal = { id: rows.id(), desk: 'hr', day: today, revision: rows.id() } as const;
  await createProposals(units).change({ to: { ...proposal, sealed: rows.bytes(5168) } });
  // On SQL Server each write does.
  await units.write(async ({ writeLock }) => {
    if (!(await writeLock.exists())) await writeLock.insert({ lock: 'write', holder: rows.id() });
  });
  await createMailedDays(units).note({ member: rows.id(), mailedOn: today });
  await createYearBook(units).freeze({
    ...{ year: '2026' as Year, countedOn: today, desks: uncounted },
  });
  const gone = rows.thread();
  await passRows(pool, { threads: [gone] });
  const disposed = { desk: 'hr', month: '2028-12' as Month, by: 'KS 2026/13' } as const;
  await createThreadStore(units, testBook()).remove(gone.id, [], { disposed });
  for (const locator of ['AAAAAAAA', 'BBBBBBBB']) {
    const code = { locator, secret: 'S'.repeat(16) };
    const title = 'Kommunjurist';
    await people.invite({ code, desk: 'hr', title, expiresAt: 2 });
    if (locator === 'BBBBBBBB') break;
    const who = { messenger: 'teams', tenant: 't', user: 'u', address: 'a' } as const;
    await people.redeem({ code, who, now: 1, audit: { id: rows.id(), day: today } });
  }
}
