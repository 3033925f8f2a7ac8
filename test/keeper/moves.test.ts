import fc from 'fast-check';
import type { MemberId, Revision } from '../../bot/domain/ids';
import type { Reference } from '../../bot/domain/reference';
import type { Operation } from '../../bot/ports/sealer';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { SealError } from '../../bot/sealing/seal-error';
import {
  byDesk,
  byReporter,
  filing,
  idOf,
  named,
  received,
  run,
  stateOf,
  tagsOf,
  thread,
  today,
  write,
} from './run-release';

const atHr = (digit: string) => thread(digit, received, { desk: 'hr' });
const officer = 'b'.repeat(32) as MemberId;

/** What an officer's press puts into the pool: the thread of one digit becomes the one of another. */
function move(from: string, to: string, changes: Partial<ThreadRow> = {}): readonly Operation[] {
  const old = atHr(from);
  const { reference, blindIndex } = old;
  const state = { ...received, excluded: [named, officer] };
  return [
    {
      kind: 'move',
      from: old.id,
      revision: old.revision,
      thread: thread(to, state, { reference, blindIndex, ...changes }),
      tags: tagsOf(`${to} report`),
      message: write(`${to} report`),
    },
    ...['message', 'moved'].map((name) => ({
      kind: 'carry' as const,
      thread: idOf(to),
      tags: tagsOf(`${to} ${name}`),
      message: write(`${to} ${name}`),
    })),
    ...['reports', 'replies', 'notes'].map((name) => ({
      kind: 'remove' as const,
      thread: old.id,
      tags: tagsOf(`${from} ${name}`),
    })),
    ...Array.from({ length: 2 }, () => ({ kind: 'hold' as const })),
  ];
}

const oldTags = (digit: string) =>
  ['reports', 'replies', 'notes'].flatMap((name) => tagsOf(`${digit} ${name}`));
const words = (made: { messages: readonly { envelope: Uint8Array }[] }) =>
  made.messages.map(({ envelope }) => JSON.parse(Buffer.from(envelope).toString()) as string);

describe('a thread that HR moves to the handlers', () => {
  it('goes from HR with all that belongs to it, and is there under a new id with the same reference', async () => {
    const old = atHr('1');
    const { made, faults } = await run(move('1', '5'), [old]);
    expect(made.removals).toEqual([{ id: old.id, tags: oldTags('1') }]);
    expect(made.threads).toMatchObject([
      { id: idOf('5'), desk: 'whistleblowing', reference: old.reference },
    ]);
    expect(words(made)).toEqual(['5 report', '5 message', '5 moved']);
    expect(made.updates).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('is told to the handlers, and not to a member who may not know', async () => {
    const { arrived } = await run(move('1', '5'), [atHr('1')]);
    expect(arrived).toMatchObject([
      { desk: 'whistleblowing', state: { excluded: [named, officer] } },
    ]);
  });

  it('moves in any order in which the rows come out of the pool', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...move('1', '5')], { minLength: 8 }), async (all) => {
        const { made, faults } = await run(all, [atHr('1')]);
        expect(faults).toEqual([]);
        expect(words(made).sort()).toEqual(['5 message', '5 moved', '5 report']);
        const names = (tags: readonly Uint8Array[] = []) => tags.map(String).sort();
        expect(names(made.removals[0]?.tags)).toEqual(names(oldTags('1')));
      }),
    );
  });

  it('leaves alone what else came in that window', async () => {
    const others = [thread('2', received), atHr('3')];
    const { made, arrived, faults } = await run(
      [
        filing('4'),
        ...move('1', '5'),
        byReporter(0, '2'),
        byDesk({ kind: 'reply', day: today }, 1, '3'),
      ],
      [atHr('1'), ...others],
    );
    expect(made.removals.map(({ id }) => id)).toEqual([idOf('1')]);
    expect(made.threads.map(({ id }) => id)).toEqual([idOf('4'), idOf('5')]);
    expect(made.updates.map(({ id }) => id)).toEqual([idOf('2'), idOf('3')]);
    expect(words(made)).toEqual([
      'report 4',
      '5 report',
      '5 message',
      '5 moved',
      'reporter 0',
      'desk 1',
    ]);
    expect(arrived).toHaveLength(3);
    expect(faults).toEqual([]);
  });

  it('may go in one window with another', async () => {
    const { made, faults } = await run(
      [...move('1', '5'), ...move('2', '6')],
      [atHr('1'), atHr('2')],
    );
    expect(made.removals).toEqual([
      { id: idOf('1'), tags: oldTags('1') },
      { id: idOf('2'), tags: oldTags('2') },
    ]);
    expect(made.threads.map(({ id }) => id)).toEqual([idOf('5'), idOf('6')]);
    expect(words(made)).toHaveLength(6);
    expect(faults).toEqual([]);
  });

  it('keeps its reference and its receipt from reports of the same window', async () => {
    const { reference, blindIndex } = atHr('1');
    const { made, faults } = await run(
      [filing('4', { reference }), filing('7', { blindIndex }), ...move('1', '5')],
      [atHr('1')],
    );
    expect(made.threads.map(({ id }) => id)).toEqual([idOf('4'), idOf('5')]);
    expect(made.threads[0]?.reference).not.toBe(reference);
    expect(made.threads[1]?.reference).toBe(reference);
    // The draft that was filed at HR, submitted once more: the report is there.
    expect(faults).toEqual(['release filed_again']);
  });

  it('takes along what was written to it under its new id in that window', async () => {
    const { made } = await run([...move('1', '5'), byReporter(0, '5')], [atHr('1')]);
    expect(words(made)).toContain('reporter 0');
    expect(made.updates).toEqual([]);
    expect(stateOf(made.threads[0]!)).toMatchObject({ unanswered: true });
  });

  it('is moved though the handlers’ notice cannot be told from its state', async () => {
    const { made, arrived, faults } = await run(move('1', '5'), [atHr('1')], {
      state: idOf('5'),
      with: new SealError('seal_open'),
    });
    expect(made.threads).toHaveLength(1);
    expect(arrived).toEqual([]);
    expect(faults).toEqual(['release seal_open']);
  });
});

describe('a move that does not count', () => {
  const nothingMoved = async (operations: readonly Operation[], threads: readonly ThreadRow[]) => {
    const released = await run([...operations, filing('4')], threads);
    expect(released.made.removals).toEqual([]);
    expect(released.made.threads.map(({ id }) => id)).toEqual([idOf('4')]);
    expect(released.faults).toEqual(['release move_lost']);
    return released;
  };

  it('finds the old thread gone', async () => {
    const { made, arrived } = await nothingMoved(move('1', '5'), [atHr('2')]);
    expect(words(made)).toEqual(['report 4']);
    expect(arrived).toHaveLength(1);
  });

  it('finds the old thread changed', async () => {
    const changed = { ...atHr('1'), revision: 'c'.repeat(32) as Revision };
    const { made } = await nothingMoved(move('1', '5'), [changed]);
    expect(words(made)).toEqual(['report 4']);
  });

  it.each<[string, Partial<ThreadRow>]>([
    ['receipt', { blindIndex: new Uint8Array(32) }],
    ['reference', { reference: '7K3M9-QXTB3' as Reference }],
  ])('brings another %s than the old thread has', async (_, changes) => {
    await nothingMoved(move('1', '5', changes), [atHr('1')]);
  });

  it('would take away a message that was said to be sent', async () => {
    const { made } = await nothingMoved([...move('1', '5'), byReporter()], [atHr('1')]);
    expect(words(made)).toEqual(['report 4', 'reporter 0']);
    expect(made.updates.map(({ id }) => id)).toEqual([idOf('1')]);
  });

  it('comes second in its window: the first one stands', async () => {
    const { made, faults } = await run([...move('1', '5'), ...move('1', '6')], [atHr('1')]);
    expect(faults).toEqual(['release move_lost']);
    expect(made.removals.map(({ id }) => id)).toEqual([idOf('1')]);
    expect(words(made)).toEqual(['5 report', '5 message', '5 moved']);
  });

  it('is none: rows that carry, remove or hold do nothing by themselves', async () => {
    const rest = move('1', '5').filter(({ kind }) => kind !== 'move');
    const { made } = await run(rest, [atHr('1'), thread('5', received)]);
    expect(made).toEqual({ carried: [], removals: [], threads: [], messages: [], updates: [] });
  });
});
