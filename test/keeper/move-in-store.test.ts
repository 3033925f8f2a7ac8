import type { Desk } from '../../bot/domain/ids';
import type { ThreadState } from '../../bot/domain/thread';
import type { KeeperWorld } from '../../bot/keeper/keeper';
import { release } from '../../bot/keeper/release';
import { nodeRandom } from '../../bot/platform/random';
import type { Submission } from '../../bot/ports/pool';
import type { Operation } from '../../bot/ports/sealer';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { SealError } from '../../bot/sealing/seal-error';
import type { Database } from '../../db/open-database';
import { day, releaseRows, sampleRows } from '../db/sample-rows';
import { openTemporaryDatabase } from '../support/databases/open-database';
import { keeperWorld } from '../support/houses/keeper-world';

/** Real rows in a real database; what they say stands in a table beside it instead of being sealed. */
describe('a move, in the database', () => {
  const rows = sampleRows('move in store');
  const state: ThreadState = { status: 'received', unanswered: false, excluded: [] };
  let database: Database;
  let remove: () => Promise<void>;
  let operations: Map<string, Operation>;
  let faults: string[];
  let world: KeeperWorld;

  beforeEach(async () => {
    ({ database, remove } = await openTemporaryDatabase());
    operations = new Map();
    faults = [];
    const threadSealer = {
      nameStateKeys: () => 'known',
      openState: async () => state,
      sealState: () => rows.bytes(816),
      rewrap: async () => ({ keys: rows.bytes(380), state: rows.bytes(816) }),
    };
    world = keeperWorld({
      rehearsals: { slotIn: () => new Uint8Array(1) },
      clock: { now: () => 0, today: () => day('2026-11-24') },
      windows: {
        byClock: false,
        opensOn: () => day('2026-11-24'),
        endsOn: () => undefined,
        isOver: () => true,
        isNearlyOver: () => false,
      },
      random: nodeRandom(),
      pool: database.pool,
      threads: database.threads,
      people: {
        ofDesk: async (desk) => [{ id: rows.id(), desk, title: desk, standing: 'member' }],
      },
      poolSealer: {
        newEpoch: async () => rows.epoch(),
        open: async (_epoch, envelope) => operations.get(nameOf(envelope)),
      },
      threadSealer,
      inRelease: { threadSealer: threadSealer as never, readKeys: async () => undefined },
      journal: {
        fault: (_, error) => void faults.push(error instanceof Error ? error.message : ''),
      },
    });
  });
  afterEach(() => remove());

  const nameOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const message = () => ({ tag: rows.bytes(16), envelope: rows.bytes(6192) });

  async function filedAtHr() {
    const thread = rows.thread({ desk: 'hr' });
    const messages = [message(), message(), message()];
    await releaseRows(database.pool, rows, {
      threads: [thread],
      messages: messages.map(({ tag, envelope }) => ({ candidates: [tag], envelope })),
    });
    return { thread, tags: messages.map(({ tag }) => tag) };
  }

  /** The eight places of the old thread in the running epoch, as an officer's press takes them. */
  async function presses(
    old: Awaited<ReturnType<typeof filedAtHr>>,
    slots: readonly Uint8Array[] = Array.from({ length: 8 }, () => rows.bytes(32)),
    submission: Submission = rows.submission(),
  ) {
    const { id: from, revision, reference, blindIndex } = old.thread;
    const thread = rows.thread({ reference, blindIndex });
    const [report, moved] = [message(), message()];
    const said: Operation[] = [
      { kind: 'move', from, revision, thread, tags: [report.tag], message: report.envelope },
      { kind: 'carry', thread: thread.id, tags: [moved.tag], message: moved.envelope },
      { kind: 'remove', thread: from, tags: old.tags },
    ];
    const epoch = await database.pool.epoch(async () => rows.epoch());
    const batch = slots.map((slot, at) => {
      const row = { ...rows.poolRow(epoch), slot };
      operations.set(nameOf(row.envelope), said[at] ?? { kind: 'hold' });
      return row;
    });
    const audit = { id: rows.id(), day: day('2026-11-24'), member: rows.id(), thread: thread.id };
    const put = await database.pool.put(batch, submission, { ...audit, event: 'thread_moved' });
    return { put, thread, slots, submission, tags: [report.tag, moved.tag] };
  }

  const idsAt = async (desk: Desk) =>
    (await database.threads.ofDesk(desk, await database.threads.expiryMonths())).map(
      ({ id }) => id,
    );
  const areThere = async (tags: readonly Uint8Array[]) =>
    (await database.threads.messages(tags)).map((one) => one !== undefined);
  const stays = async (old: { thread: ThreadRow; tags: readonly Uint8Array[] }) => {
    expect(await database.threads.byId(old.thread.id)).toEqual(old.thread);
    expect(await areThere(old.tags)).toEqual([true, true, true]);
    expect(await idsAt('whistleblowing')).toEqual([]);
  };

  it('leaves nothing under the old id, and the same receipt and reference find the new one', async () => {
    const old = await filedAtHr();
    const { put, thread, tags } = await presses(old);
    expect(put).toBe('stored');
    // Until the release everything is as it was.
    await stays(old);
    await release(world);
    expect(await database.outbox.due()).toHaveLength(1);
    expect(await idsAt('hr')).toEqual([]);
    expect(await areThere([...old.tags, ...tags])).toEqual([false, false, false, true, true]);
    expect(await database.threads.byBlindIndex(old.thread.blindIndex)).toEqual(thread);
    expect(await database.threads.byReference(old.thread.reference)).toEqual(thread);
    expect(faults).toEqual([]);
  });

  it('submitted once more is said to be sent and moves nothing a second time', async () => {
    const old = await filedAtHr();
    const { submission, thread } = await presses(old);
    expect((await presses(old, undefined, submission)).put).toBe('duplicate');
    await release(world);
    expect((await presses(old, undefined, submission)).put).toBe('duplicate');
    expect(await idsAt('whistleblowing')).toEqual([thread.id]);
    expect(faults).toEqual([]);
  });

  it('is made by one of two officers', async () => {
    const old = await filedAtHr();
    const slots = Array.from({ length: 8 }, () => rows.bytes(32));
    const both = await Promise.all([presses(old, slots), presses(old, slots)]);
    expect(both.map(({ put }) => put).sort()).toEqual(['slot_taken', 'stored']);
    await release(world);
    const made = both.find(({ put }) => put === 'stored');
    expect(await idsAt('whistleblowing')).toEqual([made?.thread.id]);
    expect(faults).toEqual([]);
  });

  it('does not come before a message that waits already', async () => {
    const old = await filedAtHr();
    const waiting = rows.bytes(32);
    const epoch = await database.pool.epoch(async () => rows.epoch());
    const row = { ...rows.poolRow(epoch), slot: waiting };
    const { tag, envelope } = message();
    const act = { kind: 'message', day: day('2026-11-24') } as const;
    const thread = old.thread.id;
    const said = { kind: 'message', thread, side: 'reporter', place: 0, act } as const;
    operations.set(nameOf(row.envelope), { ...said, tags: [tag], message: envelope });
    expect(await database.pool.put([row], rows.submission())).toBe('stored');
    expect((await presses(old, [rows.bytes(32), waiting, rows.bytes(32)])).put).toBe('slot_taken');
    await release(world);
    expect(await areThere([...old.tags, tag])).toEqual([true, true, true, true]);
    expect(await idsAt('hr')).toEqual([thread]);
  });

  it.each<[string, (world: KeeperWorld) => KeeperWorld, object]>([
    [
      'the vault is away',
      (of) => ({
        ...of,
        inRelease: {
          ...of.inRelease,
          threadSealer: {
            ...of.inRelease.threadSealer,
            openState: () => Promise.reject(new Error('vault')),
          },
        },
      }),
      { message: 'vault' },
    ],
    [
      'the database stops in the middle',
      (of) => ({
        ...of,
        pool: {
          ...of.pool,
          release: (next, open) =>
            of.pool.release(next, async (...given) => {
              const made = await open(...given);
              // After the removals and the new threads: a message that finds no tag.
              const nowhere = { candidates: [], envelope: rows.bytes(6192) };
              return { ...made, messages: [...made.messages, nowhere] };
            }),
        },
      }),
      { code: 'store_no_tag' },
    ],
  ])('is undone when %s, and made by the next release', async (_, broken, failure) => {
    const old = await filedAtHr();
    const { thread, tags } = await presses(old);
    await expect(release(broken(world))).rejects.toMatchObject(failure);
    await stays(old);
    expect(await database.pool.waits()).toBe(true);
    await release(world);
    expect(await idsAt('whistleblowing')).toEqual([thread.id]);
    expect(await idsAt('hr')).toEqual([]);
    expect(await areThere([...old.tags, ...tags])).toEqual([false, false, false, true, true]);
  });

  it('is undone when a key is missing that another process has drawn, and made when the keys were read', async () => {
    const old = await filedAtHr();
    const { thread } = await presses(old);
    const read: boolean[] = [];
    const { threadSealer } = world.inRelease;
    await release({
      ...world,
      inRelease: {
        threadSealer: {
          ...threadSealer,
          openState: (row) =>
            read.length === 0
              ? Promise.reject(new SealError('seal_unread'))
              : threadSealer.openState(row),
        },
        // Outside the transaction: the database answers.
        readKeys: async () => void read.push(await database.pool.waits()),
      },
    });
    expect(read).toEqual([true]);
    expect(await idsAt('whistleblowing')).toEqual([thread.id]);
    expect(await idsAt('hr')).toEqual([]);
  });

  it('of a thread that expired meanwhile is dropped, and the release goes on', async () => {
    const old = await filedAtHr();
    await presses(old);
    await database.threads.remove(old.thread.id, old.tags);
    await release(world);
    expect(await database.outbox.due()).toEqual([]);
    expect(faults).toEqual(['move_lost']);
    expect(await idsAt('whistleblowing')).toEqual([]);
    expect(await database.pool.waits()).toBe(false);
  });
});
