import { SealError } from '../../bot/crypto/seal-error';
import type { Day, Month } from '../../bot/domain/day';
import type { DeskBody } from '../../bot/domain/message';
import type { Entry } from '../../bot/domain/operation';
import { makeReference, type Reference } from '../../bot/domain/reference';
import type { ThreadState } from '../../bot/domain/thread';
import type { PassWrites } from '../../bot/ports/pool-store';
import {
  byDesk,
  byReporter,
  bytesOf,
  closed,
  entry,
  filing,
  idOf,
  misread,
  named,
  openMonth,
  received,
  run,
  stateAfter,
  stateOf,
  storedIn,
  thread,
  wordsOf,
  write,
} from './run-pass';

const reply: DeskBody = { kind: 'reply', text: 'reply' };
const close: DeskBody = { kind: 'closed', reason: 'confirmed', text: 'closed' };
/** The day on which these were written. */
const writtenOn = '2026-05-19' as Day;

describe('a filed report', () => {
  it('becomes a thread and its message, and the desk is told who may not know', async () => {
    const { made, arrived } = await run([filing('1')]);
    expect(made.threads).toMatchObject([{ reference: '11111-11111', filedOn: '2026-05-20' }]);
    expect(storedIn(made)).toMatchObject([
      { thread: made.threads[0]?.id, day: writtenOn, position: 0, body: { what: 'report 1' } },
    ]);
    expect(made.updates).toEqual([]);
    expect(arrived).toMatchObject([{ desk: 'whistleblowing', state: { excluded: [] } }]);
  });
});

describe('a report that was filed already', () => {
  it('is dropped, whether it was filed in this window or before', async () => {
    const stored = thread('1', received);
    const again = filing('2', { blindIndex: stored.blindIndex });
    const twice = filing('4', { blindIndex: bytesOf('3') });
    const { made, faults } = await run([again, filing('3'), twice], [stored]);
    expect(wordsOf(made)).toEqual(['report 3']);
    expect(made.threads).toHaveLength(1);
    expect(faults).toEqual(['pass filed_again', 'pass filed_again']);
  });
});

describe('a reference', () => {
  const drawing = (digit: string, reference: string) =>
    filing(digit, { reference: reference as Reference });
  const referencesOf = ({ made }: { made: Omit<PassWrites, 'notices'> }) =>
    made.threads.map((row) => row.reference);
  const free = '33333-33333';

  it('that is free stays as it was drawn', async () => {
    const delivered = await run([drawing('1', '7K3M9-QXTB3'), drawing('2', free)]);
    expect(referencesOf(delivered)).toEqual(['7K3M9-QXTB3', free]);
  });

  it('that two reports of one window share is drawn again for the second', async () => {
    expect(misread).not.toBe('');
    const delivered = await run([drawing('1', free), drawing('2', free), drawing('3', free)]);
    expect(referencesOf(delivered)).toEqual([free, makeReference('222222222'), '7K3M9-QXTB3']);
  });

  it('that a thread has already is drawn again, and a drawn one is not used twice', async () => {
    const reference = makeReference('222222222') ?? ('' as Reference);
    const there = thread('4', received, { reference });
    const drawn = [drawing('1', there.reference), drawing('2', '7K3M9-QXTB3')];
    const delivered = await run(drawn, [there]);
    expect(referencesOf(delivered)).toEqual(['7K3M9-QXTB3', '12345-67899']);
    expect(delivered.made.messages).toHaveLength(2);
  });
});

describe('what was written in one window', () => {
  it('is folded into the thread’s state once, under a new revision', async () => {
    const row = thread('1', received);
    const { made } = await run([byDesk(reply), byDesk(reply, 1)], [row]);
    expect(made.updates).toHaveLength(1);
    const [update] = made.updates;
    expect(update).toMatchObject({ id: row.id, from: row.revision });
    expect(update?.to.revision).not.toBe(row.revision);
    const { id, reference, desk, filedOn } = row;
    const { revision, expiry } = update!.to;
    // The state is sealed to the revision under which it is stored.
    const sealedFor = { id, reference, desk, filedOn, revision, expiry };
    const answered = { ...received, status: 'answered', answeredOn: writtenOn };
    expect(stateAfter({ made })).toMatchObject({ ...answered, sealedFor });
    // Both behind the two that were out.
    expect(storedIn(made).map(({ position }) => position)).toEqual([17, 18]);
  });

  it.each<[string, Entry[]]>([
    ['the desk’s row first', [byDesk(reply), byReporter()]],
    ['the reporter’s row first', [byReporter(), byDesk(reply)]],
    ['the desk in a later place', [byReporter(0), byDesk(reply, 3)]],
    ['several of both', [byReporter(3), byDesk(close, 1), byReporter(1), byDesk(reply, 0)]],
  ])('still waits for an answer that could not have seen it: %s', async (_, operations) => {
    const delivered = await run(operations, [thread('1', received)]);
    expect(stateAfter(delivered).unanswered).toBe(true);
  });

  it('keeps the order of the desk’s places', async () => {
    const closing = (reason: 'duplicate' | 'confirmed', place: number) =>
      byDesk({ kind: 'closed', reason, text: '' }, place);
    for (const operations of [
      [closing('duplicate', 0), closing('confirmed', 1)],
      [closing('confirmed', 1), closing('duplicate', 0)],
    ]) {
      const delivered = await run(operations, [thread('1', received)]);
      expect(stateAfter(delivered).closeReason).toBe('duplicate');
    }
  });

  it('is told to the desk when the reporter has written, and only then', async () => {
    const row = thread('1', received);
    expect((await run([byDesk(reply)], [row])).arrived).toEqual([]);
    const { arrived } = await run([byDesk(reply), byReporter(), byReporter(1)], [row]);
    expect(arrived).toMatchObject([{ desk: 'whistleblowing', state: { excluded: [named] } }]);
  });

  it('to a thread that is gone is dropped, which is said of the desk’s alone', async () => {
    const written = [byReporter(0, '2'), byDesk(reply, 0, '2'), byReporter(0, '1')];
    const { made, arrived, left, faults } = await run(written, [thread('1', received)]);
    expect(made.updates).toHaveLength(1);
    expect(made.messages).toHaveLength(1);
    expect(arrived).toHaveLength(1);
    expect(left).toEqual([]);
    expect(faults).toEqual(['pass operation_left_out']);
  });

  it('is kept when the state of its thread is damaged, and holds up no other', async () => {
    const rows = [thread('1', received), thread('2', received)];
    const damaged = { state: idOf('1'), with: new SealError('seal_open') };
    const { made, faults } = await run([byReporter(0, '1'), byReporter(1, '2')], rows, damaged);
    expect(made.updates.map(({ id }) => id)).toEqual([idOf('2')]);
    expect(made.messages).toHaveLength(2);
    expect(faults).toEqual(['pass seal_open']);
  });

  it('waits on alone where the keys of its thread are damaged, and holds up no other', async () => {
    const rows = [thread('1', received), thread('2', received)];
    const alone = byReporter(0, '1');
    const failing = { keys: idOf('1'), with: new SealError('seal_open') };
    const written = [alone, byReporter(1, '2'), filing('3')];
    const { made, left, faults } = await run(written, rows, failing);
    expect(left).toEqual([alone.id]);
    expect(wordsOf(made)).toEqual(['report 3', 'reporter 1']);
    expect(made.updates.map(({ id }) => id)).toEqual([idOf('2')]);
    // A line would tell whoever did the damage that this thread's reporter has written.
    expect(faults).toEqual([]);
    const desk = await run([byDesk(reply, 0, '1')], rows, failing);
    expect(desk.faults).toEqual(['pass operation_left_out']);
  });

  it.each(['state', 'keys'] as const)(
    'is told of at a pass by no line, where the %s of its thread are damaged on purpose',
    async (part) => {
      const rows = [thread('1', received), thread('2', received)];
      const failing = { [part]: idOf('1'), with: new SealError('seal_open') };
      const alone = await run([byReporter(0, '2')], rows, failing, true);
      const waiting = await run([byReporter(0, '1'), byReporter(0, '2')], rows, failing, true);
      expect(waiting.faults).toEqual(alone.faults);
    },
  );

  it('stays in the pool as a whole when a state cannot be opened just now', async () => {
    const away = new Error('the vault is away');
    const failing = { state: idOf('1'), with: away };
    const rows = [thread('1', received), thread('2', received)];
    const written = [filing('3'), byReporter(), byReporter(0, '2')];
    await expect(run(written, rows, failing)).rejects.toBe(away);
  });

  it('changes each thread by its own acts alone', async () => {
    const rows = [thread('1', received), thread('2', received)];
    const delivered = await run([byDesk(close, 0, '2'), byReporter(0, '1'), filing('3')], rows);
    expect(delivered.made.updates.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(stateAfter(delivered, 0)).toMatchObject({ status: 'received', unanswered: true });
    expect(stateAfter(delivered, 1)).toMatchObject({ status: 'closed', unanswered: false });
    expect(delivered.made.messages).toHaveLength(3);
    expect(delivered.arrived).toHaveLength(2);
  });
});

describe('the month of expiry', () => {
  const closedMonth = '2027-12' as Month;
  const crossing = [byReporter(), byDesk(close)];
  const asked = { ...closed, unanswered: true };
  it.each<[string, ThreadState, Month, Entry[], string]>([
    ['stays while the thread is open', received, openMonth, [byDesk(reply)], '2028-06'],
    ['follows the open threads', received, '2028-05' as Month, [byReporter()], '2028-06'],
    ['stays after closing, until the month turns', received, openMonth, [byDesk(close)], '2028-06'],
    ['is open again when the reporter writes', closed, closedMonth, [byReporter()], '2028-06'],
    ['is open when closing and message cross', received, openMonth, crossing, '2028-06'],
    // The reporter had written again.
    ['is two years after an answer once more', asked, openMonth, [byDesk(reply)], '2027-12'],
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
    const { made, ...rest } = await run([byReporter()], open, {}, true);
    const under = ['1', '2', '3'].map((digit) => [digit, openMonth]);
    expect(monthsOf({ made, ...rest }).sort()).toEqual(under);
    for (const { to } of made.updates) {
      expect(stateOf(to)).toMatchObject({ sealedFor: { expiry: openMonth } });
      expect(Buffer.from(to.keys).toString()).toContain(openMonth);
    }
  });

  it('leaves all of them under theirs while the next one has no key, whichever was written in', async () => {
    const waiting = [byReporter(), filing('4'), filing('5')];
    const delivered = await run(waiting, open, { months: [openMonth] }, true);
    expect(monthsOf(delivered).sort()).toEqual(['1', '2', '3'].map((digit) => [digit, before]));
    expect(delivered.made.threads.map(({ expiry }) => expiry)).toEqual([before, before]);
  });

  it('takes open threads from wherever one may be, and leaves closed ones and what has no key', async () => {
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
    const delivered = await run([], threads, { months: ['2029-02' as Month] }, true);
    expect(monthsOf(delivered).map(([digit]) => digit)).toEqual(['2', '3', '4', '6', '8']);
    expect(delivered.faults).toEqual([]);
  });
});

describe('what one submission makes', () => {
  it('comes out together, in its order', async () => {
    const row = thread('1', received);
    const [first, second] = [byDesk(reply), byDesk(close, 1)];
    const { made } = await run([entry([...first.operations, ...second.operations])], [row]);
    expect(wordsOf(made)).toEqual(['reply', 'closed']);
    expect(new Set(storedIn(made).map(({ id }) => id)).size).toBe(2);
    expect(stateAfter({ made })).toMatchObject({ status: 'closed' });
  });
});
