import { SealError } from '../../bot/crypto/seal-error';
import type { Month } from '../../bot/domain/day';
import type { DeskBody } from '../../bot/domain/message';
import type { Entry, Operation } from '../../bot/domain/operation';
import type { Reference } from '../../bot/domain/reference';
import type { HrStep, ThreadState } from '../../bot/domain/thread';
import {
  byDesk,
  byReporter,
  bytesOf,
  closed,
  entry,
  idOf,
  named,
  openMonth,
  received,
  run,
  stateOf,
  storedIn,
  thread,
  wordsOf,
  write,
} from './run-pass';

/** The handlers' thread is 1; what HR has of it is 2. */
const handlers = (hr: HrStep = 'given', state: ThreadState = received, expiry = openMonth) =>
  thread('1', { ...state, hr }, { expiry });
const excerpt = thread('2', { ...received, excluded: [], origin: idOf('1') }, { desk: 'hr' });

const reply: DeskBody = { kind: 'reply', text: 'reply' };
const hrSays = (body: DeskBody = reply): Entry => byDesk(body, 0, '2');
const handlersWrite = byReporter(0, '2');

/** What became of the handlers' thread; nothing when it was left as it was. */
const origin = ({ made }: Awaited<ReturnType<typeof run>>) => {
  const update = made.updates.find(({ id }) => id === idOf('1'));
  return update === undefined ? undefined : stateOf(update.to);
};
const toldHandlers = ({ arrived }: Awaited<ReturnType<typeof run>>) =>
  arrived.filter(({ desk }) => desk === 'whistleblowing').map(({ state }) => state.excluded);

describe('when HR answers in an excerpt', () => {
  it.each<DeskBody>([
    reply,
    { kind: 'closed', reason: 'answered', text: '' },
    { kind: 'reopened', text: '' },
  ])('the handlers’ thread has news, and they are told: $kind', async (act) => {
    const row = handlers();
    const delivered = await run([hrSays(act)], [row, excerpt]);
    expect(origin(delivered)).toMatchObject({ ...received, hr: 'answered' });
    expect(toldHandlers(delivered)).toEqual([[named]]);
    const update = delivered.made.updates.find(({ id }) => id === row.id);
    expect(update?.from).toBe(row.revision);
    expect(update?.to.revision).not.toBe(row.revision);
    // Nothing is written in the handlers' thread, and HR is not told of its own words.
    expect(delivered.made.messages).toHaveLength(1);
    expect(delivered.arrived).toHaveLength(1);
  });

  it('a settled thread of the handlers is open again, and kept as long as open ones', async () => {
    const row = handlers('given', closed, '2027-12' as Month);
    const delivered = await run([hrSays()], [row, excerpt]);
    const update = delivered.made.updates.find(({ id }) => id === row.id);
    expect(update?.to.expiry).toBe(openMonth);
    expect(update?.to.keys).toEqual(write(['keys of 1', openMonth]));
    expect(origin(delivered)).toMatchObject({ status: 'closed', hr: 'answered' });
  });

  it('a thread that has news already stays as it is, and the handlers are told', async () => {
    const delivered = await run([hrSays()], [handlers('answered'), excerpt]);
    expect(origin(delivered)).toBeUndefined();
    expect(toldHandlers(delivered)).toEqual([[named]]);
  });

  it('what the handlers did in the same window had not seen it', async () => {
    const written = [hrSays(), byDesk(reply, 1, '1'), handlersWrite];
    const delivered = await run(written, [handlers('answered'), excerpt]);
    expect(origin(delivered)).toMatchObject({ hr: 'answered' });
    // One update a thread, however much came together.
    expect(delivered.made.updates.map(({ id }) => id).sort()).toEqual([idOf('1'), idOf('2')]);
    expect(toldHandlers(delivered)).toEqual([[named]]);
  });

  const expired = handlers('given', closed, '2026-04' as Month);
  it.each<[string, ReturnType<typeof thread>[], code: 'seal_month' | 'seal_open', string[]]>([
    ['gone', [], 'seal_open', []],
    ['expired: nothing of it is opened any more', [expired], 'seal_month', []],
    ['damaged', [handlers()], 'seal_open', ['pass seal_open']],
  ])('HR’s words are kept where the handlers’ thread is %s', async (_, rows, code, faults) => {
    const failing = { state: idOf('1'), with: new SealError(code) };
    const delivered = await run([hrSays()], [...rows, excerpt], failing);
    expect(origin(delivered)).toBeUndefined();
    expect(delivered.made.updates.map(({ id }) => id)).toEqual([idOf('2')]);
    expect(delivered.made.messages).toHaveLength(1);
    expect(delivered.faults).toEqual(faults);
  });

  it('nothing is lost when the handlers’ thread cannot be opened just now', async () => {
    const away = new Error('the vault is away');
    const failing = { state: idOf('1'), with: away };
    await expect(run([hrSays()], [handlers(), excerpt], failing)).rejects.toBe(away);
  });
});

describe('when the handlers write to HR', () => {
  it('they have seen what HR had answered, and HR is told', async () => {
    const delivered = await run([handlersWrite], [handlers('answered'), excerpt]);
    expect(origin(delivered)).toMatchObject({ hr: 'given' });
    expect(delivered.arrived.map(({ desk }) => desk)).toEqual(['hr']);
  });

  it('a thread without news stays as it is', async () => {
    const delivered = await run([handlersWrite], [handlers('given'), excerpt]);
    expect(origin(delivered)).toBeUndefined();
  });
});

describe('when the handlers ask once more while the reporter answers', () => {
  const asks = byDesk({ kind: 'hr_asked', text: '' }, 0, '1');
  const answers = (yes: boolean) => byReporter(0, '1', { kind: 'hr_answered', yes });

  it.each([true, false])('the answer was not to that question, and is new: %s', async (yes) => {
    const delivered = await run([answers(yes), asks], [handlers('no')]);
    expect(origin(delivered)).toMatchObject({ hr: 'asked', unanswered: true });
  });

  it('an answer to a question that stood there counts', async () => {
    const delivered = await run([answers(true)], [handlers('asked')]);
    expect(origin(delivered)).toMatchObject({ hr: 'yes', unanswered: true });
  });
});

describe('when the handlers give an excerpt', () => {
  type Excerpt = Extract<Operation, { kind: 'excerpt' }>;
  const gives = (how: Excerpt['how']): Entry => {
    const given: Operation = {
      kind: 'excerpt',
      origin: idOf('1'),
      reference: '33333-33333' as Reference,
      excluded: [named],
      text: 'THE EXCERPT',
      how,
    };
    const told = byDesk({ kind: 'handed_over', to: 'hr', name: '', cause: '', text: 'TOLD' });
    return entry(how === 'untold' ? [given] : [given, ...told.operations]);
  };
  const says = (yes: boolean) => byReporter(0, '1', { kind: 'hr_answered', yes });

  it.each(['agreed', 'told', 'untold'] as const)(
    'HR has a thread with it, and HR alone is told: %s',
    async (how) => {
      const { made, arrived, faults, left } = await run([gives(how)], [handlers('yes')]);
      const place = { desk: 'hr', reference: '33333-33333', blindIndex: bytesOf('x') };
      expect(made.threads).toMatchObject([place]);
      expect(stateOf(made.threads[0]!)).toMatchObject({ origin: idOf('1'), excluded: [named] });
      expect(wordsOf(made)).toEqual(['THE EXCERPT', ...(how === 'untold' ? [] : ['TOLD'])]);
      expect(storedIn(made)[0]).toMatchObject({ thread: made.threads[0]?.id, position: 0 });
      if (how !== 'untold')
        expect(stateOf(made.updates[0]!.to)).toMatchObject({ hr: 'given', status: 'answered' });
      expect(arrived.map(({ desk }) => desk)).toEqual(['hr']);
      expect([faults, left]).toEqual([[], []]);
    },
  );

  it.each([
    ['before it', () => [says(false), gives('agreed')]],
    ['after it', () => [gives('agreed'), says(false)]],
  ])(
    'nothing of it comes out where the reporter has said no in the same window, %s',
    async (_, together) => {
      const delivered = await run(together(), [handlers('yes')]);
      expect(delivered.made.threads).toEqual([]);
      expect(wordsOf(delivered.made)).toEqual(['hr_answered']);
      expect(origin(delivered)).toMatchObject({ hr: 'no' });
      expect(delivered.faults).toEqual(['pass excerpt_refused']);
      // It is done with: it does not wait on.
      expect(delivered.left).toEqual([]);
    },
  );

  it.each([
    ['a yes once more', 'agreed', says(true)],
    ['a message', 'agreed', byReporter()],
    ['a no, where the law asks nobody', 'told', says(false)],
    ['a no, where the reporter is told later', 'untold', says(false)],
  ] as const)('it is given beside %s', async (_, how, written) => {
    const { made, faults } = await run([gives(how), written], [handlers('yes')]);
    expect(made.threads).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('it is given once', async () => {
    const there = { ...excerpt, blindIndex: bytesOf('x') };
    const { made, faults } = await run([gives('told')], [handlers('given'), there]);
    expect(made.threads).toEqual([]);
    expect(faults).toEqual(['pass filed_again']);
  });

  it('it waits on alone where its thread is damaged', async () => {
    const one = gives('agreed');
    const failing = { state: idOf('1'), with: new SealError('seal_open') };
    const rows = [handlers('yes'), thread('5', received)];
    const { made, left } = await run([one, says(false), byReporter(0, '5')], rows, failing);
    expect(left).toEqual([one.id]);
    expect(made.threads).toEqual([]);
    expect(wordsOf(made)).toEqual(['hr_answered', 'reporter 0']);
  });

  it('it is dropped where its thread is gone', async () => {
    const { made, faults } = await run([gives('untold')], []);
    expect(made.threads).toEqual([]);
    expect(faults).toEqual(['pass excerpt_refused']);
  });
});
