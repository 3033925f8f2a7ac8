import type { AuditEntry, AuditEvent } from '../../bot/domain/audit';
import type { ThreadId } from '../../bot/domain/ids';
import { carries, day, passRows } from '../db/sample-rows';
import { testChain } from '../support/databases/audit-chain';
import { peopleOver } from '../support/people/people-over';
import { storeContract } from './open-stores';

/** What every database must do with the audit's chain. */
export const auditTrailContract = storeContract('the trail of the audit', (stores, rows) => {
  const entry = (event: AuditEvent = 'member_joined', on = '2026-11-24'): AuditEntry => ({
    id: rows.id(),
    day: day(on),
    event,
    member: rows.id(),
  });

  it('begins empty, and every way into it is the next place', async () => {
    const { auditTrail, staff, pool } = stores;
    expect(await auditTrail.head()).toBeUndefined();
    const entries = Array.from({ length: 4 }, () => entry());
    const [joined, proposed, sent, withdrawn] = entries as [
      AuditEntry,
      AuditEntry,
      AuditEntry,
      AuditEntry,
    ];
    await staff.audit(joined);
    const proposal = { id: rows.id(), revision: rows.id(), sealed: rows.bytes(2352) };
    const on = { desk: 'hr', day: day('2026-11-24') } as const;
    await carries(pool, { proposals: [{ to: { ...proposal, ...on } }] }, proposed);
    await carries(pool, undefined, sent);
    await staff.write((within) => within.audit(withdrawn));
    const places = await auditTrail.after(0, 10);
    expect(places.map(({ place, entry: there }) => [place, there])).toEqual(
      entries.map((one, n) => [n + 1, one]),
    );
    for (const [n, place] of places.entries())
      expect(testChain.isAfter(place, places[n - 1])).toBe(true);
    expect(await auditTrail.head()).toEqual({ place: 4, link: places[3]?.link });
    expect((await auditTrail.after(2, 1)).map(({ place }) => place)).toEqual([3]);
    expect(await auditTrail.countOutside()).toBe(0);
  });

  it('says who joined, and who asked to, with the day that was given', async () => {
    const people = peopleOver(stores.staff);
    const said: string[] = [];
    for (const [n, locator] of ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC'].entries()) {
      const code = { locator, secret: 'S'.repeat(12) };
      await people.invite({ code, desk: 'hr', title: `HR ${n}`, expiresAt: 2 });
      const who = { messenger: 'teams', tenant: 't', user: locator, address: 'a' } as const;
      const audit = { id: rows.id(), day: day('2026-11-24') };
      await people.redeem({ code, who, now: 1, audit });
      const event = n < 2 ? 'member_joined' : 'member_asked_to_join';
      said.push(`2026-11-24 ${event} ${String((await people.find(who))?.id)}`);
    }
    const entries = (await stores.auditTrail.after(0, 9)).map(({ entry: there }) => there);
    expect(entries.map((one) => `${one?.day} ${one?.event} ${one?.member}`)).toEqual(said);
  });

  it('gives each of many at once a place of its own', async () => {
    const entries = Array.from({ length: 12 }, () => entry());
    await Promise.all(entries.map((one) => stores.staff.audit(one)));
    const places = await stores.auditTrail.after(0, 20);
    expect(places.map(({ place }) => place)).toEqual(entries.map((_, n) => n + 1));
    for (const [n, place] of places.entries())
      expect(testChain.isAfter(place, places[n - 1])).toBe(true);
  });

  it('keeps the place of what failed for the next', async () => {
    const one = entry();
    await stores.staff.audit(one);
    await expect(stores.staff.audit(one)).rejects.toMatchObject({ code: 'store_unique' });
    await stores.staff.audit(entry());
    expect((await stores.auditTrail.after(0, 9)).map(({ place }) => place)).toEqual([1, 2]);
  });

  it('keeps the places of a thread that is erased, and says of each that it was', async () => {
    const [gone, stays] = [rows.thread(), rows.thread()];
    await passRows(stores.pool, { threads: [gone, stays] });
    for (const { id } of [gone, stays, gone])
      await stores.staff.audit({ ...entry('thread_opened'), thread: id });
    const before = await stores.auditTrail.after(0, 9);
    await stores.threads.remove(gone.id, []);
    const after = await stores.auditTrail.after(0, 9);
    expect(after.map(({ place, hash, link }) => ({ place, hash, link }))).toEqual(
      before.map(({ place, hash, link }) => ({ place, hash, link })),
    );
    expect(after.map(({ entry: there }) => there?.thread)).toEqual([
      undefined,
      stays.id,
      undefined,
    ]);
    expect(after.map(({ erased }) => erased)).toEqual(
      after.map((link, n) => (n === 1 ? undefined : testChain.erase(link))),
    );
  });

  it('tells of a thread who did what, the newest first', async () => {
    const [thread, other] = [rows.id(), rows.id()];
    const given = [
      { ...entry('thread_opened', '2026-11-25'), thread },
      { ...entry('thread_opened', '2026-11-26'), thread },
      { ...entry('thread_opened', '2026-11-26'), thread: other },
      { ...entry('reply_sent', '2026-11-26'), thread },
      { ...entry('thread_opened', '2026-11-26'), thread, subject: other },
    ];
    for (const one of given) await stores.staff.audit(one);
    expect(await stores.auditTrail.ofThread(thread, ['thread_opened'])).toEqual(
      [4, 1, 0].map((n) => given[n]),
    );
  });

  it('tells in which threads a member did something, and on which day last', async () => {
    const [first, second, third] = [rows.id(), rows.id(), rows.id()];
    const { member } = entry();
    const of = (event: AuditEvent, on: string, thread: ThreadId): AuditEntry => ({
      ...entry(event, on),
      member,
      thread,
    });
    await stores.staff.audit(of('thread_opened', '2026-11-24', first));
    await stores.staff.audit(of('thread_opened', '2026-11-25', second));
    await stores.staff.audit(of('thread_opened', '2026-11-26', second));
    await stores.staff.audit(of('reply_sent', '2026-11-26', third));
    await stores.staff.audit({ ...entry('thread_opened', '2026-11-26'), thread: third });
    const since = day('2026-11-25');
    const found = await stores.auditTrail.threadsOf(member, 'thread_opened', { since });
    expect([...found]).toEqual([[second, '2026-11-26']]);
    const among = [first, third];
    const some = await stores.auditTrail.threadsOf(member, 'thread_opened', { among });
    expect([...some]).toEqual([[first, '2026-11-24']]);
  });
});
