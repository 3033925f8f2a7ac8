import { SealError } from '../../bot/crypto/seal-error';
import type { Day } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import { deskPosition, type Message } from '../../bot/domain/message';
import { type Entry, followed } from '../../bot/domain/operation';
import {
  byDesk,
  byReporter,
  bytesOf,
  entry,
  filing,
  idOf,
  named,
  received,
  run,
  stateOf,
  storedIn,
  thread,
  wordsOf,
} from './run-pass';

const atHr = (digit: string) => thread(digit, received, { desk: 'hr' });
const officer = 'b'.repeat(32) as MemberId;

/** What an officer's press puts into the pool: the thread of one digit becomes the one of another. */
const move = (from: string, to: string): Entry =>
  entry([{ kind: 'move', from: idOf(from), to: idOf(to), excluded: [officer] }]);

const report = { kind: 'report', what: 'report 1', where: '', how: '', who: '' } as const;
const fromHr = { kind: 'reply', text: 'FROM HR' } as const;
/** What was said in thread 1: a report, and HR's answer. */
const said: Record<string, readonly Message[]> = {
  1: [
    { id: idOf('e'), day: '2026-01-09' as Day, position: 0, body: report },
    { id: idOf('f'), day: '2026-01-12' as Day, position: deskPosition(1, 0), body: fromHr },
  ],
};

describe('a thread that HR moves to the handlers', () => {
  it('goes from HR with all that belongs to it, and has a new id and the same reference', async () => {
    const old = atHr('1');
    const { made, faults } = await run([move('1', '5')], [old], { said });
    expect(made.removals.map(({ id }) => id)).toEqual([old.id]);
    // Two messages and the case's record.
    expect(made.removals[0]?.tags).toHaveLength(3);
    const { reference, blindIndex } = old;
    expect(made.threads).toMatchObject([
      { id: idOf('5'), desk: 'whistleblowing', reference, blindIndex },
    ]);
    expect(storedIn(made)).toMatchObject([
      { thread: idOf('5'), position: 0, body: { what: 'report 1' } },
      { thread: idOf('5'), position: 9, body: { kind: 'by_hr', body: { text: 'FROM HR' } } },
      { thread: idOf('5'), position: 17, body: { kind: 'moved' } },
    ]);
    // The clocks run from the report.
    expect(stateOf(made.threads[0]!)).toMatchObject({ status: 'received', runsFrom: '2026-01-09' });
    expect([made.updates, faults]).toEqual([[], []]);
  });

  it('takes along what the reporter wrote in the same window, in its order', async () => {
    for (const entries of [
      [byReporter(1, '1'), move('1', '5'), byReporter(0, '1')],
      [move('1', '5'), byReporter(0, '1'), byReporter(1, '1')],
    ]) {
      const { made, arrived, faults } = await run(entries, [atHr('1')], { said });
      expect(wordsOf(made)).toEqual(['report 1', 'by_hr', 'reporter 0', 'reporter 1', 'moved']);
      expect(storedIn(made).map(({ position }) => position)).toEqual([0, 9, 23, 31, 33]);
      expect(made.updates).toEqual([]);
      expect(arrived.map(({ desk }) => desk)).toEqual(['whistleblowing']);
      expect(faults).toEqual([]);
    }
  });

  it('takes along what HR had sent, as acts of HR’s that leave the new desk everything to do', async () => {
    const closed = { kind: 'closed', reason: 'confirmed', text: 'BY HR' } as never;
    const sent = [byDesk(fromHr), byReporter(0, '1'), byDesk(closed, 1), move('1', '5')];
    const { made, faults } = await run(sent, [atHr('1')], { said });
    expect(
      storedIn(made)
        .map(({ body: { kind } }) => kind)
        .sort(),
    ).toEqual(['by_hr', 'by_hr', 'by_hr', 'message', 'moved', 'report']);
    expect(stateOf(made.threads[0]!)).toMatchObject({ status: 'received', unanswered: false });
    expect(stateOf(made.threads[0]!)).not.toHaveProperty('answeredOn');
    expect([made.updates, faults]).toEqual([[], []]);
    // What comes out later in the moved thread is HR's, too.
    const moved = new Map([[idOf('1'), idOf('5')]]);
    expect(followed(byDesk(fromHr), moved).operations).toMatchObject([
      { thread: idOf('5'), body: { kind: 'by_hr', body: fromHr } },
    ]);
    expect(followed(byReporter(0, '1'), moved).operations).toMatchObject([
      { thread: idOf('5'), body: { kind: 'message' } },
    ]);
    const on = '2026-01-12' as Day;
    const threads = [idOf('1'), idOf('2')];
    const removal = entry([{ kind: 'remove', threads, on, words: 'BY HR' }]);
    expect(followed(removal, moved).operations).toMatchObject([
      { threads: [idOf('5'), idOf('2')] },
    ]);
  });

  it('opens with the code that the reporter has got in the same window', async () => {
    const renewal = { blindIndex: bytesOf('n'), publicKey: bytesOf('n') };
    const renewed = entry([
      {
        ...{ kind: 'message', thread: idOf('1'), side: 'reporter', place: 0, seen: 2, ofSide: 1 },
        body: { kind: 'code_renewed' },
        renewal,
      },
    ]);
    const { made } = await run([renewed, move('1', '5')], [atHr('1')], { said });
    expect(made.threads[0]?.blindIndex).toEqual(renewal.blindIndex);
    expect(Buffer.from(made.threads[0]!.keys).toString()).toContain('6e'.repeat(32));
  });

  it('is told to the handlers, and not to a member who may not know', async () => {
    const { arrived } = await run([move('1', '5')], [atHr('1')]);
    expect(arrived).toMatchObject([
      { desk: 'whistleblowing', state: { excluded: [named, officer] } },
    ]);
  });

  it('leaves alone what else came in that window, and goes with another', async () => {
    const rows = [atHr('1'), thread('2', received), atHr('3'), atHr('6')];
    const moves = [move('1', '5'), move('6', '7')];
    const written = [byReporter(0, '2'), byDesk({ kind: 'reply', text: 'desk 1' }, 1, '3')];
    const { made, arrived, faults } = await run([filing('4'), ...moves, ...written], rows);
    expect(made.removals.map(({ id }) => id)).toEqual([idOf('1'), idOf('6')]);
    expect(made.threads.slice(1).map(({ id }) => id)).toEqual([idOf('5'), idOf('7')]);
    expect(made.updates.map(({ id }) => id)).toEqual([idOf('2'), idOf('3')]);
    expect(wordsOf(made)).toEqual(['report 4', 'moved', 'moved', 'reporter 0', 'desk 1']);
    expect(arrived).toHaveLength(4);
    expect(faults).toEqual([]);
  });

  it('keeps its reference and its report code from reports of the same window', async () => {
    const { reference, blindIndex } = atHr('1');
    const filed = [filing('4', { reference }), filing('7', { blindIndex })];
    const { made, faults } = await run([...filed, move('1', '5')], [atHr('1')]);
    expect(made.threads).toHaveLength(2);
    const moved = made.threads.filter((row) => row.reference === reference);
    expect(moved).toMatchObject([{ id: idOf('5') }]);
    expect(faults).toEqual(['pass filed_again']);
  });
});

describe('a move that does not count', () => {
  it.each([
    ['gone', []],
    ['with the handlers already', [thread('1', received)]],
  ])('finds the old thread %s', async (_, rows) => {
    const { made, faults } = await run([move('1', '5')], rows);
    expect([made.threads, made.removals]).toEqual([[], []]);
    expect(faults).toEqual(['pass move_lost']);
  });

  it('comes second in its window: the first one counts', async () => {
    const { made, faults } = await run([move('1', '5'), move('1', '6')], [atHr('1')]);
    expect(made.threads.map(({ id }) => id)).toEqual([idOf('5')]);
    expect(faults).toEqual(['pass move_lost']);
  });

  it.each([
    ['thread', { state: idOf('1') }, ['pass seal_open']],
    ['note', { notes: true as const }, []],
  ])('waits on alone with a damaged %s, and the reporter’s words come out', async (_, of, more) => {
    const one = move('1', '5');
    const rows = [atHr('1'), thread('2', received)];
    const written = [byReporter(0, '1'), byReporter(1, '2')];
    const failing = { ...of, with: new SealError('seal_open') };
    const { made, left, faults } = await run([one, ...written], rows, failing);
    expect(left).toEqual([one.id]);
    expect([made.threads, made.removals]).toEqual([[], []]);
    expect(wordsOf(made)).toEqual(['reporter 0', 'reporter 1']);
    expect(faults).toEqual(['pass operation_left_out', ...more]);
  });
});
