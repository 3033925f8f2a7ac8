import type { Notice } from '../../bot/ports/outbox';
import { day, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link Reminders} must do. */
export function remindersContract(name: string, open: OpenStores): void {
  describe(`${name} as the keeper of the reminder's day`, () => {
    const rows = sampleRows('reminders');
    let stores: Stores;
    let remove: () => Promise<void>;
    const [monday, thursday] = [day('2026-11-23'), day('2026-11-26')];

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
      await stores.installation.create({ deployment: rows.bytes(16), kind: 'production' });
    });
    afterEach(() => remove());

    const notice = (on = monday): Notice => ({ member: rows.id(), mark: rows.id(), day: on });
    const due = async () =>
      [...(await stores.outbox.due())].sort((a, b) => (a.member < b.member ? -1 : 1));
    const told = (...notices: Notice[]) =>
      notices
        .map((one) => ({ ...one, kind: 'reminder' }))
        .sort((a, b) => (a.member < b.member ? -1 : 1));

    it('knows none at first, and puts the cards of a day into the outbox with it', async () => {
      const { reminders } = stores;
      expect(await reminders.noted()).toBeUndefined();
      const first = { day: monday, after: undefined, isTold: false };
      expect(await reminders.note(first, [notice()])).toBe(true);
      expect([await reminders.noted(), await due()]).toEqual([monday, []]);
      const notices = [notice(thursday), notice(thursday)];
      const next = { day: thursday, after: monday, isTold: true };
      expect(await reminders.note(next, notices)).toBe(true);
      expect([await reminders.noted(), await due()]).toEqual([thursday, told(...notices)]);
      // The mark beside it is what it was.
      expect(await stores.installation.get()).toMatchObject({ kind: 'production' });
    });

    it('does nothing for whoever comes second, however many try at once', async () => {
      const { reminders } = stores;
      const { member } = notice();
      const tries = Array.from({ length: 8 }, () =>
        reminders.note({ day: monday, after: undefined, isTold: true }, [{ ...notice(), member }]),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      const [card, ...more] = await due();
      expect([more, await reminders.noted()]).toEqual([[], monday]);
      await stores.outbox.remove(card!);
      expect(
        await reminders.note({ day: monday, after: undefined, isTold: true }, [notice()]),
      ).toBe(false);
      expect(await due()).toEqual([]);
    });

    it('makes a pass’s notices the reminder of its day, once, with everything of the pass', async () => {
      const reminder = { day: monday, after: undefined, isTold: true };
      const notices = [notice(), notice()];
      await releaseRows(stores.pool, { notices, reminder });
      expect([await stores.reminders.noted(), await due()]).toEqual([monday, told(...notices)]);
      for (const card of await due()) await stores.outbox.remove(card);
      const later = [notice(thursday)];
      await releaseRows(stores.pool, { notices: later, reminder });
      expect([await stores.reminders.noted(), await due()]).toEqual([monday, later]);
    });

    it('notes nothing of a pass that failed', async () => {
      const release = releaseRows(stores.pool, {
        updates: [{ id: rows.id(), from: rows.id(), to: rows.thread() }],
        notices: [notice()],
        reminder: { day: monday, after: undefined, isTold: true },
      });
      await expect(release).rejects.toMatchObject({ code: 'store_conflict' });
      expect([await stores.reminders.noted(), await due()]).toEqual([undefined, []]);
    });

    it('stays a reminder when a release comes before it is delivered: one card, not two', async () => {
      const first = notice();
      await stores.reminders.note({ day: monday, after: undefined, isTold: true }, [first]);
      const second = { ...notice(thursday), member: first.member };
      await releaseRows(stores.pool, { notices: [second] });
      expect(await due()).toEqual(told(second));
    });
  });
}
