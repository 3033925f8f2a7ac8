import type { ThreadId } from '../../bot/domain/ids';
import { day, month, nothing, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link Pool} must do. */
export function poolContract(name: string, open: OpenStores): void {
  describe(`${name} as a pool`, () => {
    const rows = sampleRows('pool');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const running = () => stores.pool.epoch(async () => rows.epoch());
    const end = () => stores.pool.release(rows.epoch(), async () => nothing);

    describe('the epoch', () => {
      it('is made once, even when many ask at the same time', async () => {
        const all = await Promise.all(Array.from({ length: 8 }, running));
        expect(new Set(all.map(({ id }) => id)).size).toBe(1);
        expect(await running()).toEqual(all[0]);
      });

      it('shows its public half alone', async () => {
        const made = rows.epoch();
        expect(await stores.pool.epoch(async () => made)).toEqual({
          id: made.id,
          publicKey: made.publicKey,
        });
      });

      it('is started by a release when there was none', async () => {
        const next = rows.epoch();
        expect(await stores.pool.release(next, async () => nothing)).toBe(0);
        expect((await running()).id).toBe(next.id);
      });
    });

    describe('putting', () => {
      it('stores a row that waits from then on', async () => {
        const row = rows.poolRow(await running());
        const submission = rows.submission();
        expect(await stores.pool.waits()).toBe(false);
        expect(await stores.pool.put(row, submission)).toBe('stored');
        expect(await stores.pool.waits()).toBe(true);
        expect(await stores.pool.submitted(submission)).toBe(true);
        expect(await stores.pool.taken([rows.bytes(32), row.slot, rows.bytes(32)])).toEqual([
          false,
          true,
          false,
        ]);
      });

      it('files a draft once, however often and quickly it is submitted', async () => {
        const epoch = await running();
        const submission = rows.submission();
        const puts = await Promise.all(
          Array.from({ length: 10 }, () => stores.pool.put(rows.poolRow(epoch), submission)),
        );
        expect([...puts].sort()).toEqual([...Array<string>(9).fill('duplicate'), 'stored']);
        expect(await stores.pool.release(rows.epoch(), async () => nothing)).toBe(1);
      });

      it('knows a draft again after its release', async () => {
        const epoch = await running();
        const submission = rows.submission();
        await stores.pool.put(rows.poolRow(epoch), submission);
        await end();
        expect(await stores.pool.put(rows.poolRow(epoch), submission)).toBe('duplicate');
        expect(await stores.pool.waits()).toBe(false);
      });

      it('says that a slot is taken, and keeps nothing of the second', async () => {
        const epoch = await running();
        const first = rows.poolRow(epoch);
        await stores.pool.put(first, rows.submission());
        const submission = rows.submission();
        const audit = {
          id: rows.id(),
          day: day('2026-11-24'),
          event: 'reply_sent',
          member: rows.id(),
        } as const;
        const second = { ...rows.poolRow(epoch), slot: first.slot };
        expect(await stores.pool.put(second, submission, audit)).toBe('slot_taken');
        expect(await stores.pool.submitted(submission)).toBe(false);
        // The same audit entry and the same submission go in with another slot: nothing had remained.
        expect(await stores.pool.put(rows.poolRow(epoch), submission, audit)).toBe('stored');
      });

      it('says that the epoch is gone when a release came between sealing and insert', async () => {
        const sealedFor = await running();
        await stores.pool.put(rows.poolRow(sealedFor), rows.submission());
        const row = rows.poolRow(sealedFor);
        const submission = rows.submission();
        await end();
        expect(await stores.pool.put(row, submission)).toBe('epoch_gone');
        expect(await stores.pool.submitted(submission)).toBe(false);
        expect(await stores.pool.waits()).toBe(false);
        const again = rows.poolRow(await running());
        expect(await stores.pool.put(again, submission)).toBe('stored');
      });

      it.each([
        ['slot', { slot: new Uint8Array(31) }],
        ['envelope', { envelope: new Uint8Array(7901) }],
      ])('refuses a wrong length: %s', async (_, wrong) => {
        const submission = rows.submission();
        const row = { ...rows.poolRow(await running()), ...wrong };
        await expect(stores.pool.put(row, submission)).rejects.toMatchObject({
          code: 'store_length',
        });
        expect(await stores.pool.submitted(submission)).toBe(false);
      });
    });

    describe('releasing', () => {
      it('changes nothing when nothing waits', async () => {
        const before = await running();
        const opened = jest.fn();
        expect(
          await stores.pool.release(rows.epoch(), async () => {
            opened();
            return nothing;
          }),
        ).toBe(0);
        expect(opened).not.toHaveBeenCalled();
        expect(await running()).toEqual(before);
      });

      it('hands out the epoch with its key and every row, and starts the next one', async () => {
        const made = rows.epoch();
        const epoch = await stores.pool.epoch(async () => made);
        const put = [rows.poolRow(epoch), rows.poolRow(epoch), rows.poolRow(epoch)];
        for (const row of put) await stores.pool.put(row, rows.submission());
        const next = rows.epoch();
        const bySlot = (a: { slot: Uint8Array }, b: { slot: Uint8Array }) =>
          Buffer.compare(a.slot, b.slot);
        const released = await stores.pool.release(next, async (old, waiting) => {
          expect(old).toEqual(made);
          expect([...waiting].sort(bySlot)).toEqual([...put].sort(bySlot));
          return nothing;
        });
        expect(released).toBe(3);
        expect(await running()).toEqual({ id: next.id, publicKey: next.publicKey });
        expect(await stores.pool.waits()).toBe(false);
        expect(await stores.pool.taken(put.map(({ slot }) => slot))).toEqual([false, false, false]);
      });

      it('reads threads inside its transaction, through `find` and through the thread store', async () => {
        const thread = rows.thread();
        await releaseRows(stores.pool, rows, { threads: [thread] });
        await stores.pool.put(rows.poolRow(await running()), rows.submission());
        await stores.pool.release(rows.epoch(), async (_epoch, _rows, find) => {
          expect(await find([rows.id(), thread.id])).toEqual([thread]);
          expect(await find([])).toEqual([]);
          expect(await stores.threads.byId(thread.id)).toEqual(thread);
          return nothing;
        });
      });

      it('refuses a write from inside, which would not be durable', async () => {
        await stores.pool.put(rows.poolRow(await running()), rows.submission());
        await stores.pool.release(rows.epoch(), async (epoch) => {
          await expect(
            stores.pool.put(rows.poolRow(epoch), rows.submission()),
          ).rejects.toMatchObject({ code: 'store_nested' });
          return nothing;
        });
      });

      it('applies updates by compare-and-set', async () => {
        const thread = rows.thread();
        await releaseRows(stores.pool, rows, { threads: [thread] });
        const to = {
          revision: rows.id(),
          state: rows.bytes(816),
          expiry: month('2028-11'),
          keys: rows.bytes(380),
        };
        await releaseRows(stores.pool, rows, {
          updates: [{ id: thread.id, from: thread.revision, to }],
        });
        expect(await stores.threads.byId(thread.id)).toEqual({ ...thread, ...to });
      });

      it('is undone as a whole when a thread has changed meanwhile', async () => {
        const [old, fresh] = [rows.thread(), rows.thread()];
        await releaseRows(stores.pool, rows, { threads: [old] });
        const epoch = await running();
        await stores.pool.put(rows.poolRow(epoch), rows.submission());
        const { revision, state, expiry, keys } = rows.thread();
        const tag = rows.bytes(16);
        await expect(
          stores.pool.release(rows.epoch(), async () => ({
            threads: [fresh],
            messages: [{ candidates: [tag], envelope: rows.bytes(6192) }],
            updates: [{ id: old.id, from: rows.id(), to: { revision, state, expiry, keys } }],
          })),
        ).rejects.toMatchObject({ code: 'store_conflict' });
        expect(await stores.threads.byId(fresh.id)).toBeUndefined();
        expect(await stores.threads.messages([tag])).toEqual([undefined]);
        expect(await running()).toEqual(epoch);
        expect(await stores.pool.waits()).toBe(true);
      });

      it('is undone when `open` fails, and passes its error on as it is', async () => {
        const epoch = await running();
        await stores.pool.put(rows.poolRow(epoch), rows.submission());
        const failure = new Error('sealed');
        await expect(stores.pool.release(rows.epoch(), () => Promise.reject(failure))).rejects.toBe(
          failure,
        );
        expect(await running()).toEqual(epoch);
        expect(await end()).toBe(1);
      });

      it('gives each message its first free tag, of the store and of the same release', async () => {
        const tags = Array.from({ length: 8 }, () => rows.bytes(16));
        const messages = Array.from({ length: 4 }, () => ({
          candidates: tags,
          envelope: rows.bytes(6192),
        }));
        await releaseRows(stores.pool, rows, { messages: messages.slice(0, 1) });
        await releaseRows(stores.pool, rows, { messages: messages.slice(1) });
        const found = await stores.threads.messages(tags);
        expect(found.slice(4)).toEqual([undefined, undefined, undefined, undefined]);
        expect(found[0]).toEqual(messages[0]?.envelope);
        const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
        expect(found.slice(0, 4).map(text).sort()).toEqual(
          messages.map(({ envelope }) => text(envelope)).sort(),
        );
      });

      it('stops when no tag is free, and loses nothing', async () => {
        const candidates = [rows.bytes(16)];
        const message = { candidates, envelope: rows.bytes(6192) };
        await releaseRows(stores.pool, rows, { messages: [message] });
        await expect(releaseRows(stores.pool, rows, { messages: [message] })).rejects.toMatchObject(
          { code: 'store_no_tag' },
        );
        expect(await stores.pool.waits()).toBe(true);
        expect(await stores.threads.messages(candidates)).toEqual([message.envelope]);
      });

      it('lets no writer in between: what was called stored is released now or next time', async () => {
        const epoch = await running();
        await stores.pool.put(rows.poolRow(epoch), rows.submission());
        const seen: string[] = [];
        const release = () =>
          stores.pool.release(rows.epoch(), async (_epoch, waiting) => {
            seen.push(...waiting.map(({ slot }) => Buffer.from(slot).toString('hex')));
            return nothing;
          });
        const put = async (): Promise<string> => {
          for (;;) {
            const row = rows.poolRow(await running());
            const outcome = await stores.pool.put(row, rows.submission());
            if (outcome === 'stored') return Buffer.from(row.slot).toString('hex');
            expect(outcome).toBe('epoch_gone');
          }
        };
        const [slots] = await Promise.all([
          Promise.all(Array.from({ length: 24 }, put)),
          release(),
          release(),
        ]);
        await release();
        for (const slot of slots) expect(seen.filter((one) => one === slot)).toEqual([slot]);
      });
    });

    it('keeps threads of a release findable by ids of every kind of digit', async () => {
      const id = '0123456789abcdef0123456789abcdef' as ThreadId;
      await releaseRows(stores.pool, rows, { threads: [rows.thread({ id })] });
      expect((await stores.threads.byId(id))?.id).toBe(id);
    });
  });
}
