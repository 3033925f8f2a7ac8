import fc from 'fast-check';
import type { Day, Month } from '../../bot/domain/day';
import type { EpochId, MemberId, Revision, ThreadId } from '../../bot/domain/ids';
import { makeReference, type Reference } from '../../bot/domain/reference';
import { type Act, applyAct, type ThreadState } from '../../bot/domain/thread';
import { type Arrived, release } from '../../bot/keeper/release';
import type { EpochRow, Release } from '../../bot/ports/pool';
import type { Operation } from '../../bot/ports/sealer';
import type { ThreadRow } from '../../bot/ports/thread-store';

const d = (text: string) => text as Day;
const today = d('2026-05-20');
const openMonth = '2028-06' as Month;
const named = 'a'.repeat(32) as MemberId;

/** Sealing in this file is writing JSON: what is tested is what the release makes of the opened rows. */
const write = (value: unknown) => Buffer.from(JSON.stringify(value));
const read = <T>(bytes: Uint8Array, as: (value: unknown) => T): T =>
  as(JSON.parse(Buffer.from(bytes).toString()));
const asState = (value: unknown) => value as ThreadState;
const stateOf = (row: Pick<ThreadRow, 'state'>) => read(row.state, asState);

const received: ThreadState = { status: 'received', unanswered: false, excluded: [named] };
const closed: ThreadState = {
  ...received,
  status: 'closed',
  closedOn: d('2026-01-15'),
  closeReason: 'confirmed',
  feedbackOn: d('2026-01-15'),
};

function thread(digit: string, state: ThreadState, expiry: Month = openMonth): ThreadRow {
  return {
    id: digit.repeat(32) as ThreadId,
    reference: `${digit.repeat(5)}-${digit.repeat(5)}` as Reference,
    blindIndex: new Uint8Array(32).fill(digit.charCodeAt(0)),
    desk: 'whistleblowing',
    filedOn: d('2026-01-10'),
    expiry,
    revision: `${digit}0`.repeat(16) as Revision,
    state: write(state),
    keys: write([`keys of ${digit}`, expiry]),
  };
}

/** Nine characters that a check character completes which is not used. */
const misread =
  Array.from({ length: 99 }, (_, n) => String(n).padEnd(9, '0')).find(
    (characters) => makeReference(characters) === undefined,
  ) ?? '';

type Waiting = Exclude<Operation, { kind: 'filing' }>;

const tagsOf = (name: string) => [Buffer.from(name.padEnd(16))];
const byDesk = (act: Act, place = 0, digit = '1'): Waiting => waiting('desk', act, place, digit);
const byReporter = (place = 0, digit = '1'): Waiting =>
  waiting('reporter', { kind: 'message', day: today }, place, digit);

function waiting(side: 'desk' | 'reporter', act: Act, place: number, digit: string): Waiting {
  const of = { thread: digit.repeat(32) as ThreadId, side, place, act };
  if (act.kind === 'stepped_down') return { kind: 'act', ...of };
  const name = `${side} ${String(place)}`;
  return { kind: 'message', ...of, tags: tagsOf(name), message: write(name) };
}

const filing = (digit: string): Operation => ({
  kind: 'filing',
  thread: thread(digit, { ...received, excluded: [] }),
  tags: tagsOf(`filed ${digit}`),
  message: write(`report ${digit}`),
});

/** A pool that holds these rows over these threads; gives what the release hands back and what it reports. */
async function run(
  operations: readonly (Operation | 'broken')[],
  threads: readonly ThreadRow[] = [],
): Promise<{ made: Release; arrived: readonly Arrived[]; faults: string[]; found: ThreadId[] }> {
  const faults: string[] = [];
  const found: ThreadId[] = [];
  const epoch: EpochRow = {
    id: '9'.repeat(32) as EpochId,
    publicKey: new Uint8Array(32),
    sealedPrivateKey: new Uint8Array(32),
  };
  const rows = operations.map((operation) => ({
    slot: new Uint8Array(32),
    epoch: epoch.id,
    envelope: operation === 'broken' ? Buffer.from('{') : write(operation),
  }));
  let made: Release | undefined;
  let drawn = 0;
  // The first of them would be a reference that is taken, the second one that is easily misread.
  const drawnCharacters = ['222222222', misread, '7K3M9QXTB', '123456789'];
  const arrived = await release({
    clock: { now: () => 0, today: () => today },
    chance: {
      bytes: (length) => new Uint8Array(length),
      digits: (length) => '0'.repeat(length),
      crockford: (length) => drawnCharacters.shift()?.padEnd(length, '0') ?? '0'.repeat(length),
      id: () => String(++drawn).padStart(32, 'f') as never,
    },
    threads: {
      byBlindIndex: async () => undefined,
      byReference: async (reference) => threads.find((row) => row.reference === reference),
    },
    pool: {
      release: async (_next, open) => {
        made = await open(epoch, rows, async (ids) => {
          found.push(...ids);
          return threads.filter((row) => ids.includes(row.id));
        });
        return rows.length;
      },
    },
    poolSealer: {
      newEpoch: async () => epoch,
      seal: async (_epoch, operation) => write(operation),
      open: async (_epoch, envelope) => {
        if (envelope.length === 1) return undefined;
        const operation = read(envelope, opened);
        if (operation.kind !== 'filing') return operation;
        // JSON knows no bytes; each report's receipt is told by its id here.
        const blindIndex = Buffer.from(operation.thread.id, 'hex');
        return { ...operation, thread: { ...operation.thread, blindIndex } };
      },
    },
    threadSealer: {
      openState: async (row) => stateOf(row),
      sealState: async (of, state) => write({ ...state, sealedFor: of }),
      rewrap: async (row, expiry) => ({
        keys: write([`keys of ${row.id.charAt(0)}`, expiry]),
        state: row.state,
      }),
    },
    journal: { count: () => undefined, fault: (module) => faults.push(module) },
  });
  if (made === undefined) throw new Error('nothing was released');
  return { made, arrived, faults, found };
}

/** An operation as JSON gives it back: byte arrays come as lists of numbers. */
function opened(value: unknown): Operation {
  const revive = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if ('type' in part && part.type === 'Buffer' && 'data' in part) {
      return Buffer.from(part.data as number[]);
    }
    if (Array.isArray(part)) return part.map(revive);
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, revive(inner)]));
  };
  return revive(value) as Operation;
}

const stateAfter = ({ made }: { made: Release }, index = 0): ThreadState =>
  stateOf({ state: made.updates[index]?.to.state ?? new Uint8Array() });

const reply: Act = { kind: 'reply', day: today };
const acknowledged: Act = { kind: 'acknowledged', day: today };
const close: Act = { kind: 'closed', day: today, reason: 'confirmed' };

describe('a filed report', () => {
  it('becomes a thread and its message, and the desk is told who may not know', async () => {
    const { made, arrived, found } = await run([filing('1')]);
    expect(made.threads.map(({ id }) => id)).toEqual(['1'.repeat(32)]);
    expect(made.messages).toEqual([{ candidates: tagsOf('filed 1'), envelope: write('report 1') }]);
    expect(made.updates).toEqual([]);
    expect(found).toEqual([]);
    expect(arrived).toMatchObject([{ desk: 'whistleblowing', state: { excluded: [] } }]);
  });

  it('is released though another row does not open', async () => {
    const { made, faults } = await run(['broken', filing('1'), 'broken', filing('2')]);
    expect(made.threads).toHaveLength(2);
    expect(made.messages).toHaveLength(2);
    expect(faults).toEqual(['release', 'release']);
  });
});

describe('a reference', () => {
  const drawing = (digit: string, reference: string): Operation => {
    const filed = filing(digit);
    if (filed.kind !== 'filing') return filed;
    return { ...filed, thread: { ...filed.thread, reference: reference as Reference } };
  };
  const referencesOf = ({ made }: { made: Release }) => made.threads.map((row) => row.reference);
  const free = '33333-33333';

  it('that is free stays as it was drawn', async () => {
    const released = await run([drawing('1', '7K3M9-QXTB3'), drawing('2', free)]);
    expect(referencesOf(released)).toEqual(['7K3M9-QXTB3', free]);
  });

  it('that two reports of one window share is drawn again for the second', async () => {
    expect(misread).not.toBe('');
    const released = await run([drawing('1', free), drawing('2', free), drawing('3', free)]);
    expect(referencesOf(released)).toEqual([free, makeReference('222222222'), '7K3M9-QXTB3']);
  });

  it('that a thread has already is drawn again, and a drawn one is not used twice', async () => {
    const there = {
      ...thread('4', received),
      reference: makeReference('222222222') ?? ('' as Reference),
    };
    const released = await run(
      [drawing('1', there.reference), drawing('2', '7K3M9-QXTB3')],
      [there],
    );
    expect(referencesOf(released)).toEqual(['7K3M9-QXTB3', '12345-67899']);
    expect(released.made.messages).toHaveLength(2);
  });
});

describe('what was written in one window', () => {
  it('is folded into the thread’s state once, under a new revision', async () => {
    const row = thread('1', received);
    const { made, found } = await run([byDesk(acknowledged), byDesk(reply, 1)], [row]);
    expect(found).toEqual([row.id]);
    expect(made.updates).toHaveLength(1);
    const [update] = made.updates;
    expect(update).toMatchObject({ id: row.id, from: row.revision });
    expect(update?.to.revision).not.toBe(row.revision);
    expect(stateAfter({ made })).toEqual({
      ...received,
      status: 'acknowledged',
      acknowledgedOn: today,
      // The state is sealed to the revision under which it is stored.
      sealedFor: {
        id: row.id,
        desk: 'whistleblowing',
        revision: update?.to.revision,
        expiry: update?.to.expiry,
      },
    });
    expect(made.messages.map(({ candidates }) => candidates)).toEqual([
      tagsOf('desk 0'),
      tagsOf('desk 1'),
    ]);
  });

  it.each<[string, Waiting[]]>([
    ['the desk’s row first', [byDesk(reply), byReporter()]],
    ['the reporter’s row first', [byReporter(), byDesk(reply)]],
    ['the desk in a later place', [byReporter(0), byDesk(reply, 3)]],
    ['several of both', [byReporter(3), byDesk(close, 1), byReporter(1), byDesk(acknowledged, 0)]],
  ])('still waits for an answer that could not have seen it: %s', async (_, operations) => {
    const released = await run(operations, [thread('1', received)]);
    expect(stateAfter(released).unanswered).toBe(true);
  });

  it('keeps the order of the desk’s places', async () => {
    const closing = (reason: 'duplicate' | 'confirmed', place: number) =>
      byDesk({ kind: 'closed', day: today, reason }, place);
    for (const operations of [
      [closing('duplicate', 0), closing('confirmed', 1)],
      [closing('confirmed', 1), closing('duplicate', 0)],
    ]) {
      const released = await run(operations, [thread('1', received)]);
      expect(stateAfter(released).closeReason).toBe('duplicate');
    }
  });

  it('is told to the desk when the reporter has written, and only then', async () => {
    const row = thread('1', received);
    expect((await run([byDesk(reply)], [row])).arrived).toEqual([]);
    const { arrived } = await run([byDesk(reply), byReporter(), byReporter(1)], [row]);
    expect(arrived).toMatchObject([{ desk: 'whistleblowing', state: { excluded: [named] } }]);
  });

  it('hides the thread from whoever stepped down, in the notice too', async () => {
    const member = 'b'.repeat(32) as MemberId;
    const down: Act = { kind: 'stepped_down', day: today, member };
    const released = await run([byReporter(), byDesk(down)], [thread('1', received)]);
    expect(stateAfter(released).excluded).toEqual([named, member]);
    expect(released.arrived).toMatchObject([{ state: { excluded: [named, member] } }]);
    // A step-down has no words: only the reporter's message is stored.
    expect(released.made.messages).toHaveLength(1);
  });

  it('to a thread that is gone is dropped', async () => {
    const { made, arrived } = await run(
      [byReporter(0, '2'), byDesk(reply, 0, '2'), byReporter(0, '1')],
      [thread('1', received)],
    );
    expect(made.updates).toHaveLength(1);
    expect(made.messages).toHaveLength(1);
    expect(arrived).toHaveLength(1);
  });

  it('changes each thread by its own acts alone', async () => {
    const rows = [thread('1', received), thread('2', received)];
    const released = await run([byDesk(close, 0, '2'), byReporter(0, '1'), filing('3')], rows);
    expect(released.made.updates.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(stateAfter(released, 0)).toMatchObject({ status: 'received', unanswered: true });
    expect(stateAfter(released, 1)).toMatchObject({ status: 'closed', unanswered: false });
    expect(released.made.messages).toHaveLength(3);
    expect(released.arrived).toHaveLength(2);
  });
});

describe('the month of expiry', () => {
  const closedMonth = '2027-12' as Month;
  it.each<[string, ThreadState, Month, Waiting[], string]>([
    ['stays while the thread is open', received, openMonth, [byDesk(acknowledged)], '2028-06'],
    ['follows the open threads', received, '2028-05' as Month, [byReporter()], '2028-06'],
    ['is two years after closing', received, openMonth, [byDesk(close)], '2028-04'],
    [
      'is that of an open thread again when the reporter writes',
      closed,
      closedMonth,
      [byReporter()],
      '2028-06',
    ],
    [
      'is open when closing and message cross',
      received,
      openMonth,
      [byReporter(), byDesk(close)],
      '2028-06',
    ],
    [
      'is two years after the answer, when the reporter had written again',
      { ...closed, unanswered: true },
      openMonth,
      [byDesk(reply)],
      '2028-04',
    ],
    [
      'stays when a closed thread gets a note',
      closed,
      closedMonth,
      [byDesk({ kind: 'note', day: today })],
      '2027-12',
    ],
  ])('%s', async (_, state, before, operations, after) => {
    const row = thread('1', state, before);
    const { made } = await run(operations, [row]);
    expect(made.updates[0]?.to.expiry).toBe(after);
    // The keys stand under the month's key: wrapped anew exactly when the month changes.
    expect(made.updates[0]?.to.keys).toEqual(write(['keys of 1', after]));
    if (before === after) expect(made.updates[0]?.to.keys).toBe(row.keys);
  });
});

it('any interleaving of eight operations from both sides comes to one state and loses no message', async () => {
  const operations = [
    ...[acknowledged, reply, close, { kind: 'feedback', day: today } as const].map((act, place) =>
      byDesk(act, place),
    ),
    ...[0, 1, 2, 3].map((place) => byReporter(place)),
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(operations), async (found) => {
      const released = await run(found, [thread('1', received)]);
      expect(released.made.messages).toHaveLength(found.length);
      if (found.length === 0) return;
      const inPlace = operations.filter((operation) => found.includes(operation));
      const state = stateAfter(released);
      expect(state).toEqual({
        ...inPlace.map(({ act }) => act).reduce(applyAct, received),
        sealedFor: expect.anything() as unknown,
      });
      expect(state.unanswered).toBe(found.some(({ side }) => side === 'reporter'));
    }),
  );
});
