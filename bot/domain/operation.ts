import type { Desk, Id, MemberId, ThreadId } from './ids';
import type { Body, ReporterBody, Side } from './message';
import type { Reference } from './reference';
import type { HrStep, ThreadState } from './thread';
import type { When } from './window';

/** Names what was submitted from a draft, 16 bytes as 32 hexadecimal digits: see `submission-names`. */
export type SubmissionId = Id & { readonly __submission: never };

/** Something that waits for the release. It lies in the sealed image alone, at its own length. */
export type Operation =
  /** A report: it becomes a thread with its first message. */
  | {
      readonly kind: 'filing';
      readonly desk: Desk;
      readonly reference: Reference;
      /** By what the code finds it, and to what it is sealed for the reporter; 32 bytes each. */
      readonly blindIndex: Uint8Array;
      readonly publicKey: Uint8Array;
      readonly state: ThreadState;
      readonly body: ReporterBody;
    }
  /** A message in a thread that is there, with what its kind does to the thread's state. */
  | {
      readonly kind: 'message';
      readonly thread: ThreadId;
      readonly side: Side;
      /** How many of that side's messages waited in the thread before it, 0 to 3. */
      readonly place: number;
      /** How many messages its writer could see, and how many there were of its side. */
      readonly seen: number;
      readonly ofSide: number;
      readonly body: Exclude<Body, { kind: 'note' }>;
      /** A new code of the reporter's: what finds and opens the thread from the release on. */
      readonly renewal?: Renewal | undefined;
      /** What was done with it at once stays, so that it is neither taken back nor changed. */
      readonly stays?: true | undefined;
      /** The handlers' thread whose desk writes to HR in the excerpt's thread, in the reporter's place. */
      readonly from?: ThreadId | undefined;
    }
  /** A thread leaves HR for the handlers: all that was said in it is sealed again at the release. */
  | {
      readonly kind: 'move';
      readonly from: ThreadId;
      /** The thread that it becomes. */
      readonly to: ThreadId;
      /** Who of the handlers must not see it, beside those whom the thread already names. */
      readonly excluded: readonly MemberId[];
      /** Something that HR had sent was dropped with it. */
      readonly dropped: boolean;
    }
  /** HR gets an excerpt of a handlers' thread, as a thread of its own. */
  | {
      readonly kind: 'excerpt';
      /** The handlers' thread. */
      readonly origin: ThreadId;
      readonly reference: Reference;
      readonly excluded: readonly MemberId[];
      readonly text: string;
      /** By the reporter's yes; by law (VBL 5:10), told at once; or by law, told later or never. */
      readonly how: 'agreed' | 'told' | 'untold';
      /** Of an untold one: how far it had come with HR before. */
      readonly before?: HrStep | undefined;
      /** Of an untold one: what is kept of it until the reporter is told. */
      readonly deferral?: Id | undefined;
    };

/** By what a thread is found and opened as its reporter, in the place of what it was; 32 bytes each. */
export interface Renewal {
  readonly blindIndex: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** What one submission makes, released together. */
export interface Entry {
  readonly id: SubmissionId;
  /** The dialog of a reporter's in which it was sent; none of a desk's. */
  readonly dialog?: Id | undefined;
  readonly when: When;
  readonly operations: readonly Operation[];
}

/** The thread of a desk's own that an operation is about; none where a reporter sent it. */
export function deskThread(operation: Operation): ThreadId | undefined {
  switch (operation.kind) {
    case 'filing':
      return undefined;
    case 'message':
      return operation.side === 'desk' ? operation.thread : operation.from;
    case 'move':
      return operation.from;
    case 'excerpt':
      return operation.origin;
  }
}

/** An entry whose messages go to the threads that theirs have become. */
export function followed(entry: Entry, moved: ReadonlyMap<ThreadId, ThreadId>): Entry {
  const operations = entry.operations.map((one) => {
    const to = one.kind === 'message' ? moved.get(one.thread) : undefined;
    return one.kind === 'message' && to !== undefined ? { ...one, thread: to } : one;
  });
  return { ...entry, operations };
}

/** The id of a message that an entry makes: it says later whether the entry has come out. */
export function messageIdOf({ id }: Pick<Entry, 'id'>, nth: number): Id {
  if (nth === 0) return id;
  const last = (Number.parseInt(id.slice(-2), 16) ^ nth).toString(16).padStart(2, '0');
  return `${id.slice(0, -2)}${last}` as Id;
}
