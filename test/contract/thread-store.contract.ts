import { day, month, passRows } from '../db/sample-rows';
import { storeContract } from './open-stores';

/** What every {@link ThreadStore} must do. */
export const threadStoreContract = storeContract('a thread store', (stores, rows) => {
  it('finds a thread by id, blind index and reference, as it was given', async () => {
    const thread = rows.thread();
    await passRows(stores.pool, { threads: [rows.thread(), thread, rows.thread()] });
    expect(await stores.threads.byId(thread.id)).toEqual(thread);
    expect(await stores.threads.byBlindIndex(thread.blindIndex)).toEqual(thread);
    expect(await stores.threads.byReference(thread.reference)).toEqual(thread);
  });

  it('gives nothing for what is not there', async () => {
    expect(await stores.threads.byId(rows.id())).toBeUndefined();
    expect(await stores.threads.byBlindIndex(rows.bytes(32))).toBeUndefined();
    expect(await stores.threads.byReference(rows.reference())).toBeUndefined();
    expect(await stores.threads.expiryMonths()).toEqual([]);
  });

  it("gives a desk's threads of the months asked for", async () => {
    const open = rows.thread();
    const closed = rows.thread({ expiry: month('2028-02') });
    const gone = rows.thread({ expiry: month('2027-01') });
    const hr = rows.thread({ desk: 'hr' });
    await passRows(stores.pool, { threads: [gone, hr, closed, open] });
    const ids = async (desk: 'whistleblowing' | 'hr', ...months: string[]): Promise<string[]> =>
      (await stores.threads.ofDesk(desk, months.map(month))).map(({ id }) => id).sort();
    expect(await ids('whistleblowing', '2029-11', '2028-02')).toEqual([open.id, closed.id].sort());
    expect(await ids('whistleblowing', '2027-01')).toEqual([gone.id]);
    expect(await ids('hr', '2029-11')).toEqual([hr.id]);
    expect(await ids('hr')).toEqual([]);
    expect([...(await stores.threads.expiryMonths())].sort()).toEqual([
      '2027-01',
      '2028-02',
      '2029-11',
    ]);
  });

  it("gives a desk's threads of a month some at a time, by their ids", async () => {
    const { expiry } = rows.thread();
    const there = Array.from({ length: 5 }, () => rows.thread());
    const others = [rows.thread({ desk: 'hr' }), rows.thread({ expiry: month('2028-02') })];
    await passRows(stores.pool, { threads: [...others, ...there] });
    const ids = there.map(({ id }) => id).sort();
    const page = async (after: number | undefined, most: number): Promise<string[]> =>
      (
        await stores.threads.ofMonth('whistleblowing', expiry, {
          after: after === undefined ? undefined : ids[after],
          most,
        })
      ).map(({ id }) => id);
    expect(await page(undefined, 2)).toEqual(ids.slice(0, 2));
    expect(await page(1, 2)).toEqual(ids.slice(2, 4));
    expect(await page(3, 2)).toEqual(ids.slice(4));
    expect(await page(4, 2)).toEqual([]);
  });

  it('gives envelopes in the order of the tags, with gaps', async () => {
    const tags = Array.from({ length: 6 }, () => rows.bytes(16));
    const stored = tags.slice(0, 5).map((tag) => ({ tag, envelope: rows.bytes(6192) }));
    await passRows(stores.pool, {
      messages: stored.map(({ tag, envelope }) => ({ candidates: [tag], envelope })),
    });
    const asked = [...tags].reverse();
    expect(await stores.threads.messages(asked)).toEqual([
      undefined,
      ...stored.map(({ envelope }) => envelope).reverse(),
    ]);
    expect(await stores.threads.messages([])).toEqual([]);
  });

  it('says which tags have a message, in their order', async () => {
    const tags = Array.from({ length: 4 }, () => rows.bytes(16));
    const stored = [tags[0]!, tags[2]!].map((tag) => ({ tag, envelope: rows.bytes(6192) }));
    await passRows(stores.pool, {
      messages: stored.map(({ tag, envelope }) => ({ candidates: [tag], envelope })),
    });
    expect(await stores.threads.stored(tags)).toEqual([true, false, true, false]);
    expect(await stores.threads.stored([])).toEqual([]);
  });

  it("gives the revisions of a desk's threads of a month, and threads by their ids", async () => {
    const there = [rows.thread(), rows.thread(), rows.thread()];
    const others = [rows.thread({ desk: 'hr' }), rows.thread({ expiry: month('2028-02') })];
    await passRows(stores.pool, { threads: [...others, ...there] });
    const { expiry } = there[0]!;
    const byId = <Row extends { readonly id: string }>(found: readonly Row[]): Row[] =>
      [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(await stores.threads.revisions('whistleblowing', expiry))).toEqual(
      byId(there.map(({ id, revision }) => ({ id, revision }))),
    );
    expect(await stores.threads.revisions('hr', month('2028-02'))).toEqual([]);
    const some = [there[0]!, others[0]!];
    const ids = [...some.map(({ id }) => id), rows.id()];
    expect(byId(await stores.threads.byIds(ids))).toEqual(byId(some));
    expect(await stores.threads.byIds([])).toEqual([]);
  });

  it('answers for more tags than one statement takes', async () => {
    const tag = rows.bytes(16);
    const envelope = rows.bytes(6192);
    await passRows(stores.pool, { messages: [{ candidates: [tag], envelope }] });
    const tags = [...Array.from({ length: 1300 }, () => rows.bytes(16)), tag];
    const found = await stores.threads.messages(tags);
    expect(found.length).toBe(1301);
    expect(found.filter((one) => one !== undefined)).toEqual([envelope]);
    expect(found.at(-1)).toEqual(envelope);
  });

  it('puts rows under another month all together, or none when one has changed', async () => {
    const [a, b] = [rows.thread(), rows.thread()];
    await passRows(stores.pool, { threads: [a, b] });
    const to = { expiry: month('2030-01'), keys: rows.bytes(396), state: rows.bytes(816) };
    const changed = { id: b.id, revision: rows.id(), ...to };
    await expect(
      stores.threads.rewrap([{ id: a.id, revision: a.revision, ...to }, changed]),
    ).rejects.toMatchObject({ code: 'store_conflict' });
    expect(await stores.threads.byId(a.id)).toEqual(a);
    expect(await stores.threads.byId(b.id)).toEqual(b);

    await stores.threads.rewrap([a, b].map(({ id, revision }) => ({ id, revision, ...to })));
    expect(await stores.threads.byId(a.id)).toEqual({ ...a, ...to });
    expect(await stores.threads.byId(b.id)).toEqual({ ...b, ...to });
    // With a new revision, where the state is another.
    const next = rows.id();
    await stores.threads.rewrap([{ id: a.id, revision: a.revision, next, ...to }]);
    expect(await stores.threads.byId(a.id)).toEqual({ ...a, ...to, revision: next });
  });

  it('gives all threads of all desks page by page, in the order of their random ids, and each once', async () => {
    const threads = Array.from({ length: 11 }, (_, index) =>
      rows.thread(index % 3 === 0 ? { desk: 'hr', expiry: month('2028-02') } : {}),
    );
    expect(await stores.threads.page(undefined, 4)).toEqual([]);
    expect(await stores.threads.count()).toBe(0);
    await passRows(stores.pool, { threads });
    const found: (typeof threads)[number][] = [];
    for (;;) {
      const page = await stores.threads.page(found.at(-1)?.id, 4);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(4);
      found.push(...page);
    }
    expect(found).toEqual([...threads].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await stores.threads.count()).toBe(11);
  });

  it('knows whether a thread is left that was filed on a day or before', async () => {
    const thread = rows.thread({ filedOn: day('2026-11-24') });
    await passRows(stores.pool, { threads: [thread] });
    const asked = ['2026-11-23', '2026-11-24', '2027-01-01'].map(day);
    const answers = await Promise.all(asked.map((one) => stores.threads.filedUntil(one)));
    expect(answers).toEqual([false, true, true]);
    await stores.threads.remove(thread.id, []);
    expect(await stores.threads.filedUntil(day('2027-01-01'))).toBe(false);
  });

  it('removes a thread with its messages and leaves every other', async () => {
    const [gone, stays] = [rows.thread(), rows.thread()];
    const tags = Array.from({ length: 3 }, () => rows.bytes(16));
    await passRows(stores.pool, {
      threads: [gone, stays],
      messages: tags.map((tag) => ({ candidates: [tag], envelope: rows.bytes(6192) })),
    });
    await stores.staff.audit({
      id: rows.id(),
      day: day('2026-11-24'),
      event: 'thread_opened',
      member: rows.id(),
      thread: gone.id,
    });
    await stores.threads.remove(gone.id, tags.slice(0, 2));
    expect(await stores.threads.byId(gone.id)).toBeUndefined();
    expect(await stores.threads.byId(stays.id)).toEqual(stays);
    expect((await stores.threads.messages(tags)).map((one) => one !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
    await stores.threads.remove(gone.id, tags.slice(0, 2));
    expect(await stores.threads.byId(stays.id)).toEqual(stays);
  });

  it('counts what is disposed of by month, desk and decision, each case once', async () => {
    const disposed = { desk: 'hr', month: month('2028-11'), by: 'KS 2026/12' } as const;
    const others = [
      disposed,
      { ...disposed, by: 'archived' },
      { ...disposed, month: month('2028-10') },
    ];
    for (const one of [disposed, ...others, { ...disposed, desk: 'whistleblowing' as const }]) {
      const thread = rows.thread();
      await passRows(stores.pool, { threads: [thread] });
      await stores.threads.remove(thread.id, [], { disposed: one });
      await stores.threads.remove(thread.id, [], { disposed: one });
    }
    const uncounted = rows.thread();
    await passRows(stores.pool, { threads: [uncounted] });
    await stores.threads.remove(uncounted.id, []);
    const counts = await stores.threads.disposed();
    expect(counts.map(({ month: of, desk, by, count }) => `${of} ${desk} ${by} ${count}`)).toEqual([
      '2028-10 hr KS 2026/12 1',
      '2028-11 whistleblowing KS 2026/12 1',
      '2028-11 hr KS 2026/12 2',
      '2028-11 hr archived 1',
    ]);
  });

  it.each([
    ['state', { state: new Uint8Array(817) }],
    ['keys', { keys: new Uint8Array(397) }],
    ['blind index, long', { blindIndex: new Uint8Array(33) }],
    ['blind index, short', { blindIndex: new Uint8Array(31) }],
  ])('refuses a wrong length: %s', async (_, wrong) => {
    const thread = rows.thread(wrong);
    await expect(passRows(stores.pool, { threads: [thread] })).rejects.toMatchObject({
      code: 'store_length',
      message: 'store_length',
    });
    expect(await stores.threads.byId(thread.id)).toBeUndefined();
  });
});
