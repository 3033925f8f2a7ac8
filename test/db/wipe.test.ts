import type { Day } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import { sqliteSource } from '../../db/sqlite/source';
import { sqliteUnits } from '../../db/sqlite/units';
import { createPoolStore } from '../../db/stores/pool';
import { createStaffStore } from '../../db/stores/staff-store';
import { testBook } from '../support/databases/audit-chain';
import { openTemporarySource } from '../support/databases/open-source';
import { peopleOver } from '../support/people/people-over';
import { canBeCarved, stolenBytes } from './carve';
import { carries, passRows, sampleRows } from './sample-rows';

describe('emptying the log', () => {
  it('is made up for after the next write when another reader was in the way', async () => {
    const rows = sampleRows('wipe');
    const { path, source, remove } = await openTemporarySource();
    const pool = createPoolStore(sqliteUnits(source), testBook());
    const thread = rows.thread();
    await passRows(pool, { threads: [thread] });

    const reader = await sqliteSource(path).initialize();
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM "thread"');
    await passRows(pool, { removals: [{ id: thread.id, tags: [] }] });
    expect(canBeCarved(stolenBytes(path), thread.state)).toBe(true);

    await reader.query('COMMIT');
    expect(await carries(pool, { record: rows.record() })).toBe(true);
    expect(canBeCarved(stolenBytes(path), thread.state)).toBe(false);
    await reader.destroy();
    await remove();
  });

  it('comes at once when somebody leaves a desk or is declined: no list that names the person is left', async () => {
    const { path, source, remove } = await openTemporarySource();
    const store = createStaffStore(sqliteUnits(source), testBook());
    const people = peopleOver(store);
    const rows = sampleRows('leaves');
    const day = '2026-11-24' as Day;
    const joins = async (user: string, locator: string): Promise<MemberId> => {
      const code = { locator, secret: 'S'.repeat(16) };
      await people.invite({
        code,
        desk: 'whistleblowing',
        title: `Utredare ${locator}`,
        expiresAt: 9,
      });
      const who = { messenger: 'teams', tenant: 't', user, address: `at ${user}` } as const;
      await people.redeem({ code, who, now: 1, audit: { id: rows.id(), day } });
      return (await people.find(who))?.id ?? rows.id();
    };
    const [first, second, third] = [
      await joins('kanariefågel-ett', '11111111'),
      await joins('kanariefågel-två', '22222222'),
      await joins('kanariefågel-tre', '33333333'),
    ];
    const list = async (): Promise<Uint8Array> => (await store.read())[0]!.sealed;
    const isThere = (sealed: Uint8Array): boolean => canBeCarved(stolenBytes(path), sealed);
    const withAll = await list();
    expect(isThere(withAll)).toBe(true);
    const entry = { id: rows.id(), day, event: 'member_declined', member: first } as const;
    expect(await people.decide(third, 'decline', { ...entry, subject: third })).toBe(true);
    const withTwo = await list();
    expect([isThere(withAll), isThere(withTwo)]).toEqual([false, true]);
    expect(await people.remove(second, [])).toBe('removed');
    expect([isThere(withTwo), isThere(await list())]).toEqual([false, true]);
    // Nobody's name is there in clear at any time.
    expect(stolenBytes(path).includes(Buffer.from('kanariefågel'))).toBe(false);
    await remove();
  });
});
