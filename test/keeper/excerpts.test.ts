import type { Month } from '../../bot/domain/day';
import type { Act, HrStep, ThreadState } from '../../bot/domain/thread';
import { SealError } from '../../bot/sealing/seal-error';
import {
  byDesk,
  byReporter,
  closed,
  filing,
  idOf,
  named,
  openMonth,
  received,
  run,
  stateOf,
  thread,
  today,
  type Waiting,
  write,
} from './run-release';

/** The handlers' thread is 1; what HR has of it is 2. */
const handlers = (hr: HrStep = 'given', state: ThreadState = received, expiry = openMonth) =>
  thread('1', { ...state, hr }, { expiry });
const excerpt = thread(
  '2',
  { status: 'received', unanswered: false, excluded: [], origin: idOf('1') },
  { desk: 'hr' },
);

const reply: Act = { kind: 'reply', day: today };
const hrSays = (act: Act = reply): Waiting => byDesk(act, 0, '2');
const handlersWrite = byReporter(0, '2');

/** What became of the handlers' thread; nothing when it was left as it was. */
const origin = ({ made }: Awaited<ReturnType<typeof run>>) => {
  const update = made.updates.find(({ id }) => id === idOf('1'));
  return update === undefined ? undefined : stateOf(update.to);
};
const toldHandlers = ({ arrived }: Awaited<ReturnType<typeof run>>) =>
  arrived.filter(({ desk }) => desk === 'whistleblowing').map(({ state }) => state.excluded);

describe('when HR answers in an excerpt', () => {
  it.each<Act>([
    reply,
    { kind: 'acknowledged', day: today },
    { kind: 'closed', day: today, reason: 'answered' },
    { kind: 'reopened', day: today },
  ])('the handlers’ thread has news, and they are told: $kind', async (act) => {
    const row = handlers();
    const released = await run([hrSays(act)], [row, excerpt]);
    expect(origin(released)).toMatchObject({ ...received, hr: 'answered' });
    expect(toldHandlers(released)).toEqual([[named]]);
    const update = released.made.updates.find(({ id }) => id === row.id);
    expect(update?.from).toBe(row.revision);
    expect(update?.to.revision).not.toBe(row.revision);
    // Nothing is written in the handlers' thread, and HR is not told of its own words.
    expect(released.made.messages).toHaveLength(1);
    expect(released.arrived).toHaveLength(1);
  });

  it.each<Act>([
    { kind: 'note', day: today },
    { kind: 'stepped_down', day: today, member: named },
  ])('a $kind of HR’s own says nothing to the handlers', async (act) => {
    const released = await run([hrSays(act)], [handlers(), excerpt]);
    expect(origin(released)).toBeUndefined();
    expect(toldHandlers(released)).toEqual([]);
  });

  it('a settled thread of the handlers is open again, and kept as long as open ones', async () => {
    const row = handlers('given', closed, '2027-12' as Month);
    const released = await run([hrSays()], [row, excerpt]);
    const update = released.made.updates.find(({ id }) => id === row.id);
    expect(update?.to.expiry).toBe(openMonth);
    expect(update?.to.keys).toEqual(write(['keys of 1', openMonth]));
    expect(origin(released)).toMatchObject({ status: 'closed', hr: 'answered' });
  });

  it('a thread that has news already stays as it is, and the handlers are told', async () => {
    const released = await run([hrSays()], [handlers('answered'), excerpt]);
    expect(origin(released)).toBeUndefined();
    expect(toldHandlers(released)).toEqual([[named]]);
  });

  it('what the handlers did in the same window had not seen it', async () => {
    for (const act of [reply, { kind: 'note', day: today } as const]) {
      const released = await run(
        [hrSays(), byDesk(act, 1, '1'), handlersWrite],
        [handlers('answered'), excerpt],
      );
      expect(origin(released)).toMatchObject({ hr: 'answered' });
      // One update a thread, however much came together.
      expect(released.made.updates.map(({ id }) => id).sort()).toEqual([idOf('1'), idOf('2')]);
      expect(toldHandlers(released)).toEqual([[named]]);
    }
  });

  it('a member who steps down in the same window is not told', async () => {
    const member = 'c'.repeat(32) as typeof named;
    const down = byDesk({ kind: 'stepped_down', day: today, member }, 0, '1');
    const released = await run([hrSays(), down], [handlers(), excerpt]);
    expect(toldHandlers(released)).toEqual([[named, member]]);
  });

  it('the handlers’ thread may be gone', async () => {
    const released = await run([hrSays()], [excerpt]);
    expect(released.made.updates.map(({ id }) => id)).toEqual([idOf('2')]);
    expect(released.made.messages).toHaveLength(1);
    expect(released.faults).toEqual([]);
  });

  it('the handlers’ thread may have expired: nothing of it is opened any more', async () => {
    const expired = handlers('given', closed, '2026-04' as Month);
    const released = await run([hrSays()], [expired, excerpt], {
      state: expired.id,
      with: new SealError('seal_month'),
    });
    expect(origin(released)).toBeUndefined();
    expect(released.made.messages).toHaveLength(1);
  });

  it('the handlers’ thread may be damaged: HR’s words are kept', async () => {
    const released = await run([hrSays()], [handlers(), excerpt], {
      state: idOf('1'),
      with: new SealError('seal_open'),
    });
    expect(released.made.updates.map(({ id }) => id)).toEqual([idOf('2')]);
    expect(released.made.messages).toHaveLength(1);
    expect(released.faults).toEqual(['release seal_open']);
  });

  it('nothing is lost when the handlers’ thread cannot be opened just now', async () => {
    const away = new Error('the vault is away');
    const failing = { state: idOf('1'), with: away };
    await expect(run([hrSays()], [handlers(), excerpt], failing)).rejects.toBe(away);
  });
});

describe('when the handlers write to HR', () => {
  it('they have seen what HR had answered, and HR is told', async () => {
    const released = await run([handlersWrite], [handlers('answered'), excerpt]);
    expect(origin(released)).toMatchObject({ hr: 'given' });
    expect(released.arrived.map(({ desk }) => desk)).toEqual(['hr']);
  });

  it('a thread without news stays as it is', async () => {
    const released = await run([handlersWrite], [handlers('given'), excerpt]);
    expect(origin(released)).toBeUndefined();
  });
});

describe('when the handlers ask once more while the reporter answers', () => {
  const asks = byDesk({ kind: 'hr_asked', day: today }, 0, '1');
  const answers = (yes: boolean) =>
    ({ ...byReporter(0, '1'), act: { kind: 'hr_answered', day: today, yes } }) as const;

  it.each([true, false])('the answer was not to that question, and is new: %s', async (yes) => {
    const released = await run([answers(yes), asks], [handlers('no')]);
    expect(origin(released)).toMatchObject({ hr: 'asked', unanswered: true });
  });

  it('an answer to a question that stood there counts', async () => {
    const released = await run([answers(true)], [handlers('asked')]);
    expect(origin(released)).toMatchObject({ hr: 'yes', unanswered: true });
  });
});

describe('when the handlers give an excerpt', () => {
  it('HR has a thread, the handlers’ own says so, and HR alone is told', async () => {
    const given = byDesk({ kind: 'handed_over', day: today, toHr: true }, 0, '1');
    const filed = filing('2', { desk: 'hr', state: excerpt.state });
    const released = await run([filed, given], [handlers('yes')]);
    expect(released.made.threads.map(({ id }) => id)).toEqual([idOf('2')]);
    expect(origin(released)).toMatchObject({ hr: 'given', status: 'acknowledged' });
    expect(released.arrived.map(({ desk }) => desk)).toEqual(['hr']);
  });
});
