import type { Writes } from '../../bot/ports/pool';
import type { ImageRows, PoolKeyRow } from '../../bot/ports/pool-store';
import { sizes } from '../../db/sizes';
import { carries, day, nothing, passRows, type WrittenImage } from '../db/sample-rows';
import { storeContract } from './open-stores';

/** What every database must do with the images of what waits. */
export const poolContract = storeContract('a pool', (stores, rows) => {
  const writes = (written: readonly WrittenImage[], fastUntil = 0) =>
    stores.pool.write((tx) => tx.write(written, fastUntil));
  /** A row as it is read. */
  const stored = ({ table: _table, from: _from, ...row }: WrittenImage) => row;
  const conflict = { code: 'store_conflict' };

  describe('images', () => {
    it('begins without any', async () => {
      const { pool, carried, keys, fastUntil } = await stores.pool.read();
      expect([pool, carried, keys]).toEqual([[], [], []]);
      expect(fastUntil).toBe(0);
      expect(await stores.pool.look()).toEqual({
        revisions: [],
        key: undefined,
        endsOn: undefined,
        fastUntil: 0,
      });
    });

    it('gives all four rows as they were written, and looks without the images', async () => {
      const all = [
        rows.image('pool', 0, { endsOn: day('2026-11-25') }),
        rows.image('pool', 1, { endsOn: day('2026-11-25') }),
        rows.image('carried', 0),
        rows.image('carried', 1),
      ] as const;
      await writes(all, 1_796_083_200_123);
      const read = await stores.pool.read();
      expect(read.pool).toEqual([stored(all[0]), stored(all[1])]);
      expect(read.carried).toEqual([stored(all[2]), stored(all[3])]);
      expect(read.fastUntil).toBe(1_796_083_200_123);
      const look = await stores.pool.look();
      expect(look).toMatchObject({ endsOn: '2026-11-25', fastUntil: 1_796_083_200_123 });
      expect(look.revisions).toEqual([all[0].revision, all[1].revision].sort());
      expect([all[0].key, all[1].key]).toContain(look.key);
    });

    it('keeps the largest image, and takes none that is larger', async () => {
      const largest = rows.image('pool', 0, { image: rows.bytes(sizes.image) });
      await writes([largest]);
      const [read] = (await stores.pool.read()).pool;
      expect(Buffer.compare(read?.image ?? new Uint8Array(), largest.image)).toBe(0);
      const larger = rows.image('pool', 1, { image: rows.bytes(sizes.image + 1) });
      await expect(writes([larger])).rejects.toMatchObject({ code: 'store_length' });
    });

    it('reads images only where a revision is new to its reader', async () => {
      const all = [rows.image('pool', 0), rows.image('pool', 1), rows.image('carried', 0)];
      await writes(all);
      const [first, other, later] = all.map(({ revision }) => revision);
      const read = (known: readonly (string | undefined)[]) =>
        stores.pool.write(
          ({ rows: { pool, carried } }) =>
            Promise.resolve([...pool, ...carried].map(({ image }) => image?.length)),
          undefined,
          (revision) => known.includes(revision),
        );
      const [a, , c] = all.map(({ image }) => image.length);
      expect(await read([first, other, later])).toEqual([undefined, undefined, undefined]);
      expect(await read([first, other])).toEqual([undefined, undefined, c]);
      expect(await read([other, later])).toEqual([a, undefined, undefined]);
    });

    it('writes in the place of what was read, and nothing in the place of anything else', async () => {
      const first = rows.image('pool', 0);
      await writes([first]);
      const second = rows.image('pool', 0, { from: first.revision });
      await writes([second], 7);
      expect((await stores.pool.read()).pool).toEqual([stored(second)]);
      const stale = rows.image('pool', 0, { from: first.revision });
      await expect(writes([stale])).rejects.toMatchObject(conflict);
      const elsewhere = rows.image('pool', 1, { from: second.revision });
      await expect(writes([elsewhere])).rejects.toMatchObject(conflict);
      const again = rows.image('pool', 0);
      await expect(writes([again])).rejects.toMatchObject({ code: 'store_unique' });
      expect((await stores.pool.read()).pool).toEqual([stored(second)]);
    });

    it('writes all of a pass or nothing of it', async () => {
      const [one, other] = [rows.image('pool', 0), rows.image('carried', 0)];
      await writes([one, other]);
      const pass = [
        rows.image('pool', 0, { from: one.revision }),
        rows.image('carried', 0, { from: rows.id() }),
      ];
      await expect(writes(pass)).rejects.toMatchObject(conflict);
      expect(await stores.pool.read()).toMatchObject({
        pool: [stored(one)],
        carried: [stored(other)],
      });
    });

    it('takes the latest of what two rows say of the beat rate', async () => {
      await writes([rows.image('pool', 0)], 20);
      await writes([rows.image('pool', 1)], 10);
      expect([(await stores.pool.read()).fastUntil, (await stores.pool.look()).fastUntil]).toEqual([
        20, 20,
      ]);
    });

    it('lets everybody who writes see what the one before wrote', async () => {
      await writes([rows.image('pool', 0)]);
      const turn = () =>
        stores.pool.write(async ({ rows: { pool }, write }) => {
          const from = pool[0]?.revision;
          await write([rows.image('pool', 0, from === undefined ? {} : { from })], 0);
          return from;
        });
      const seen = await Promise.all(Array.from({ length: 6 }, turn));
      expect(new Set(seen).size).toBe(6);
    });
  });

  describe('a transaction', () => {
    const known = (rowsNow: ImageRows) => rowsNow.pool.map(({ revision }) => revision);

    it('does all that is done in it or nothing', async () => {
      const first = rows.image('pool', 0);
      await writes([first]);
      const [record, thread] = [rows.record(), rows.thread()];
      const failing = stores.pool.write(async (tx) => {
        expect(known(tx.rows)).toEqual([first.revision]);
        expect(await tx.applyWrites({ record }, undefined)).toBe(true);
        await tx.keepKeys([rows.poolKey('running')]);
        await tx.setAside('pool', stored(first));
        await tx.pass({ ...nothing, threads: [thread] });
        await tx.write([rows.image('pool', 0, { from: rows.id() })], 0);
      });
      await expect(failing).rejects.toMatchObject(conflict);
      expect(await stores.deskRecords.stored([record.tag])).toEqual([false]);
      expect((await stores.pool.read()).keys).toEqual([]);
      expect(await stores.pool.aside()).toEqual([]);
      expect(await stores.threads.byId(thread.id)).toBeUndefined();
    });

    it('gives what its work gives, and passes on what that throws', async () => {
      expect(await stores.pool.write(() => Promise.resolve(7), 'wipe')).toBe(7);
      const thrown = new Error('own');
      await expect(stores.pool.write(() => Promise.reject(thrown))).rejects.toBe(thrown);
    });

    it('begins the log again after itself', async () => {
      await writes([rows.image('pool', 0)]);
      expect(stores.pool.isLogBegun()).toBe(true);
    });
  });

  describe('a deed', () => {
    const begins = (changes = {}): NonNullable<Writes['begin']> => ({
      row: rows.thread(changes),
      message: { tag: rows.bytes(sizes.id), envelope: rows.bytes(sizes.message) },
    });

    it('begins a thread with its first message', async () => {
      const begin = begins();
      expect(await carries(stores.pool, { begin })).toBe(true);
      expect(await stores.threads.byId(begin.row.id)).toEqual(begin.row);
      expect(await stores.threads.messages([begin.message.tag])).toEqual([begin.message.envelope]);
    });

    it('does nothing of itself where one part is not as it was', async () => {
      const thread = rows.thread();
      await passRows(stores.pool, { threads: [thread] });
      const [record, begin] = [rows.record(), begins()];
      const to = {
        tag: rows.bytes(sizes.id),
        revision: rows.id(),
        diaryMark: rows.bytes(sizes.id),
        diaryThread: rows.bytes(sizes.id),
        envelope: rows.bytes(sizes.case),
      };
      expect(await carries(stores.pool, { case: { from: undefined, to }, record })).toBe(true);
      const other = rows.record();
      const changed = { ...thread, revision: rows.id(), state: rows.bytes(sizes.state) };
      const own = { thread: { of: thread, to: changed }, begin } as const;
      const broken: readonly Writes[] = [
        { ...own, record },
        { ...own, record: other, case: { from: undefined, to } },
        { ...own, record: other, case: { from: rows.id(), to } },
        { begin, record: other, thread: { of: { ...thread, revision: rows.id() }, to: changed } },
      ];
      for (const writes of broken) expect(await carries(stores.pool, writes)).toBe(false);
      expect(await stores.threads.byId(thread.id)).toEqual(thread);
      expect(await stores.threads.byId(begin.row.id)).toBeUndefined();
      expect(await stores.deskRecords.stored([other.tag])).toEqual([false]);
      expect(await stores.cases.revisions([to.tag])).toEqual([to.revision]);
    });

    it('is done where there is nothing to do', async () => {
      expect(await carries(stores.pool, undefined)).toBe(true);
    });
  });

  describe('a pass', () => {
    it('brings threads, messages and cases, and changes those that were there', async () => {
      const [there, thread] = [rows.thread(), rows.thread()];
      await passRows(stores.pool, { threads: [there] });
      const tag = rows.bytes(sizes.id);
      const envelope = rows.bytes(sizes.message);
      const to = { ...there, revision: rows.id(), state: rows.bytes(sizes.state) };
      await passRows(stores.pool, {
        threads: [thread],
        messages: [{ candidates: [tag], envelope }],
        updates: [{ id: there.id, from: there.revision, to }],
      });
      expect(await stores.threads.byId(thread.id)).toEqual(thread);
      expect(await stores.threads.byId(there.id)).toEqual(to);
      expect(await stores.threads.messages([tag])).toEqual([envelope]);
    });

    it('gives a message the first of its tags that is free, also within one pass', async () => {
      const candidates = [1, 2, 3].map(() => rows.bytes(sizes.id));
      const envelopes = [1, 2, 3].map(() => rows.bytes(sizes.message));
      const message = (n: number) => ({ candidates, envelope: envelopes[n] ?? rows.bytes(1) });
      await passRows(stores.pool, { messages: [message(0)] });
      await passRows(stores.pool, { messages: [message(1), message(2)] });
      expect(await stores.threads.messages(candidates)).toEqual(envelopes);
      await expect(passRows(stores.pool, { messages: [message(0)] })).rejects.toMatchObject({
        code: 'store_no_tag',
      });
    });

    it('moves a thread: what is unique of it is free before it comes again', async () => {
      const old = rows.thread({ desk: 'hr' });
      await passRows(stores.pool, { threads: [old] });
      const { reference, blindIndex } = old;
      const moved = rows.thread({ reference, blindIndex });
      const removals = [{ id: old.id, tags: [] }];
      await passRows(stores.pool, { removals, threads: [moved] });
      expect(await stores.threads.byId(old.id)).toBeUndefined();
      expect(await stores.threads.byReference(reference)).toEqual(moved);
    });

    it('does nothing where a thread has changed meanwhile', async () => {
      const [there, thread] = [rows.thread(), rows.thread()];
      await passRows(stores.pool, { threads: [there] });
      const updates = [{ id: there.id, from: rows.id(), to: rows.thread() }];
      await expect(passRows(stores.pool, { threads: [thread], updates })).rejects.toMatchObject(
        conflict,
      );
      expect(await stores.threads.byId(thread.id)).toBeUndefined();
    });

    it('finds threads within its transaction', async () => {
      const [one, other] = [rows.thread(), rows.thread()];
      await passRows(stores.pool, { threads: [one, other] });
      await stores.pool.write(async ({ stored: there }) => {
        expect(await there.find([one.id, rows.id()])).toEqual([one]);
        expect(await there.months()).toEqual([one.expiry]);
        expect((await there.ofMonth(one.expiry)).map(({ id }) => id)).toEqual(
          [one.id, other.id].sort(),
        );
      });
    });
  });

  describe('images that do not open', () => {
    it('are kept once each, as they were, until they are removed', async () => {
      const [damaged, other] = [rows.image('pool', 1), rows.image('carried', 0)];
      for (let turn = 0; turn < 2; turn++)
        await stores.pool.write((tx) => tx.setAside('pool', stored(damaged)));
      await stores.pool.write((tx) => tx.setAside('carried', stored(other)));
      const aside = await stores.pool.aside();
      expect([...aside].sort((a, b) => (a.table < b.table ? -1 : 1))).toEqual([
        { ...stored(other), table: 'carried' },
        { ...stored(damaged), table: 'pool' },
      ]);
      await stores.pool.removeAside([damaged.revision]);
      expect((await stores.pool.aside()).map(({ revision }) => revision)).toEqual([other.revision]);
    });
  });

  describe('keys', () => {
    const keys = async (): Promise<readonly PoolKeyRow[]> =>
      [...(await stores.pool.read()).keys].sort((a, b) => (a.name < b.name ? -1 : 1));
    const sorted = (all: readonly PoolKeyRow[]) =>
      [...all].sort((a, b) => (a.name < b.name ? -1 : 1));

    it('are named before they are drawn, change their role, and go by name', async () => {
      const [running, next] = [rows.poolKey('running'), rows.poolKey('next')];
      await stores.pool.write((tx) => tx.keepKeys([running, { ...next, mark: undefined }]));
      expect(await keys()).toEqual(sorted([running, { ...next, mark: undefined }]));
      await stores.pool.write((tx) =>
        tx.keepKeys([
          { ...running, role: 'going' },
          { ...next, role: 'running' },
        ]),
      );
      expect(await keys()).toEqual(
        sorted([
          { ...running, role: 'going' },
          { ...next, role: 'running' },
        ]),
      );
      await stores.pool.write((tx) => tx.keepKeys([], [running.name]));
      expect(await keys()).toEqual([{ ...next, role: 'running' }]);
    });
  });
});
