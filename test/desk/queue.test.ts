import type { DaysWorld } from '../../bot/desk/case/desk-days';
import { queueOf } from '../../bot/desk/pages/queue';
import type { Day, Month } from '../../bot/domain/day';
import type { Desk, MemberId, Revision, ThreadId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import type { Reference } from '../../bot/domain/reference';
import type { CardsAround } from '../../bot/domain/reminder';
import type { ThreadState } from '../../bot/domain/thread';
import type { ThreadRow } from '../../bot/ports/threads';
import { amongOpen, openStates } from '../../bot/threads/open-threads';
import { createRememberedStates } from '../../bot/threads/remembered';
import type { QueueWorld } from '../../bot/threads/worlds';
import { readAtOnce } from '../support/at-once';

const d = (text: string) => text as Day;
const today = d('2026-05-20');
const openMonth = '2028-06' as Month;
const memberOf = (digit: string, desk: Desk = 'whistleblowing'): Member => ({
  id: digit.repeat(32) as MemberId,
  desk,
  title: 'Kommunjurist',
  standing: 'member',
});
const asking = memberOf('a');
const desk = [asking, memberOf('b')];

interface Filed extends Partial<ThreadState> {
  readonly filedOn: string;
  readonly expiry?: string;
  readonly desk?: Desk;
}

/** The threads of a desk: states stand open in their rows, and rows are found by desk and month. */
function expired(filed: readonly Filed[]): QueueWorld & DaysWorld {
  const rows = filed.map(
    ({ filedOn, expiry = openMonth, desk = 'whistleblowing', ...state }, index): ThreadRow => ({
      id: index.toString(16).padStart(32, '0') as ThreadId,
      reference: `0000${String(index)}-00000` as Reference,
      blindIndex: new Uint8Array(32),
      desk,
      filedOn: d(filedOn),
      expiry: expiry as Month,
      revision: '0'.repeat(32) as Revision,
      state: Buffer.from(
        JSON.stringify({ status: 'received', unanswered: false, excluded: [], ...state }),
      ),
      keys: new Uint8Array(),
    }),
  );
  return {
    // Every day is a working day here, so that the day is plain to see.
    hrClock: { answerDays: 3, isWorkingDay: () => true },
    windows: readAtOnce,
    journal: { fault: () => undefined },
    threads: {
      ofDesk: async (desk, months) =>
        rows.filter((row) => row.desk === desk && months.includes(row.expiry)),
      revisions: async (desk, month) =>
        rows.filter((row) => row.desk === desk && row.expiry === month),
      byIds: async (ids) => rows.filter(({ id }) => ids.includes(id)),
    },
    threadSealer: {
      openState: async (row) => JSON.parse(Buffer.from(row.state).toString()) as ThreadState,
      nameStateKeys: () => 'keys',
    },
    remembered: createRememberedStates(100),
  };
}

const said = { dues: { named: true } } as const;
const firstAnswered = { ...said, status: 'answered', answeredOn: d('2026-05-02') } as const;
const done = { ...firstAnswered, feedbackOn: d('2026-05-04') } as const;
const closed = { ...done, status: 'closed', closedOn: d('2026-05-04') } as const;

async function queueIn(
  filed: readonly Filed[],
  member = asking,
  cards?: CardsAround,
  asked: readonly ThreadId[] = [],
) {
  const world = expired(filed);
  const among = await amongOpen(world, member.desk, today);
  const there = await openStates(world, await world.threads.byIds(asked));
  const others = among.filter(({ row }) => !asked.includes(row.id));
  const all = [...others, ...there.map((one) => ({ ...one, awaits: ['remove'] as const }))];
  return queueOf(world, member, desk, all, today, cards);
}

async function orderOf(filed: readonly Filed[], member = asking): Promise<number[]> {
  const items = await queueIn(filed, member);
  return items.map(({ thread }) => Number.parseInt(thread, 16));
}

describe('the queue', () => {
  it('has a closed thread that is held when its day comes, and once its time is over', async () => {
    const held = (lookAgainOn: string, closedOn = '2026-05-04') => ({
      ...{ ...closed, filedOn: '2026-04-20', closedOn: d(closedOn) },
      dues: { lookAgainOn: d(lookAgainOn) },
    });
    const filed = [held('2026-05-21'), held('2026-06-21'), held('2026-06-21', '2024-04-30')];
    const cards = { last: d('2026-05-18'), next: d('2026-05-21') };
    const items = await queueIn(filed, asking, cards);
    expect(items.map(({ thread }) => Number.parseInt(thread, 16))).toEqual([0, 2]);
    expect(items.map(({ held: marked, head, erasedBy }) => ({ marked, head, erasedBy }))).toEqual([
      { marked: true, head: [{ what: 'hold', by: '2026-05-21' }], erasedBy: undefined },
      { marked: true, head: undefined, erasedBy: undefined },
    ]);
  });

  it('says of each thread what is due, and nothing of its content', async () => {
    const queue = await queueIn([
      { filedOn: '2026-05-01', unanswered: true },
      { filedOn: '2026-05-01', ...done, minutes: 'open' },
    ]);
    expect(queue).toEqual([
      {
        thread: '0'.repeat(32),
        reference: '00000-00000',
        filedOn: '2026-05-01',
        changedOn: '2026-05-01',
        status: 'received',
        news: true,
        about: 'talk',
        due: { what: 'answer', by: '2026-05-08', overdue: true },
      },
      {
        thread: '1'.padStart(32, '0'),
        reference: '00001-00000',
        filedOn: '2026-05-01',
        changedOn: '2026-05-01',
        status: 'answered',
        news: false,
        about: 'entered',
      },
    ]);
  });

  it('is overdue from the day after', async () => {
    const overdue = async (filedOn: string) => (await queueIn([{ filedOn }]))[0]?.due?.overdue;
    expect(await overdue('2026-05-13')).toBe(false);
    expect(await overdue('2026-05-12')).toBe(true);
  });

  it('is each desk’s own', async () => {
    const filed: Filed[] = [{ filedOn: '2026-05-01' }, { filedOn: '2026-05-01', desk: 'hr' }];
    expect(await orderOf(filed)).toEqual([0]);
    expect(await orderOf(filed, memberOf('a', 'hr'))).toEqual([1]);
  });

  it('has on top what nobody has answered, then what is due first, whatever it is', async () => {
    expect(
      await orderOf([
        { filedOn: '2026-05-19' },
        { filedOn: '2026-02-22', ...firstAnswered },
        { filedOn: '2026-05-10' },
        { filedOn: '2026-02-20', ...firstAnswered },
      ]),
    ).toEqual([2, 0, 3, 1]);
  });

  it('has after that what no day is set for, the unanswered first', async () => {
    expect(
      await orderOf([
        { filedOn: '2026-01-01', ...done },
        { filedOn: '2026-05-19' },
        { filedOn: '2026-05-18', ...done, unanswered: true },
        { filedOn: '2025-12-01', ...closed, unanswered: true },
      ]),
    ).toEqual([1, 3, 2, 0]);
  });

  it('has on one due day the unanswered first, then the older, then by reference', async () => {
    // 30 November and 28 November have one day of feedback in a common year.
    expect(
      await orderOf([
        { filedOn: '2026-11-30', ...firstAnswered },
        { filedOn: '2026-11-28', ...firstAnswered },
        { filedOn: '2026-11-30', ...firstAnswered, unanswered: true },
        { filedOn: '2026-11-28', ...firstAnswered },
      ]),
    ).toEqual([2, 1, 3, 0]);
  });

  it('has on top what comes before the next reminder, with all of its days, then the rest', async () => {
    const cards = { last: d('2026-05-18'), next: d('2026-05-21') };
    const filed: Filed[] = [
      { filedOn: '2026-05-19' },
      { filedOn: '2026-05-14' },
      // 30 days before its last day, and 31.
      { filedOn: '2026-03-20', ...firstAnswered },
      { filedOn: '2026-03-21', ...firstAnswered },
      { filedOn: '2026-05-18', unanswered: true },
      { filedOn: '2026-05-01', ...done, unanswered: true },
      { filedOn: '2026-05-01', ...done, dues: {} },
      { filedOn: '2026-05-10', excluded: [asking.id] },
    ];
    const queue = await queueIn(filed, asking, cards);
    expect(queue.map(({ thread, head }) => [Number.parseInt(thread, 16), head])).toEqual([
      [1, [{ what: 'answer', by: '2026-05-21' }]],
      [4, [{ what: 'answer', by: '2026-05-25' }, { what: 'message' }]],
      [0, [{ what: 'answer', by: '2026-05-26' }]],
      [6, [{ what: 'named', by: '2026-06-01', ahead: 30 }]],
      [2, [{ what: 'feedback', by: '2026-06-20', ahead: 30 }]],
      [5, [{ what: 'message' }]],
      [3, undefined],
    ]);
  });

  it('has first what a colleague waits for, closed or under another month, and nothing of others’', async () => {
    const filed: Filed[] = [
      { filedOn: '2026-05-01', ...closed },
      { filedOn: '2026-05-19' },
      { filedOn: '2026-05-01', ...closed, excluded: [asking.id] },
      { filedOn: '2026-04-01', ...closed, expiry: '2028-04' },
      { filedOn: '2026-05-01', ...done },
    ];
    const asked = ['0', '2', '3'].map((digit) => digit.padStart(32, '0') as ThreadId);
    const queue = await queueIn(filed, asking, undefined, asked);
    expect(queue.map(({ thread, awaits }) => [Number.parseInt(thread, 16), awaits])).toEqual([
      [3, ['remove']],
      [0, ['remove']],
      [1, undefined],
      [4, undefined],
    ]);
  });

  it('reads the month that open threads share, and the one before', async () => {
    expect(
      await orderOf([
        { filedOn: '2026-05-04', expiry: '2028-06' },
        { filedOn: '2026-05-03', expiry: '2028-05' },
        { filedOn: '2026-05-02', expiry: '2028-04' },
        { filedOn: '2026-05-01', expiry: '2028-07' },
      ]),
    ).toEqual([1, 0]);
  });
});
