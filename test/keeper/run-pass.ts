import type { Day, Month } from '../../bot/domain/day';
import type { MemberId, Revision, ThreadId } from '../../bot/domain/ids';
import type { Body, DeskBody, Message, Side } from '../../bot/domain/message';
import type { Entry, Operation, SubmissionId } from '../../bot/domain/operation';
import { makeReference, type Reference } from '../../bot/domain/reference';
import type { ThreadState } from '../../bot/domain/thread';
import { type Arrived, openPass } from '../../bot/keeper/pass/open-pass';
import type { PassWrites } from '../../bot/ports/pool-store';
import type { Family } from '../../bot/ports/sealers';
import type { ThreadRow } from '../../bot/ports/threads';
import { keeperWorld } from '../support/houses/keeper-world';

const today = '2026-05-20' as Day;
export const openMonth = '2028-06' as Month;
/** A member whom the reporter named. */
export const named = 'a'.repeat(32) as MemberId;

/** Sealing is writing JSON here: what is tested is what the pass makes of opened rows. */
export const write = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const read = (bytes: Uint8Array): never => JSON.parse(Buffer.from(bytes).toString()) as never;
export const stateOf = (row: Pick<ThreadRow, 'state'>): ThreadState => read(row.state);

export const received: ThreadState = { status: 'received', unanswered: false, excluded: [named] };
export const closed: ThreadState = {
  ...received,
  status: 'closed',
  closedOn: '2026-01-15' as Day,
  closeReason: 'confirmed',
  feedbackOn: '2026-01-15' as Day,
};

export const idOf = (digit: string): ThreadId => digit.repeat(32) as ThreadId;
/** The name of a submission, by two digits. */
const entryIdOf = (name: string): SubmissionId => name.repeat(16) as SubmissionId;
export const bytesOf = (digit: string): Uint8Array => new Uint8Array(32).fill(digit.charCodeAt(0));

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
    blindIndex: bytesOf(digit),
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

let submitted = 0;
/** What one submission makes, as it waits: written on the day before. */
export function entry(operations: readonly Operation[], id?: SubmissionId): Entry {
  const from = '2026-05-19' as Day;
  const name = (++submitted).toString(16).padStart(2, '0');
  return { id: id ?? entryIdOf(name), when: { from, to: from, outOn: today }, operations };
}

type Sent = Extract<Operation, { kind: 'message' }>['body'];

const sent = (side: Side, body: Sent, place: number, digit: string): Entry =>
  entry([{ kind: 'message', thread: idOf(digit), side, place, seen: 2, ofSide: 1, body }]);
export const byDesk = (body: DeskBody, place = 0, digit = '1'): Entry =>
  sent('desk', body, place, digit);
export const byReporter = (place = 0, digit = '1', body?: Sent): Entry =>
  sent('reporter', body ?? { kind: 'message', text: `reporter ${place}` }, place, digit);

type Filing = Extract<Operation, { kind: 'filing' }>;

export const filing = (digit: string, changes: Partial<Filing> = {}): Entry =>
  entry([
    {
      kind: 'filing',
      desk: 'whistleblowing',
      reference: `${digit.repeat(5)}-${digit.repeat(5)}` as Reference,
      blindIndex: bytesOf(digit),
      publicKey: bytesOf(digit),
      state: { ...received, excluded: [] },
      body: { kind: 'report', what: `report ${digit}`, where: '', how: '', who: '' },
      ...changes,
    },
  ]);

export interface Ran {
  readonly made: Omit<PassWrites, 'notices'>;
  readonly arrived: readonly Arrived[];
  readonly left: readonly SubmissionId[];
  readonly faults: readonly string[];
}

/** What goes wrong, or is there beside the threads. */
interface Given {
  /** A thread whose state does not open, or whose keys do not. */
  readonly state?: ThreadId;
  readonly keys?: ThreadId;
  /** Notes that do not open. */
  readonly notes?: true;
  readonly with?: Error;
  /** Months whose keys are not there. */
  readonly months?: readonly Month[];
  /** What was said in threads, by their digits. */
  readonly said?: Readonly<Record<string, readonly Message[]>>;
}

const reporters = ['report', 'message', 'excerpt', 'hr_answered', 'entered'];
const isBy = ({ kind }: Body): Family => (reporters.includes(kind) ? 'reporter' : 'desk');
const tag = (key: Uint8Array, family: Family, number: number): Uint8Array =>
  Buffer.from(`${Buffer.from(key).toString()} ${family} ${number}`.padEnd(16));
const nameOf = (one: Uint8Array): string => Buffer.from(one).toString();

/** Runs a pass of these entries over these threads; gives what it makes and what it reports. */
export async function run(
  entries: readonly Entry[],
  threads: readonly ThreadRow[] = [],
  given: Given = {},
  isPass = false,
): Promise<Ran> {
  const faults: string[] = [];
  let drawn = 0;
  const key = bytesOf('x');
  // The first of them would be a reference that is taken, the second one that is easily misread.
  const drawnCharacters = ['222222222', misread, '7K3M9QXTB', '123456789'];
  const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
  const stored = new Map<string, Uint8Array>();
  for (const [digit, messages] of Object.entries(given.said ?? {}))
    for (const family of ['reporter', 'desk'] as const)
      for (const [n, one] of messages.filter(({ body }) => isBy(body) === family).entries())
        stored.set(nameOf(tag(Buffer.from(digit), family, n)), write(one));
  const keyOf = ({ id }: Pick<ThreadRow, 'id'>) => ({
    common: Buffer.from(id.charAt(0)),
    internal: Buffer.from(id.charAt(0)),
  });
  const world = keeperWorld({
    clock: { now: () => 0, today: () => today },
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
      messages: async (tags) => tags.map((one) => stored.get(nameOf(one))),
      stored: async (tags) => tags.map((one) => stored.has(nameOf(one))),
    },
    deskRecords: {
      stored: async (tags) => tags.map(() => false),
      messages: async (tags) => {
        if (given.notes === true && given.with !== undefined) throw given.with;
        return tags.map(() => undefined);
      },
    },
    records: { noteTags: () => [] },
    cases: { rows: async (tags) => tags.map(() => undefined) },
    caseSealer: { tag: () => Buffer.from('case') },
    threadSealer: {
      nameStateKeys: (_, month) => (given.months?.includes(month) ? undefined : month),
      openAsDesk: async (row) => {
        if (row.id === given.keys && given.with !== undefined) throw given.with;
        return keyOf(row);
      },
      openState: async (row) => {
        if (row.id === given.state && given.with !== undefined) throw given.with;
        return stateOf(row);
      },
      sealState: (of, state) => write({ ...state, sealedFor: of }),
      rewrap: async (row, expiry) => ({
        keys: write([`keys of ${row.id.charAt(0)}`, expiry]),
        state: row.state,
      }),
      newKeys: (id, _desk, expiry, publicKey) => ({
        keys: write([`keys of ${id}`, expiry, Buffer.from(publicKey).toString('hex')]),
        dataKeys: keyOf({ id }),
      }),
      excerptKeys: () => ({ blindIndex: key, publicKey: key, privateKey: key }),
      reporterPublicKey: ({ blindIndex }) => blindIndex,
    },
    messages: {
      tags: (key, family, from, count) =>
        Array.from({ length: count }, (_, n) => tag(key, family, from + n)),
      seal: (_key, of, message) => write({ ...message, thread: of }),
      open: (_key, _thread, _family, envelope) => read(envelope),
    },
    journal: {
      fault: (module, error) =>
        void faults.push(`${module} ${error instanceof Error ? error.message : ''}`),
    },
  });
  const { arrived, left, ...made } = await openPass(
    world,
    entries,
    {
      find: async (ids) => threads.filter((row) => ids.includes(row.id)),
      ofMonth: async (month) => threads.filter(({ expiry }) => expiry === month),
      months: async () => [...new Set(threads.map(({ expiry }) => expiry))],
    },
    { isPass },
  );
  return { made, arrived, left, faults };
}

/** What a pass stores, in its order: where, and the words. */
export function wordsOf({ messages }: Pick<PassWrites, 'messages'>): readonly string[] {
  return messages.map(({ envelope }) => {
    const { body }: Message = read(envelope);
    return 'text' in body ? body.text : 'what' in body ? body.what : body.kind;
  });
}

/** The messages of a pass as they are stored. */
export const storedIn = ({
  messages,
}: Pick<PassWrites, 'messages'>): readonly (Message & { readonly thread: ThreadId })[] =>
  messages.map(({ envelope }) => read(envelope));

/** The state of a thread after a pass. */
export const stateAfter = ({ made }: Pick<Ran, 'made'>, index = 0): ThreadState =>
  stateOf({ state: made.updates[index]?.to.state ?? new Uint8Array() });
