import fc from 'fast-check';
import type { Day, Month } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import { makeReference, type Reference } from '../../bot/domain/reference';
import { type Act, applyAct, type ThreadState } from '../../bot/domain/thread';
import type { Release } from '../../bot/ports/pool';
import { SealError } from '../../bot/sealing/seal-error';
import {
  byDesk,
  byReporter,
  closed,
  filing,
  idOf,
  misread,
  named,
  openMonth,
  received,
  run,
  stateAfter,
  stateOf,
  tagsOf,
  thread,
  today,
  type Waiting,
  write,
} from './run-release';

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
    expect(faults).toEqual(['release pool_row_unreadable', 'release pool_row_unreadable']);
  });
});

describe('a report that was filed already', () => {
  it('is dropped, whether it was filed in this window or before', async () => {
    const stored = thread('1', received);
    const again = filing('2', { blindIndex: stored.blindIndex });
    const twice = filing('4', { blindIndex: filing('3').thread.blindIndex });
    const { made, faults } = await run([again, filing('3'), twice], [stored]);
    expect(made.threads.map(({ id }) => id)).toEqual([idOf('3')]);
    expect(made.messages).toHaveLength(1);
    expect(faults).toEqual(['release filed_again', 'release filed_again']);
  });
});

describe('a reference', () => {
  const drawing = (digit: string, reference: string) =>
    filing(digit, { reference: reference as Reference });
  const referencesOf = ({ made }: { made: Omit<Release, 'notices'> }) =>
    made.threads.map((row) => row.reference);
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
    const reference = makeReference('222222222') ?? ('' as Reference);
    const there = thread('4', received, { reference });
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

  it('hides the thread from a member who stepped down, in the notice too', async () => {
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

  it('is there with the thread when both come in one window', async () => {
    const { made, arrived } = await run([filing('1'), byReporter(), byDesk(acknowledged)]);
    expect(made.threads).toHaveLength(1);
    expect(made.messages.map(({ envelope }) => envelope)).toEqual(
      ['report 1', 'reporter 0', 'desk 0'].map(write),
    );
    expect(made.updates).toEqual([]);
    const [row] = made.threads;
    expect(stateOf(row!)).toMatchObject({
      status: 'acknowledged',
      unanswered: true,
      sealedFor: { id: idOf('1'), revision: row?.revision },
    });
    expect(arrived).toHaveLength(1);
  });

  it('is kept when the state of its thread is damaged, and holds up no other', async () => {
    const rows = [thread('1', received), thread('2', received)];
    const { made, faults } = await run([byReporter(0, '1'), byReporter(1, '2')], rows, {
      state: idOf('1'),
      with: new SealError('seal_open'),
    });
    expect(made.updates.map(({ id }) => id)).toEqual([idOf('2')]);
    expect(made.messages).toHaveLength(2);
    expect(faults).toEqual(['release seal_open']);
  });

  it('stays in the pool as a whole when a state cannot be opened just now', async () => {
    const away = new Error('the vault is away');
    const failing = { state: idOf('1'), with: away };
    const rows = [thread('1', received), thread('2', received)];
    await expect(run([filing('3'), byReporter(), byReporter(0, '2')], rows, failing)).rejects.toBe(
      away,
    );
    await expect(run([filing('1')], [], failing)).rejects.toBe(away);
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
    ['stays after closing, until the month turns', received, openMonth, [byDesk(close)], '2028-06'],
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
      'is two years after closing once more, when the reporter had written again and is answered',
      { ...closed, unanswered: true },
      openMonth,
      [byDesk(reply)],
      '2027-12',
    ],
    [
      'stays when a closed thread gets a note',
      closed,
      closedMonth,
      [byDesk({ kind: 'note', day: today })],
      '2027-12',
    ],
  ])('%s', async (_, state, before, operations, after) => {
    const row = thread('1', state, { expiry: before });
    const { made } = await run(operations, [row]);
    expect(made.updates[0]?.to.expiry).toBe(after);
    // The keys stand under the month's key: wrapped again exactly when the month changes.
    expect(made.updates[0]?.to.keys).toEqual(write(['keys of 1', after]));
    if (before === after) expect(made.updates[0]?.to.keys).toBe(row.keys);
  });
});

describe('a pass', () => {
  const before = '2028-05' as Month;
  const monthsOf = ({ made }: Awaited<ReturnType<typeof run>>) =>
    made.updates.map(({ id, to }) => [id.charAt(0), to.expiry]);
  const open = ['1', '2', '3'].map((digit) => thread(digit, received, { expiry: before }));

  it('puts all open threads under one month, whichever was written in', async () => {
    const { made, ...rest } = await run([byReporter()], open, {}, 'pass');
    expect(monthsOf({ made, ...rest }).sort()).toEqual([
      ['1', openMonth],
      ['2', openMonth],
      ['3', openMonth],
    ]);
    for (const { to } of made.updates) {
      expect(stateOf(to)).toMatchObject({ sealedFor: { expiry: openMonth } });
      expect(Buffer.from(to.keys).toString()).toContain(openMonth);
    }
  });

  it('leaves all of them under theirs while the next one has no key, whichever was written in', async () => {
    const filed = filing('4', { expiry: before });
    const waiting = [byReporter(), filed, { ...filing('5'), due: 'pass' } as const];
    const released = await run(waiting, open, { months: [openMonth] }, 'pass');
    expect(monthsOf(released).sort()).toEqual([
      ['1', before],
      ['2', before],
      ['3', before],
    ]);
    expect(released.made.threads.map(({ expiry }) => expiry)).toEqual([before, before]);
  });

  it('takes open threads from wherever one may stand, and leaves closed ones and what has no key', async () => {
    const at = (digit: string, expiry: string, state = received) =>
      thread(digit, state, { expiry: expiry as Month });
    const closedOn = (day: string) => ({ ...closed, closedOn: day as Day });
    const threads = [
      at('1', '2029-02'),
      at('2', '2029-01'),
      at('3', '2028-06'),
      at('4', '2028-05'),
      at('5', '2028-04', closedOn('2026-05-04')),
      at('6', '2028-03'),
      at('7', '2028-02', closedOn('2026-03-04')),
      at('8', '2028-01'),
    ];
    const released = await run([], threads, { months: ['2029-02' as Month] }, 'pass');
    expect(monthsOf(released).map(([digit]) => digit)).toEqual(['2', '3', '4', '6', '8']);
    expect(released.faults).toEqual([]);
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
