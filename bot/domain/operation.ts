import type { Day } from './day';
import type { Desk, Id, MemberId, ThreadId } from './ids';
import { asCarried, type Body, type ReporterBody, type Side } from './message';
import type { Reference } from './reference';
import type { HrStep, ThreadState } from './thread';
import type { When } from './window';

/** Names what was submitted from a draft: see `DraftSealer.submission`. */
export type SubmissionId = Id & { readonly __submission: never };

/** Something that waits for the pass, at its own length, in the sealed image only. */
export type Operation =
  /** A report, which becomes a thread with its first message. */
  | {
      readonly kind: 'filing';
      readonly desk: Desk;
      readonly reference: Reference;
      /** What the code finds it by, and what it is sealed to for the reporter; 32 bytes each. */
      readonly blindIndex: Uint8Array;
      readonly publicKey: Uint8Array;
      readonly state: ThreadState;
      readonly body: ReporterBody;
    }
  /** A message in an existing thread, with what its kind does to the thread's state. */
  | {
      readonly kind: 'message';
      readonly thread: ThreadId;
      readonly side: Side;
      /** How many messages of that side waited in the thread before it, 0 to 3. */
      readonly place: number;
      /** How many messages were out when it was written, and how many were of its side. */
      readonly seen: number;
      readonly ofSide: number;
      readonly body: Exclude<Body, { kind: 'note' }>;
      /** The reporter's new code, which finds and opens the thread from the pass on. */
      readonly renewal?: Renewal | undefined;
      /** Something was done with it at once, so it can be neither taken back nor changed. */
      readonly stays?: true | undefined;
      /** The handlers' thread, when they write to HR in the excerpt's thread. */
      readonly from?: ThreadId | undefined;
    }
  /** A thread leaves HR for the handlers: all of it is sealed again at the pass. */
  | {
      readonly kind: 'move';
      readonly from: ThreadId;
      /** Its new id. */
      readonly to: ThreadId;
      /** Handlers who must not see it, besides those whom the thread already names. */
      readonly excluded: readonly MemberId[];
      /** All of HR's notes go along, not only those of the record. */
      readonly notes?: true | undefined;
    }
  /** HR gets an excerpt of a handlers' thread, as a thread of its own. */
  | {
      readonly kind: 'excerpt';
      /** The handlers' thread. */
      readonly origin: ThreadId;
      readonly reference: Reference;
      readonly excluded: readonly MemberId[];
      readonly text: string;
      /**
       * `agreed`: the reporter said yes. The others are by law (VBL 5:10): told at once, or later or never.
       */
      readonly how: 'agreed' | 'told' | 'untold';
      /** For `untold`: the earlier step with HR. */
      readonly before?: HrStep | undefined;
      /** For `untold`: the deferral stored until the reporter is told. */
      readonly deferral?: Id | undefined;
    }
  /** Words were taken out of a case: what comes out while this waits goes without them. */
  | {
      readonly kind: 'remove';
      /** The thread, and HR's excerpt of it. */
      readonly threads: readonly ThreadId[];
      readonly on: Day;
      readonly words: string;
    };

/** What finds and opens a thread for its reporter from then on; 32 bytes each. */
export interface Renewal {
  readonly blindIndex: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** The operations of one submission, delivered together. */
export interface Entry {
  readonly id: SubmissionId;
  /** The reporter's dialog in which it was sent. */
  readonly dialog?: Id | undefined;
  readonly when: When;
  readonly operations: readonly Operation[];
}

/**
 * The desk's thread in which an operation waits; `undefined` when a reporter sent it, or when nobody can take
 * it back.
 */
export function deskThread(operation: Operation): ThreadId | undefined {
  switch (operation.kind) {
    case 'filing':
    case 'remove':
      return undefined;
    case 'message':
      return operation.side === 'desk' ? operation.thread : operation.from;
    case 'move':
      return operation.from;
    case 'excerpt':
      return operation.origin;
  }
}

/**
 * The entry with messages redirected to the threads that theirs have become. What HR had sent comes out as
 * HR's there.
 */
export function followed(entry: Entry, moved: ReadonlyMap<ThreadId, ThreadId>): Entry {
  const operations = entry.operations.map((one) => {
    if (one.kind === 'remove')
      return { ...one, threads: one.threads.map((id) => moved.get(id) ?? id) };
    const to = one.kind === 'message' ? moved.get(one.thread) : undefined;
    if (one.kind !== 'message' || to === undefined) return one;
    return { ...one, thread: to, body: asCarried(one.body) };
  });
  return { ...entry, operations };
}

/** The id of an entry's nth message, which later tells whether the entry was delivered. */
export function messageIdOf({ id }: Pick<Entry, 'id'>, nth: number): Id {
  if (nth === 0) return id;
  const last = (Number.parseInt(id.slice(-2), 16) ^ nth).toString(16).padStart(2, '0');
  return `${id.slice(0, -2)}${last}` as Id;
}
