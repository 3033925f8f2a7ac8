import type { Day, Month } from '../../bot/domain/day';
import type { EpochId, MemberId, Revision, ThreadId } from '../../bot/domain/ids';
import { makeReference, type Reference } from '../../bot/domain/reference';
import type { Act, ThreadState } from '../../bot/domain/thread';
import type { WaitsOn } from '../../bot/keeper/carry-on';
import type { KeeperWorld } from '../../bot/keeper/keeper';
import { type Arrived, openRelease } from '../../bot/keeper/open-release';
import type { Epoch, Release } from '../../bot/ports/pool';
import type { Operation } from '../../bot/ports/sealer';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { keeperWorld } from '../support/houses/keeper-world';

export const today = '2026-05-20' as Day;
export const openMonth = '2028-06' as Month;
/** A member whom the reporter named. */
export const named = 'a'.repeat(32) as MemberId;

/** Sealing is writing JSON here: what is tested is what the release makes of the opened rows. */
export const write = (value: unknown) => Buffer.from(JSON.stringify(value));
export const stateOf = (row: Pick<ThreadRow, 'state'>) =>
  JSON.parse(Buffer.from(row.state).toString()) as ThreadState;

export const received: ThreadState = { status: 'received', unanswered: false, excluded: [named] };
export const closed: ThreadState = {
  ...received,
  status: 'closed',
  closedOn: '2026-01-15' as Day,
  closeReason: 'confirmed',
  feedbackOn: '2026-01-15' as Day,
};

export const idOf = (digit: string) => digit.repeat(32) as ThreadId;

/** A thread that is told by its digit. */
export function thread(
  digit: string,
  state: ThreadState,
  changes: Partial<ThreadRow> = {},
): ThreadRow {
  const expiry = changes.expiry ?? openMonth;
  return {
    id: idOf(digit),
    reference: `${digit.repeat(5)}-${digit.repeat(5)}` as Reference,
    blindIndex: new Uint8Array(32).fill(digit.charCodeAt(0)),
    desk: 'whistleblowing',
    filedOn: '2026-01-10' as Day,
    expiry,
    revision: `${digit}0`.repeat(16) as Revision,
    state: write(state),
    keys: write([`keys of ${digit}`, expiry]),
    ...changes,
  };
}

/** Nine characters that a check character completes which is not used. */
export const misread =
  Array.from({ length: 99 }, (_, n) => String(n).padEnd(9, '0')).find(
    (characters) => makeReference(characters) === undefined,
  ) ?? '';

export type Waiting = Extract<Operation, { kind: 'message' | 'act' }>;

export const tagsOf = (name: string) => [Buffer.from(name.padEnd(16))];
export const byDesk = (act: Act, place = 0, digit = '1'): Waiting =>
  waiting('desk', act, place, digit);
export const byReporter = (place = 0, digit = '1'): Waiting =>
  waiting('reporter', { kind: 'message', day: today }, place, digit);

function waiting(side: 'desk' | 'reporter', act: Act, place: number, digit: string): Waiting {
  const of = { thread: idOf(digit), side, place, act };
  if (act.kind === 'stepped_down') return { kind: 'act', ...of };
  const name = `${side} ${String(place)}`;
  return { kind: 'message', ...of, tags: tagsOf(name), message: write(name) };
}

export const filing = (digit: string, changes: Partial<ThreadRow> = {}) =>
  ({
    kind: 'filing',
    thread: thread(digit, { ...received, excluded: [] }, changes),
    tags: tagsOf(`filed ${digit}`),
    message: write(`report ${digit}`),
  }) as const satisfies Operation;

export interface Released {
  readonly made: Omit<Release, 'notices'>;
  readonly arrived: readonly Arrived[];
  readonly kept: WaitsOn;
  readonly faults: readonly string[];
  readonly found: readonly ThreadId[];
}

/**
 * A pool that holds these rows over these threads; gives what the release hands back and what it reports.
 * @param pass where the clock ends the window
 */
export async function run(
  operations: readonly (Operation | 'broken')[],
  threads: readonly ThreadRow[] = [],
  failing: {
    readonly state?: ThreadId;
    readonly with?: Error;
    /** Months whose keys are not there. */
    readonly months?: readonly Month[];
  } = {},
  pass?: 'pass',
): Promise<Released> {
  const faults: string[] = [];
  const found: ThreadId[] = [];
  const epoch: Epoch = {
    id: '9'.repeat(32) as EpochId,
    publicKey: new Uint8Array(32),
    sealedPrivateKey: new Uint8Array(32),
    ...(pass && { endsOn: today }),
  };
  const rows = operations.map((_, at) => ({
    slot: new Uint8Array(32),
    epoch: epoch.id,
    envelope: write(at),
  }));
  let drawn = 0;
  // The first of them would be a reference that is taken, the second one that is easily misread.
  const drawnCharacters = ['222222222', misread, '7K3M9QXTB', '123456789'];
  const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
  const world = keeperWorld({
    rehearsals: { slotIn: () => new Uint8Array(1) },
    clock: { now: () => 0, today: () => today },
    windows: atOnce,
    pause: async () => undefined,
    random: {
      bytes: (length) => new Uint8Array(length),
      digits: (length) => '0'.repeat(length),
      crockford: (length) => drawnCharacters.shift()?.padEnd(length, '0') ?? '0'.repeat(length),
      id: () => String(++drawn).padStart(32, 'f') as never,
    },
    threads: {
      byBlindIndex: async (blindIndex) => threads.find((row) => same(row.blindIndex, blindIndex)),
      byReference: async (reference) => threads.find((row) => row.reference === reference),
    },
    poolSealer: {
      open: async (_epoch, envelope) => {
        const operation = operations[Number(Buffer.from(envelope).toString())];
        return operation === 'broken' ? undefined : operation;
      },
    },
    threadSealer: {
      nameStateKeys: (_, month) => (failing.months?.includes(month) ? undefined : month),
      openState: async (row) => {
        if (row.id === failing.state && failing.with !== undefined) throw failing.with;
        return stateOf(row);
      },
      sealState: (of, state) => write({ ...state, sealedFor: of }),
      rewrap: async (row, expiry) => ({
        keys: write([`keys of ${row.id.charAt(0)}`, expiry]),
        state: row.state,
      }),
    },
    journal: {
      fault: (module, error) =>
        void faults.push(`${module} ${error instanceof Error ? error.message : ''}`),
    },
  });
  const { arrived, kept, ...made } = await openRelease(world, { epoch, next: epoch }, rows, {
    find: async (ids) => {
      found.push(...ids);
      return threads.filter((row) => ids.includes(row.id));
    },
    ofMonth: async (month) => threads.filter(({ expiry }) => expiry === month),
    months: async () => [...new Set(threads.map(({ expiry }) => expiry))],
  });
  return { made, arrived, kept, faults, found };
}

/** Nothing of the clock's. */
const atOnce: KeeperWorld['windows'] = {
  byClock: false,
  days: 0,
  opensOn: () => today,
  dueOn: () => undefined,
  endsOn: () => undefined,
  isOver: () => true,
  isBelievable: () => true,
  isNearlyOver: () => false,
};

/** The state of a thread after a release. */
export const stateAfter = ({ made }: Pick<Released, 'made'>, index = 0): ThreadState =>
  stateOf({ state: made.updates[index]?.to.state ?? new Uint8Array() });
