import { SealError } from '../../bot/crypto/seal-error';
import type { Day, Month } from '../../bot/domain/day';
import type { Desk, MemberId, Revision, ThreadId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import type { Reference } from '../../bot/domain/reference';
import type { ThreadState } from '../../bot/domain/thread';
import type { ThreadRow } from '../../bot/ports/threads';
import { openThreads } from '../../bot/threads/open-threads';
import { createRememberedStates, type KnownThread } from '../../bot/threads/remembered';
import type { QueueWorld } from '../../bot/threads/worlds';

const today = '2026-05-20' as Day;
const openMonth = '2028-06' as Month;

const rowOf = (n: number, changes: Partial<ThreadRow> = {}): ThreadRow => ({
  id: n.toString(16).padStart(32, '0') as ThreadId,
  reference: `0000${n}-00000` as Reference,
  blindIndex: new Uint8Array(32),
  desk: 'whistleblowing',
  filedOn: '2026-05-01' as Day,
  expiry: openMonth,
  revision: '1'.repeat(32) as Revision,
  state: Buffer.from(JSON.stringify({ status: 'received', unanswered: false, excluded: [] })),
  keys: new Uint8Array(),
  ...changes,
});

/** A desk's store that says what was read of it and opened. */
function found(rows: ThreadRow[], most = 100) {
  const opened: ThreadId[] = [];
  const faults: unknown[] = [];
  const keys = new Map<string, string | undefined>();
  let refused: Error | undefined;
  const remembered = createRememberedStates(most);
  const name = (desk: Desk, month: Month) =>
    refused === undefined ? (keys.get(month) ?? `${desk} ${month}`) : undefined;
  const world: QueueWorld = {
    journal: { fault: (_, error) => void faults.push(error) },
    threads: {
      ofDesk: async (desk, months) =>
        rows.filter((row) => row.desk === desk && months.includes(row.expiry)),
      revisions: async (desk, month) =>
        rows.filter((row) => row.desk === desk && row.expiry === month),
      byIds: async (ids) => rows.filter(({ id }) => ids.includes(id)),
    },
    threadSealer: {
      nameStateKeys: name,
      openState: async (row) => {
        if (refused !== undefined) throw refused;
        opened.push(row.id);
        if (row.state.length === 0) throw new SealError('seal_open');
        return JSON.parse(Buffer.from(row.state).toString()) as ThreadState;
      },
    },
    remembered,
  };
  return {
    remembered,
    faults,
    keys,
    name,
    refuses: (error?: Error) => {
      refused = error;
    },
    /** Looks at the desk's threads, and gives the numbers of those that were opened for it. */
    looks: async (): Promise<{ readonly found: number[]; readonly opened: number[] }> => {
      opened.length = 0;
      const found = await openThreads(world, 'whistleblowing', today);
      const numbers = (ids: readonly string[]) => ids.map((id) => Number.parseInt(id, 16)).sort();
      return { found: numbers(found.map(({ row }) => row.id)), opened: numbers(opened) };
    },
  };
}

it('opens only what has changed since the last look', async () => {
  const rows = [rowOf(1), rowOf(2), rowOf(3)];
  const { looks } = found(rows);
  expect(await looks()).toEqual({ found: [1, 2, 3], opened: [1, 2, 3] });
  expect(await looks()).toEqual({ found: [1, 2, 3], opened: [] });
  rows[1] = rowOf(2, { revision: '2'.repeat(32) as Revision });
  rows.push(rowOf(4));
  expect(await looks()).toEqual({ found: [1, 2, 3, 4], opened: [2, 4] });
  rows.shift();
  expect(await looks()).toEqual({ found: [2, 3, 4], opened: [] });
});

it('shows a changed state, and what has been settled no more', async () => {
  const rows = [rowOf(1)];
  const { looks } = found(rows);
  await looks();
  const closed = { status: 'closed', feedbackOn: today, unanswered: false, excluded: [] };
  const state = Buffer.from(JSON.stringify(closed));
  rows[0] = rowOf(1, { revision: '2'.repeat(32) as Revision, state });
  expect(await looks()).toEqual({ found: [], opened: [1] });
  expect(await looks()).toEqual({ found: [], opened: [] });
});

it('finds a thread once that is put from the earlier month into the later one', async () => {
  const rows = [rowOf(1, { expiry: '2028-05' as Month }), rowOf(2)];
  const { looks } = found(rows);
  expect((await looks()).found).toEqual([1, 2]);
  rows[0] = rowOf(1);
  expect((await looks()).found).toEqual([1, 2]);
});

it('remembers nothing of what does not open, and tells of it at each look', async () => {
  const { looks, faults } = found([rowOf(1), rowOf(2, { state: new Uint8Array() })]);
  expect((await looks()).found).toEqual([1]);
  expect(await looks()).toEqual({ found: [1], opened: [2] });
  expect(faults).toHaveLength(2);
});

it('shows nothing any more once the keys are refused, and opens again when they are given back', async () => {
  const { looks, refuses } = found([rowOf(1)]);
  await looks();
  refuses(new Error('vault_forbidden'));
  await expect(looks()).rejects.toThrow('vault_forbidden');
  refuses();
  expect(await looks()).toEqual({ found: [1], opened: [1] });
});

it('forgets without a look when keys were read that are others, or none', async () => {
  const { looks, remembered, keys, name, refuses } = found([rowOf(1)]);
  await looks();
  const known = (): number => remembered.of('whistleblowing', openMonth, name).size;
  remembered.check(name);
  expect(known()).toBe(1);
  const held = remembered.of('whistleblowing', openMonth, name);
  keys.set(openMonth, 'others');
  remembered.check(name);
  // Not even whoever holds the store still sees them.
  expect(held.size).toBe(0);
  expect(known()).toBe(0);
  await looks();
  expect(known()).toBe(1);
  refuses(new Error('away'));
  remembered.check(name);
  refuses();
  expect(known()).toBe(0);
});

it('holds so many and no more, of both desks together, and finds the others all the same', async () => {
  const rows = Array.from({ length: 9 }, (_, n) => rowOf(n));
  const { looks, remembered, name } = found(rows, 5);
  expect((await looks()).found).toHaveLength(9);
  expect(await looks()).toMatchObject({ opened: [5, 6, 7, 8] });
  expect(remembered.of('whistleblowing', openMonth, name).size).toBe(5);
  const other = remembered.of('hr', openMonth, name);
  const thread: KnownThread = {
    row: rowOf(20, { desk: 'hr' }),
    state: { status: 'received', unanswered: false, excluded: [] },
  };
  remembered.keep(other, thread.row.id, thread);
  expect(other.size).toBe(0);
});

it('keeps who may see what is shut and how much, and counts for each member, until it opens', async () => {
  const excluded = ['b'.repeat(32)];
  const runsFrom = '2026-04-20';
  const open = { status: 'received', unanswered: true, excluded, runsFrom };
  const rows = [rowOf(1), rowOf(2, { state: Buffer.from(JSON.stringify(open)) })];
  const { looks, remembered, name, refuses } = found(rows);
  const memberOf = (id: string, sees?: Day): Member => ({
    id: id.repeat(32) as MemberId,
    desk: 'whistleblowing',
    title: id,
    standing: 'member',
    sees,
  });
  // The third one is a newcomer, who sees neither. The fourth came after one was written, before its pass.
  const members = [
    ...[memberOf('a'), memberOf('b'), memberOf('c', '2126-01-01' as Day)],
    memberOf('d', '2026-04-25' as Day),
  ];
  const counts = (): number[] =>
    members.map((one) => remembered.countShut('whistleblowing', openMonth, one, members));
  await looks();
  expect(counts()).toEqual([0, 0, 0, 0]);
  refuses(new Error('missing'));
  remembered.check(name);
  expect(counts()).toEqual([2, 1, 0, 1]);
  refuses();
  await looks();
  expect(counts()).toEqual([0, 0, 0, 0]);
});
