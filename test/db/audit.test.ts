import type { AuditEvent } from '../../bot/domain/audit';
import type { MemberId } from '../../bot/domain/ids';
import type { People } from '../../bot/ports/people';
import type { AuditRow } from '../../db/schema/people';
import { createPeople } from '../../db/stores/people';
import { createPool } from '../../db/stores/pool';
import { createThreadStore } from '../../db/stores/thread-store';
import { sqliteUnits, type UnitOfWork } from '../../db/unit-of-work';
import { openTemporarySource } from './open-source';
import { day, releaseRows, sampleRows } from './sample-rows';

describe('the audit', () => {
  const rows = sampleRows('audit');
  const today = day('2026-11-24');
  let units: UnitOfWork;
  let people: People;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    const opened = await openTemporarySource();
    units = sqliteUnits(opened.source);
    people = createPeople(units);
    remove = opened.remove;
  });
  afterEach(() => remove());

  const audit = () => units.read(({ audit: table }) => table.find());
  const entry = (event: AuditEvent, more: Partial<AuditRow> = {}) => ({
    id: rows.id(),
    day: today,
    event,
    member: rows.id<MemberId>(),
    thread: null,
    subject: null,
    ...more,
  });

  it('says who joined, and who asked to, with the day it was given', async () => {
    const joined: MemberId[] = [];
    for (const locator of ['AAAA', 'BBBB', 'CCCC']) {
      const secretHash = rows.bytes(32);
      await people.invite({ locator, secretHash, desk: 'hr', title: 'HR', expiresAt: 2 });
      const member = rows.id<MemberId>();
      joined.push(member);
      await people.redeem({
        locator,
        secretHash,
        who: { messenger: 'teams', tenant: 't', user: locator, address: 'a' },
        member,
        now: 1,
        audit: { id: rows.id(), day: today },
      });
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

  it('holds an entry as it was given, from the pool as well', async () => {
    const pool = createPool(units);
    const opened = entry('thread_opened', { thread: rows.id() });
    const approved = entry('member_approved', { subject: rows.id() });
    const epoch = await pool.epoch(async () => rows.epoch());
    const { thread: _, subject: __, ...plain } = entry('reply_sent');
    await people.audit({ ...opened, thread: opened.thread ?? rows.id(), subject: rows.id() });
    await people.audit({ ...plain, id: approved.id, event: 'member_approved' });
    await pool.put(rows.poolRow(epoch), rows.submission(), plain);
    const byId = new Map((await audit()).map((row) => [row.id, row]));
    expect(byId.size).toBe(3);
    expect(byId.get(opened.id)?.thread).toBe(opened.thread);
    expect(byId.get(plain.id)).toEqual({ ...plain, thread: null, subject: null });
  });

  it('of a thread goes with the thread', async () => {
    const [gone, stays] = [rows.thread(), rows.thread()];
    await releaseRows(createPool(units), rows, { threads: [gone, stays] });
    for (const { id } of [gone, stays, gone]) {
      const { subject: _, ...plain } = entry('thread_opened');
      await people.audit({ ...plain, thread: id });
    }
    await createThreadStore(units).remove(gone.id, []);
    expect((await audit()).map(({ thread }) => thread)).toEqual([stays.id]);
  });
});
