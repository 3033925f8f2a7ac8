import type { AuditEntry, AuditEvent } from '../../bot/domain/audit';
import type { MemberId } from '../../bot/domain/ids';
import type { People } from '../../bot/ports/people';
import { createPoolStore } from '../../db/stores/pool';
import { createStaffStore } from '../../db/stores/staff-store';
import { createThreadStore } from '../../db/stores/thread-store';
import type { UnitOfWork } from '../../db/unit-of-work';
import { testBook } from '../support/databases/audit-chain';
import { withUnits } from '../support/databases/open-units';
import { peopleOver } from '../support/people/people-over';
import { carries, day, releaseRows, sampleRows } from './sample-rows';

withUnits('the audit', (open) => {
  const rows = sampleRows('audit');
  const today = day('2026-11-24');
  let units: UnitOfWork;
  let people: People;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ units, remove } = await open());
    people = peopleOver(createStaffStore(units, testBook()));
  });
  afterEach(() => remove());

  const audit = () => units.read(({ audit: table }) => table.find());
  const entry = (event: AuditEvent): AuditEntry => ({
    id: rows.id(),
    day: today,
    event,
    member: rows.id(),
  });

  it('says who joined, and who asked to, with the day it was given', async () => {
    const joined: MemberId[] = [];
    for (const locator of ['AAAA', 'BBBB', 'CCCC']) {
      const code = { locator, secret: 'S'.repeat(16) };
      await people.invite({ code, desk: 'hr', title: 'HR', expiresAt: 2 });
      const who = { messenger: 'teams', tenant: 't', user: locator, address: 'a' } as const;
      await people.redeem({ code, who, now: 1, audit: { id: rows.id(), day: today } });
      joined.push((await people.find(who))!.id);
    }
    const said = (await audit()).map(({ event, member, day: on }) => `${on} ${event} ${member}`);
    expect(said.sort()).toEqual(
      [
        `2026-11-24 member_joined ${String(joined[0])}`,
        `2026-11-24 member_joined ${String(joined[1])}`,
        `2026-11-24 member_asked_to_join ${String(joined[2])}`,
      ].sort(),
    );
  });

  it('holds entries as they were given, those from the pool as well', async () => {
    const pool = createPoolStore(units, testBook());
    const given: AuditEntry[] = [
      { ...entry('thread_opened'), thread: rows.id() },
      { ...entry('member_declined'), subject: rows.id() },
      { ...entry('reply_sent'), thread: rows.id() },
    ];
    await people.audit(given[0]!);
    await people.audit(given[1]!);
    await carries(pool, undefined, given[2]);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect((await audit()).sort(byId)).toEqual(
      given.map((one) => ({ thread: null, subject: null, ...one })).sort(byId),
    );
  });

  it('of a thread goes with the thread', async () => {
    const [gone, stays] = [rows.thread(), rows.thread()];
    await releaseRows(createPoolStore(units, testBook()), { threads: [gone, stays] });
    for (const { id } of [gone, stays, gone]) {
      await people.audit({ ...entry('thread_opened'), thread: id });
    }
    await createThreadStore(units, testBook()).remove(gone.id, []);
    expect((await audit()).map(({ thread }) => thread)).toEqual([stays.id]);
  });

  it('of a thread that moved stays under its old id, and goes with the new one', async () => {
    const pool = createPoolStore(units, testBook());
    const [old, stays] = [rows.thread({ desk: 'hr' }), rows.thread()];
    await releaseRows(pool, { threads: [old, stays] });
    const { blindIndex, reference } = old;
    const moved = rows.thread({ blindIndex, reference });
    for (const { id } of [old, stays, old]) {
      await people.audit({ ...entry('thread_opened'), thread: id });
    }
    await carries(pool, undefined, {
      ...entry('thread_moved'),
      thread: moved.id,
      subject: old.id,
    });
    await releaseRows(pool, { removals: [{ id: old.id, tags: [] }], threads: [moved] });
    const lines = async (): Promise<string[]> =>
      (await audit()).map(({ event, thread }) => `${event} ${String(thread)}`).sort();
    const opened = [old, old, stays].map(({ id }) => `thread_opened ${id}`);
    expect(await lines()).toEqual([`thread_moved ${moved.id}`, ...opened].sort());
    await createThreadStore(units, testBook()).remove(moved.id, []);
    expect(await lines()).toEqual([`thread_opened ${stays.id}`]);
  });
});
