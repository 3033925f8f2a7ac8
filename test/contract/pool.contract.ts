import type { ThreadId } from '../../bot/domain/ids';
import type { PoolRow } from '../../bot/ports/pool';
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

      it('shows both halves, so that a writer can compare them', async () => {
        const made = rows.epoch();
        expect(await stores.pool.running()).toBeUndefined();
        expect(await stores.pool.epoch(async () => made)).toEqual(made);
        expect(await stores.pool.running()).toEqual(made);
      });

      it('is ended without a release where it is old and nothing waits in it', async () => {
        const [first, next] = [rows.epoch(), rows.epoch()];
        expect(await stores.pool.renew(next, () => true)).toBe(false);
        await stores.pool.epoch(async () => first);
        expect(await stores.pool.renew(next, () => false)).toBe(false);
        expect(await stores.pool.running()).toEqual(first);
        expect(await stores.pool.renew(next, ({ id }) => id === first.id)).toBe(true);
        expect(await stores.pool.running()).toEqual(next);
        // Who has sealed to the one before hears of it.
        expect(await stores.pool.put([rows.poolRow(first)], rows.submission())).toBe('epoch_gone');
        await stores.pool.put([rows.poolRow(next)], rows.submission());
        expect(await stores.pool.renew(rows.epoch(), () => true)).toBe(false);
        expect(await stores.pool.running()).toEqual(next);
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
        expect(await stores.pool.put([row], submission)).toBe('stored');
        expect(await stores.pool.waits()).toBe(true);
        expect(await stores.pool.submitted(submission)).toBe(true);
        expect(await stores.pool.taken([rows.bytes(32), row.slot, rows.bytes(32)])).toEqual([
          false,
          true,
          false,
        ]);
      });

      it('knows a draft that was submitted under the name that version 0.1 gave it, and stores no such name', async () => {
        const epoch = await running();
        const [former, named] = [rows.submission(), rows.submission()];
        const both = { ...named, formerTag: former.tag };
        expect(await stores.pool.submitted(both)).toBe(false);
        expect(await stores.pool.put([rows.poolRow(epoch)], former)).toBe('stored');
        expect(await stores.pool.submitted(both)).toBe(true);
        expect(await stores.pool.put([rows.poolRow(epoch)], both)).toBe('duplicate');
        const next = { ...rows.submission(), formerTag: rows.submission().tag };
        expect(await stores.pool.put([rows.poolRow(epoch)], next)).toBe('stored');
        expect(await stores.pool.submitted({ tag: next.formerTag, day: next.day })).toBe(false);
        expect(await stores.pool.submitted({ tag: next.tag, day: next.day })).toBe(true);
      });

      it('files a draft once, however often and quickly it is submitted', async () => {
        const epoch = await running();
        const submission = rows.submission();
        const puts = await Promise.all(
          Array.from({ length: 10 }, () => stores.pool.put([rows.poolRow(epoch)], submission)),
        );
        expect([...puts].sort()).toEqual([...Array<string>(9).fill('duplicate'), 'stored']);
        expect(await stores.pool.release(rows.epoch(), async () => nothing)).toBe(1);
      });

      it('knows a draft again after its release', async () => {
        const epoch = await running();
        const submission = rows.submission();
        await stores.pool.put([rows.poolRow(epoch)], submission);
        await end();
        expect(await stores.pool.put([rows.poolRow(epoch)], submission)).toBe('duplicate');
        expect(await stores.pool.waits()).toBe(false);
      });

      it('takes a cover row out for what is stored instead, and for nothing else', async () => {
        const epoch = await running();
        const cover = { ...rows.poolRow(epoch), submission: rows.submission() };
        const { slot, submission } = cover;
        await stores.pool.put([{ slot, epoch: epoch.id, envelope: cover.envelope }], submission);
        const [other, row, late] = [rows.poolRow(epoch), rows.poolRow(epoch), rows.poolRow(epoch)];
        const sent = rows.submission();
        await stores.pool.put([other], sent);
        // Nothing is stored, and it lies there still.
        expect(await stores.pool.put([row], sent, undefined, cover)).toBe('duplicate');
        const taken = { ...row, slot: other.slot };
        expect(await stores.pool.put([taken], rows.submission(), undefined, cover)).toBe(
          'slot_taken',
        );
        expect(await stores.pool.taken([slot])).toEqual([true]);
        expect(await stores.pool.put([row], rows.submission(), undefined, cover)).toBe('stored');
        expect(await stores.pool.taken([slot, other.slot, row.slot])).toEqual([false, true, true]);
        expect(await stores.pool.submitted(submission)).toBe(false);
        // What has been released keeps its name for the day.
        await end();
        expect(await stores.pool.submitted(sent)).toBe(true);
        const released = { slot: row.slot, submission: sent };
        const next = { ...late, epoch: (await running()).id };
        expect(await stores.pool.put([next], rows.submission(), undefined, released)).toBe(
          'stored',
        );
        expect(await stores.pool.submitted(sent)).toBe(true);
      });

      it('says that a slot is taken, and keeps nothing of the second', async () => {
        const epoch = await running();
        const first = rows.poolRow(epoch);
        await stores.pool.put([first], rows.submission());
        const submission = rows.submission();
        const audit = {
          id: rows.id(),
          day: day('2026-11-24'),
          event: 'reply_sent',
          member: rows.id(),
        } as const;
        const second = { ...rows.poolRow(epoch), slot: first.slot };
        expect(await stores.pool.put([second], submission, audit)).toBe('slot_taken');
        expect(await stores.pool.submitted(submission)).toBe(false);
        // The same audit entry and the same submission go in with another slot: nothing had remained.
        expect(await stores.pool.put([rows.poolRow(epoch)], submission, audit)).toBe('stored');
      });

      it('says that the epoch is gone when a release came between sealing and insert', async () => {
        const sealedFor = await running();
        await stores.pool.put([rows.poolRow(sealedFor)], rows.submission());
        const row = rows.poolRow(sealedFor);
        const submission = rows.submission();
        await end();
        expect(await stores.pool.put([row], submission)).toBe('epoch_gone');
        expect(await stores.pool.submitted(submission)).toBe(false);
        expect(await stores.pool.waits()).toBe(false);
        const again = rows.poolRow(await running());
        expect(await stores.pool.put([again], submission)).toBe('stored');
      });

      it.each([
        ['slot', { slot: new Uint8Array(31) }],
        ['envelope', { envelope: new Uint8Array(7901) }],
      ])('refuses a wrong length: %s', async (_, wrong) => {
        const submission = rows.submission();
        const row = { ...rows.poolRow(await running()), ...wrong };
        await expect(stores.pool.put([row], submission)).rejects.toMatchObject({
          code: 'store_length',
        });
        expect(await stores.pool.submitted(submission)).toBe(false);
      });
    });

    describe('carrying on', () => {
      it('starts the next epoch with what is not due, sealed to it', async () => {
        const epoch = await running();
        const [row, other] = [rows.poolRow(epoch), rows.poolRow(epoch)];
        await stores.pool.put([row, other], rows.submission());
        const next = rows.epoch();
        const carried = [rows.poolRow(next)];
        expect(await stores.pool.waits(1)).toBe(true);
        expect(await stores.pool.waits(2)).toBe(false);
        expect(await stores.pool.release(next, async () => ({ ...nothing, carried }))).toBe(2);
        expect(await stores.pool.running()).toEqual(next);
        const slots = [row, other, ...carried].map(({ slot }) => slot);
        expect(await stores.pool.taken(slots)).toEqual([false, false, true]);
        const seen: PoolRow[] = [];
        const last = rows.epoch();
        await stores.pool.release(last, async (_epoch, waiting) => {
          seen.push(...waiting);
          return nothing;
        });
        expect(seen).toEqual(carried);
      });

      it('carries nothing on where the release fails', async () => {
        const epoch = await running();
        const row = rows.poolRow(epoch);
        await stores.pool.put([row], rows.submission());
        const next = rows.epoch();
        const [one] = [rows.poolRow(next)];
        const twice = [one, { ...rows.poolRow(next), slot: one.slot }];
        await expect(
          stores.pool.release(next, async () => ({ ...nothing, carried: twice })),
        ).rejects.toMatchObject({ code: 'store_unique' });
        expect(await stores.pool.taken([row.slot, one.slot])).toEqual([true, false]);
        expect(await stores.pool.running()).toEqual(epoch);
      });
    });

    describe('putting several rows', () => {
      const audit = () =>
        ({
          id: rows.id(),
          day: day('2026-11-24'),
          event: 'thread_moved',
          member: rows.id(),
        }) as const;
      const several = async (count: number) => {
        const epoch = await running();
        return Array.from({ length: count }, () => rows.poolRow(epoch));
      };
      const slotsOf = (all: readonly PoolRow[]) => all.map(({ slot }) => slot);

      it('stores them all, and releases them all', async () => {
        const batch = await several(24);
        expect(await stores.pool.put(batch, rows.submission(), audit())).toBe('stored');
        expect(await stores.pool.taken(slotsOf(batch))).toEqual(batch.map(() => true));
        expect(await end()).toBe(24);
      });

      it('stores none of them when one finds its slot taken', async () => {
        const batch = await several(9);
        const [first, submission, entry] = [batch[4]!, rows.submission(), audit()];
        await stores.pool.put([first], rows.submission());
        expect(await stores.pool.put(batch, submission, entry)).toBe('slot_taken');
        expect(await stores.pool.taken(slotsOf(batch))).toEqual(batch.map((row) => row === first));
        expect(await stores.pool.submitted(submission)).toBe(false);
        const free = batch.filter((row) => row !== first);
        expect(await stores.pool.put(free, submission, entry)).toBe('stored');
        expect(await end()).toBe(9);
      });

      it('stores none of them when two have the same slot', async () => {
        const [first, second] = await several(2);
        const submission = rows.submission();
        const twice = [first!, { ...second!, slot: first!.slot }];
        expect(await stores.pool.put(twice, submission)).toBe('slot_taken');
        expect(await stores.pool.submitted(submission)).toBe(false);
        expect(await stores.pool.waits()).toBe(false);
      });

      it('stores them once, however often and quickly they are submitted', async () => {
        const submission = rows.submission();
        const batches = await Promise.all([several(3), several(3), several(3)]);
        const puts = await Promise.all(batches.map((batch) => stores.pool.put(batch, submission)));
        expect([...puts].sort()).toEqual(['duplicate', 'duplicate', 'stored']);
        expect(await end()).toBe(3);
        expect(await stores.pool.put(batches[0], submission)).toBe('duplicate');
      });

      it('lets one of two through that want the same places', async () => {
        const [ours, theirs] = await Promise.all([several(8), several(8)]);
        const same = theirs.map((row, at) => ({ ...row, slot: ours[at]!.slot }));
        const puts = await Promise.all(
          [ours, same].map((batch) => stores.pool.put(batch, rows.submission())),
        );
        expect([...puts].sort()).toEqual(['slot_taken', 'stored']);
        expect(await end()).toBe(8);
      });

      it('stores none of them when their epoch ended before', async () => {
        const batch = await several(8);
        const submission = rows.submission();
        await stores.pool.put(await several(1), rows.submission());
        await end();
        expect(await stores.pool.put(batch, submission, audit())).toBe('epoch_gone');
        expect(await stores.pool.submitted(submission)).toBe(false);
        expect(await stores.pool.waits()).toBe(false);
      });

      it('stores none of them when one has a wrong length', async () => {
        const batch = await several(3);
        const submission = rows.submission();
        const wrong = [
          ...batch,
          { ...rows.poolRow(await running()), envelope: new Uint8Array(7901) },
        ];
        await expect(stores.pool.put(wrong, submission)).rejects.toMatchObject({
          code: 'store_length',
        });
        expect(await stores.pool.waits()).toBe(false);
        expect(await stores.pool.submitted(submission)).toBe(false);
      });
    });

    describe('removing by a release', () => {
      /** A thread with three messages and an audit entry, as it stands before it moves. */
      const filed = async () => {
        const thread = rows.thread({ desk: 'hr' });
        const tags = [rows.bytes(16), rows.bytes(16), rows.bytes(16)];
        const messages = tags.map((tag) => ({ candidates: [tag], envelope: rows.bytes(6192) }));
        await releaseRows(stores.pool, rows, { threads: [thread], messages });
        return { thread, tags, removal: { id: thread.id, tags } };
      };
      const isThere = async (tags: readonly Uint8Array[]) =>
        (await stores.threads.messages(tags)).map((one) => one !== undefined);

      it('lets a new row have the receipt and the reference of the one that goes', async () => {
        const { thread, tags, removal } = await filed();
        const other = await filed();
        const { blindIndex, reference } = thread;
        const moved = rows.thread({ blindIndex, reference, desk: 'whistleblowing' });
        const tag = rows.bytes(16);
        await releaseRows(stores.pool, rows, {
          removals: [removal],
          threads: [moved],
          messages: [{ candidates: [tag], envelope: rows.bytes(6192) }],
        });
        expect(await stores.threads.byId(thread.id)).toBeUndefined();
        expect(await stores.threads.byBlindIndex(blindIndex)).toEqual(moved);
        expect(await stores.threads.byReference(reference)).toEqual(moved);
        expect(await isThere([...tags, tag])).toEqual([false, false, false, true]);
        expect(await stores.threads.byId(other.thread.id)).toEqual(other.thread);
        expect(await isThere(other.tags)).toEqual([true, true, true]);
      });

      it('frees the tags that go for messages of the same release', async () => {
        const { tags, removal } = await filed();
        const envelope = rows.bytes(6192);
        await releaseRows(stores.pool, rows, {
          removals: [removal],
          messages: [{ candidates: tags, envelope }],
        });
        expect(await stores.threads.messages(tags)).toEqual([envelope, undefined, undefined]);
      });

      it('is undone as a whole when a later step fails', async () => {
        const { thread, tags, removal } = await filed();
        const epoch = await running();
        await stores.pool.put([rows.poolRow(epoch)], rows.submission());
        const { blindIndex, reference } = thread;
        const moved = rows.thread({ blindIndex, reference });
        const { revision, state, expiry, keys } = rows.thread();
        await expect(
          stores.pool.release(rows.epoch(), async () => ({
            ...nothing,
            removals: [removal],
            threads: [moved],
            updates: [{ id: rows.id(), from: rows.id(), to: { revision, state, expiry, keys } }],
          })),
        ).rejects.toMatchObject({ code: 'store_conflict' });
        expect(await stores.threads.byBlindIndex(blindIndex)).toEqual(thread);
        expect(await isThere(tags)).toEqual([true, true, true]);
        expect(await running()).toEqual(epoch);
        expect(await end()).toBe(1);
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
        for (const row of put) await stores.pool.put([row], rows.submission());
        const next = rows.epoch();
        const bySlot = (a: { slot: Uint8Array }, b: { slot: Uint8Array }) =>
          Buffer.compare(a.slot, b.slot);
        const released = await stores.pool.release(next, async (old, waiting) => {
          expect(old).toEqual(made);
          expect([...waiting].sort(bySlot)).toEqual([...put].sort(bySlot));
          return nothing;
        });
        expect(released).toBe(3);
        expect(await running()).toEqual(next);
        expect(await stores.pool.waits()).toBe(false);
        expect(await stores.pool.taken(put.map(({ slot }) => slot))).toEqual([false, false, false]);
      });

      it('ends an empty epoch in a pass alone, and gives it the threads of a month', async () => {
        const thread = rows.thread();
        await releaseRows(stores.pool, rows, { threads: [thread] });
        const before = await running();
        const next = { ...rows.epoch(), endsOn: day('2026-11-26') };
        expect(await stores.pool.release(next, async () => nothing)).toBe(0);
        expect(await running()).toEqual(before);
        const released = await stores.pool.release(
          next,
          async (_epoch, waiting, { ofMonth, months }) => {
            expect(waiting).toEqual([]);
            expect(await ofMonth(thread.expiry)).toEqual([thread]);
            expect(await ofMonth(month('2031-01'))).toEqual([]);
            expect(await months()).toEqual([thread.expiry]);
            return nothing;
          },
          'pass',
        );
        expect(released).toBe(0);
        expect(await running()).toEqual(next);
      });

      it('says when an epoch ends of which nobody had said it, and never that it ends later', async () => {
        const { id } = await stores.pool.epoch(async () => rows.epoch());
        await stores.pool.setEnd(id, day('2026-11-25'));
        await stores.pool.setEnd(id, day('2026-11-26'));
        expect(await running()).toMatchObject({ id, endsOn: '2026-11-25' });
        await stores.pool.setEnd(rows.epoch().id, day('2026-11-23'));
        await stores.pool.setEnd(id, day('2026-11-24'));
        expect(await running()).toMatchObject({ id, endsOn: '2026-11-24' });
      });

      it('gives an epoch’s rows page by page, by their slots', async () => {
        const epoch = await stores.pool.epoch(async () => rows.epoch());
        const { id } = epoch;
        const all = Array.from({ length: 5 }, () => rows.poolRow(epoch));
        await stores.pool.put(all, rows.submission());
        const bySlot = all.sort((a, b) => Buffer.compare(a.slot, b.slot));
        expect(await stores.pool.rows(id, undefined, 3)).toEqual(bySlot.slice(0, 3));
        expect(await stores.pool.rows(id, bySlot[2]?.slot, 3)).toEqual(bySlot.slice(3));
        expect(await stores.pool.rows(rows.epoch().id, undefined, 3)).toEqual([]);
      });

      it('reads threads inside its transaction, through `find` and through the thread store', async () => {
        const thread = rows.thread();
        await releaseRows(stores.pool, rows, { threads: [thread] });
        await stores.pool.put([rows.poolRow(await running())], rows.submission());
        await stores.pool.release(rows.epoch(), async (_epoch, _rows, { find }) => {
          expect(await find([rows.id(), thread.id])).toEqual([thread]);
          expect(await find([])).toEqual([]);
          expect(await stores.threads.byId(thread.id)).toEqual(thread);
          return nothing;
        });
      });

      it('refuses a write from inside, which would not be durable', async () => {
        await stores.pool.put([rows.poolRow(await running())], rows.submission());
        await stores.pool.release(rows.epoch(), async (epoch) => {
          await expect(
            stores.pool.put([rows.poolRow(epoch)], rows.submission()),
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
        // Under another mark it is found from then on, and under the one before no more.
        const renewed = { ...to, revision: rows.id(), blindIndex: rows.bytes(32) };
        await releaseRows(stores.pool, rows, {
          updates: [{ id: thread.id, from: to.revision, to: renewed }],
        });
        const found = { ...thread, ...renewed };
        expect(await stores.threads.byBlindIndex(renewed.blindIndex)).toEqual(found);
        expect(await stores.threads.byBlindIndex(thread.blindIndex)).toBeUndefined();
      });

      it('is undone as a whole when a thread has changed meanwhile', async () => {
        const [old, fresh] = [rows.thread(), rows.thread()];
        await releaseRows(stores.pool, rows, { threads: [old] });
        const epoch = await running();
        await stores.pool.put([rows.poolRow(epoch)], rows.submission());
        const { revision, state, expiry, keys } = rows.thread();
        const tag = rows.bytes(16);
        await expect(
          stores.pool.release(rows.epoch(), async () => ({
            ...nothing,
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
        await stores.pool.put([rows.poolRow(epoch)], rows.submission());
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
        await stores.pool.put([rows.poolRow(epoch)], rows.submission());
        const seen: string[] = [];
        const release = () =>
          stores.pool.release(rows.epoch(), async (_epoch, waiting) => {
            seen.push(...waiting.map(({ slot }) => Buffer.from(slot).toString('hex')));
            return nothing;
          });
        const put = async (): Promise<string> => {
          for (;;) {
            const row = rows.poolRow(await running());
            const outcome = await stores.pool.put([row], rows.submission());
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
