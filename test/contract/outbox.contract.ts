import { limits } from '../../bot/domain/limits';
import type { Notice, WaitingNotice } from '../../bot/ports/outbox';
import { day, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every outbox must do. */
export function outboxContract(name: string, open: OpenStores): void {
  describe(`${name} as an outbox`, () => {
    const rows = sampleRows('outbox');
    const now = Date.UTC(2026, 10, 24, 9);
    const lease = limits.noticeLeaseSeconds * 1000;
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const notice = (changes: Partial<Notice> = {}): Notice => ({
      member: rows.id(),
      mark: rows.id(),
      day: day('2026-11-24'),
      ...changes,
    });
    const releases = (...notices: Notice[]) => releaseRows(stores.pool, rows, { notices });
    const due = (at = now) => stores.outbox.due(at);
    const only = async (at = now): Promise<WaitingNotice> => {
      const [first, ...rest] = await due(at);
      if (first === undefined || rest.length > 0) throw new Error('not one notice');
      return first;
    };

    it('holds what a release says, free for whoever comes', async () => {
      expect(await due()).toEqual([]);
      const notices = [notice(), notice()];
      await releases(...notices);
      expect([...(await due())].sort(byMember)).toEqual(
        notices.map((one) => ({ ...one, leasedUntil: 0 })).sort(byMember),
      );
    });

    it('holds nothing of a release that failed', async () => {
      const epoch = await stores.pool.epoch(async () => rows.epoch());
      await stores.pool.put([rows.poolRow(epoch)], rows.submission());
      const release = stores.pool.release(rows.epoch(), async () => ({
        removals: [],
        threads: [],
        messages: [],
        updates: [{ id: rows.id(), from: rows.id(), to: rows.thread() }],
        notices: [notice()],
      }));
      await expect(release).rejects.toMatchObject({ code: 'store_conflict' });
      expect(await due()).toEqual([]);
    });

    it('holds one notice a member, of the newest release', async () => {
      const first = notice();
      await releases(first);
      const second = notice({ member: first.member, day: day('2026-11-25') });
      await releases(second);
      expect(await due()).toEqual([{ ...second, leasedUntil: 0 }]);
    });

    it('is leased to one of many who ask at the same time', async () => {
      await releases(notice());
      const waiting = await only();
      const leases = await Promise.all(
        Array.from({ length: 8 }, (_, at) => stores.outbox.lease(waiting, now + lease - at)),
      );
      expect(leases.filter(Boolean)).toHaveLength(1);
      expect(await due()).toEqual([]);
      const [held, ...others] = await stores.outbox.leased(now);
      expect(held).toMatchObject({ member: waiting.member, mark: waiting.mark });
      expect(others).toEqual([]);
      expect(await stores.outbox.leased(now + lease)).toEqual([]);
    });

    it('leases each of many notices once', async () => {
      await releases(...Array.from({ length: 32 }, () => notice()));
      const leased: string[] = [];
      const worker = async (at: number): Promise<void> => {
        for (const waiting of await due())
          if (await stores.outbox.lease(waiting, now + lease - at)) leased.push(waiting.member);
      };
      await Promise.all([0, 1, 2, 3].map(worker));
      expect(leased).toHaveLength(32);
      expect(new Set(leased).size).toBe(32);
    });

    it('gives a lease that ran out to the next one, who alone may give it back', async () => {
      await releases(notice());
      const read = await only();
      const [first, second] = [now + lease, now + 2 * lease];
      expect(await stores.outbox.lease(read, first)).toBe(true);
      const again = await only(first);
      expect(again).toEqual({ ...read, leasedUntil: first });
      expect(await stores.outbox.lease(again, second)).toBe(true);
      // The first one comes back late.
      await stores.outbox.free(read, first);
      expect(await due(first)).toEqual([]);
      await stores.outbox.free(again, second);
      expect(await due(first)).toEqual([{ ...read, leasedUntil: 0 }]);
    });

    it('is not leased as it was read when a release has brought something since', async () => {
      const first = notice();
      await releases(first);
      const read = await only();
      await releases(notice({ member: first.member }));
      expect(await stores.outbox.lease(read, now + lease)).toBe(false);
    });

    it('is gone when it was delivered', async () => {
      await releases(notice());
      const read = await only();
      expect(await stores.outbox.lease(read, now + lease)).toBe(true);
      expect(await stores.outbox.remove(read, now + lease)).toBe(true);
      expect(await due(now + lease)).toEqual([]);
    });

    it('stays for what came while it was being delivered, free at once', async () => {
      const first = notice();
      await releases(first);
      const read = await only();
      expect(await stores.outbox.lease(read, now + lease)).toBe(true);
      const second = notice({ member: first.member });
      await releases(second);
      expect(await due()).toEqual([]);
      expect(await stores.outbox.remove(read, now + lease)).toBe(false);
      expect(await due()).toEqual([{ ...second, leasedUntil: 0 }]);
    });

    it('does not take a newer notice from whoever delivers it', async () => {
      const first = notice();
      await releases(first);
      const read = await only();
      expect(await stores.outbox.lease(read, now + lease)).toBe(true);
      await releases(notice({ member: first.member }));
      const newer = await only(now + lease);
      expect(await stores.outbox.lease(newer, now + 2 * lease)).toBe(true);
      expect(await stores.outbox.remove(read, now + lease)).toBe(false);
      expect(await due(now + lease)).toEqual([]);
    });

    it('holds no lease longer than a lease lasts, whatever was done to the clock', async () => {
      await releases(notice());
      const read = await only();
      expect(await stores.outbox.lease(read, now + lease)).toBe(true);
      const hourBefore = now - 3_600_000;
      expect(await due(hourBefore)).toEqual([{ ...read, leasedUntil: now + lease }]);
    });

    it('loses what was for a member who is removed', async () => {
      const who = { messenger: 'teams', tenant: 't', user: 'u', address: 'a' } as const;
      const [member, secretHash] = [rows.id(), rows.bytes(32)];
      await stores.people.invite({
        locator: 'AAAA',
        secretHash,
        desk: 'hr',
        title: 'HR',
        expiresAt: now + 1,
      });
      const audit = { id: rows.id(), day: day('2026-11-24') };
      await stores.people.redeem({ locator: 'AAAA', secretHash, who, member, now, audit });
      const other = notice();
      await releases(notice({ member }), other);
      expect(await stores.people.remove(member, [])).toBe('removed');
      expect(await only()).toMatchObject(other);
    });
  });
}

const byMember = (a: Notice, b: Notice): number => (a.member < b.member ? -1 : 1);
