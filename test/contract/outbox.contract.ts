import type { Notice } from '../../bot/ports/notices';
import { day, passRows } from '../db/sample-rows';
import { peopleOver } from '../support/people/people-over';
import { storeContract } from './open-stores';

/** What every outbox must do. */
export const outboxContract = storeContract('an outbox', (stores, rows) => {
  const now = Date.UTC(2026, 10, 24, 9);

  const notice = (changes: Partial<Notice> = {}): Notice => ({
    member: rows.id(),
    mark: rows.id(),
    day: day('2026-11-24'),
    ...changes,
  });
  const passes = (...notices: Notice[]) => passRows(stores.pool, { notices });
  const due = () => stores.outbox.due();
  const only = async (): Promise<Notice> => {
    const [first, ...rest] = await due();
    if (first === undefined || rest.length > 0) throw new Error('not one notice');
    return first;
  };

  it('holds what a pass says', async () => {
    expect(await due()).toEqual([]);
    const notices = [notice(), notice()];
    await passes(...notices);
    expect([...(await due())].sort(byMember)).toEqual(notices.sort(byMember));
  });

  it('holds nothing of a pass that failed', async () => {
    const pass = passRows(stores.pool, {
      updates: [{ id: rows.id(), from: rows.id(), to: rows.thread() }],
      notices: [notice()],
    });
    await expect(pass).rejects.toMatchObject({ code: 'store_conflict' });
    expect(await due()).toEqual([]);
  });

  it('holds one notice a member, of the newest pass', async () => {
    const first = notice();
    await passes(first);
    const second = notice({ member: first.member, day: day('2026-11-25') });
    await passes(second);
    expect(await due()).toEqual([second]);
  });

  it('is gone when it was delivered', async () => {
    await passes(notice());
    expect(await stores.outbox.remove(await only())).toBe(true);
    expect(await due()).toEqual([]);
  });

  it('is removed once, however many ask at the same time', async () => {
    await passes(...Array.from({ length: 32 }, () => notice()));
    const read = await due();
    const removals = await Promise.all(
      [...read, ...read].map((waiting) => stores.outbox.remove(waiting)),
    );
    expect(removals.filter(Boolean)).toHaveLength(32);
    expect(await due()).toEqual([]);
  });

  it('stays for what came while it was being delivered', async () => {
    const first = notice();
    await passes(first);
    const read = await only();
    const second = notice({ member: first.member });
    await passes(second);
    expect(await stores.outbox.remove(read)).toBe(false);
    expect(await due()).toEqual([second]);
    expect(await stores.outbox.remove(second)).toBe(true);
    expect(await due()).toEqual([]);
  });

  it('loses what was for a member who is removed', async () => {
    const who = { messenger: 'teams', tenant: 't', user: 'u', address: 'a' } as const;
    const people = peopleOver(stores.staff);
    const code = { locator: 'AAAAAAAA', secret: 'S'.repeat(12) };
    await people.invite({ code, desk: 'hr', title: 'HR', expiresAt: now + 1 });
    const audit = { id: rows.id(), day: day('2026-11-24') };
    await people.redeem({ code, who, now, audit });
    const member = (await people.find(who))?.id ?? rows.id();
    const other = notice();
    await passes(notice({ member }), other);
    expect(await people.remove(member, [])).toBe('removed');
    expect(await only()).toMatchObject(other);
  });
});

const byMember = (a: Notice, b: Notice): number => (a.member < b.member ? -1 : 1);
