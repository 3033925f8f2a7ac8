import type { PassRule } from '../../bot/domain/pass-rule';
import type { Notice } from '../../bot/ports/notices';
import { day, passRows } from '../db/sample-rows';
import { storeContract } from './open-stores';

/** What the mark of an installation must do. */
export const installationContract = storeContract('the mark of an installation', (stores, rows) => {
  it('has none at first, and keeps the one that is made', async () => {
    expect(await stores.installation.get()).toBeUndefined();
    const mark = { deployment: rows.bytes(16), kind: 'production' } as const;
    await stores.installation.create(mark);
    expect(await stores.installation.get()).toEqual(mark);
  });

  it('is made once, also when several make it at the same time', async () => {
    const marks = [1, 2, 3].map(() => ({ deployment: rows.bytes(16), kind: 'trial' }) as const);
    const making = marks.map((mark) => stores.installation.create(mark));
    const made = await Promise.allSettled(making);
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of made) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'store_unique' });
    }
    const kept = marks[made.findIndex(({ status }) => status === 'fulfilled')];
    expect(await stores.installation.get()).toEqual(kept);
  });
});

/** What every {@link PassRules} must do. */
export const passRulesContract = storeContract("the keeper of the pass's rule", (stores, rows) => {
  beforeEach(async () => {
    const deployment = rows.bytes(16);
    await stores.installation.create({ deployment, kind: 'production' });
  });

  const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

  it('has none at first, and keeps the one that is decided on', async () => {
    const { passRules } = stores;
    expect(await passRules.get()).toBeUndefined();
    const rule: PassRule = { policy: weekly };
    const seen: (PassRule | undefined)[] = [];
    const decide = (next: PassRule) => (stored: PassRule | undefined) => {
      seen.push(stored);
      return { rule: next };
    };
    expect(await passRules.update(decide(rule))).toEqual(rule);
    const weaker: PassRule = {
      policy: weekly,
      next: { policy: { kind: 'daily', hour: 7 }, from: day('2026-12-08') },
    };
    await passRules.update(decide(weaker));
    expect(await passRules.get()).toEqual(weaker);
    await passRules.update(decide({ policy: 'at-once' }));
    expect(await passRules.get()).toEqual({ policy: 'at-once' });
    expect(seen).toEqual([undefined, rule, weaker]);
    // The mark beside it is what it was.
    expect(await stores.installation.get()).toMatchObject({ kind: 'production' });
  });

  it('stores the entry with the rule, or neither', async () => {
    const { passRules } = stores;
    const member = '0'.repeat(32) as never;
    const audit = { id: rows.id(), day: day('2026-11-24'), event: 'pass_weakened', member };
    const decided = { rule: { policy: weekly }, audit: audit as never };
    await passRules.update(() => decided);
    const again = { ...decided, rule: { policy: 'at-once' as const } };
    await expect(passRules.update(() => again)).rejects.toMatchObject({
      code: 'store_unique',
    });
    expect(await passRules.get()).toEqual({ policy: weekly });
  });
});

/** What every {@link Reminders} must do. */
export const remindersContract = storeContract(
  "the keeper of the reminder's day",
  (stores, rows) => {
    const [monday, thursday] = [day('2026-11-23'), day('2026-11-26')];

    beforeEach(async () => {
      await stores.installation.create({ deployment: rows.bytes(16), kind: 'production' });
    });

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

    it('does nothing for the second who comes, however many try at once', async () => {
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
      await passRows(stores.pool, { notices, reminder });
      expect([await stores.reminders.noted(), await due()]).toEqual([monday, told(...notices)]);
      for (const card of await due()) await stores.outbox.remove(card);
      const later = [notice(thursday)];
      await passRows(stores.pool, { notices: later, reminder });
      expect([await stores.reminders.noted(), await due()]).toEqual([monday, later]);
    });

    it('notes nothing of a pass that failed', async () => {
      const pass = passRows(stores.pool, {
        updates: [{ id: rows.id(), from: rows.id(), to: rows.thread() }],
        notices: [notice()],
        reminder: { day: monday, after: undefined, isTold: true },
      });
      await expect(pass).rejects.toMatchObject({ code: 'store_conflict' });
      expect([await stores.reminders.noted(), await due()]).toEqual([undefined, []]);
    });

    it('stays a reminder when a pass comes before it is delivered: one card, not two', async () => {
      const first = notice();
      await stores.reminders.note({ day: monday, after: undefined, isTold: true }, [first]);
      const second = { ...notice(thursday), member: first.member };
      await passRows(stores.pool, { notices: [second] });
      expect(await due()).toEqual(told(second));
    });
  },
);
