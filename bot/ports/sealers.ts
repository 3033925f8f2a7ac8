import type { CallWord } from '../domain/call-word';
import type { Day, Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Message, Side } from '../domain/message';
import type { SubmissionId } from '../domain/operation';
import type { ReportCode } from '../domain/report-code';
import type { ThreadState } from '../domain/thread';
import type { Who } from './people';
import type { Tag, ThreadRow } from './threads';

export interface DataKeys {
  /** For desk and reporter: report, messages, acts; 32 bytes. */
  readonly common: Uint8Array;
  /** For the desk only: notes; 32 bytes. */
  readonly internal: Uint8Array;
}

/** The row of tags that holds a message: its writer's. */
export type Family = Side;

/** Seals and opens threads. Throws a `SealError`, a code without content, for what does not open. */
export interface ThreadSealer {
  /** New data keys for a thread, wrapped for desk and reporter under the expiry month's key. */
  newKeys(
    thread: ThreadId,
    desk: Desk,
    expiry: Month,
    reporterPublicKey: Uint8Array,
  ): { readonly dataKeys: DataKeys; readonly keys: Uint8Array };
  openAsReporter(row: ThreadRow, privateKey: Uint8Array): Uint8Array;
  openAsDesk(row: ThreadRow): Promise<DataKeys>;
  /** Wraps the common key for a new code. */
  wrapForReporter(thread: ThreadId, publicKey: Uint8Array, common: Uint8Array): Uint8Array;
  /** The same keys with another holder of the reporter's place. */
  rekey(
    row: ThreadRow,
    of: { readonly publicKey: Uint8Array; readonly reporterCommon: Uint8Array },
  ): Uint8Array;
  /** The reporter's public key, to which a move wraps new data keys; 32 bytes. */
  reporterPublicKey(row: ThreadRow): Uint8Array;
  /**
   * The keys with which the handlers hold the reporter's place in HR's excerpt. They derive from the thread's
   * internal key: without it nobody finds the excerpt from the thread. The way back, `origin`, is in the
   * excerpt's state.
   */
  excerptKeys(internal: Uint8Array): ReporterKeys;
  /** The same keys and state under an expiry month, sealed to the desk's newest keys. */
  rewrap(row: ThreadRow, expiry: Month): Promise<Pick<ThreadRow, 'keys' | 'state'>>;
  /** Whether keys and state are sealed to the desk's newest keys, by their labels. */
  isNewest(row: ThreadRow): boolean;
  /** Whether the product itself put the row under its expiry month. */
  isUnderMonth(row: Pick<ThreadRow, 'id' | 'expiry' | 'keys'>): boolean;
  sealState(
    of: Pick<ThreadRow, 'id' | 'reference' | 'desk' | 'filedOn' | 'revision' | 'expiry'>,
    state: ThreadState,
  ): Uint8Array;
  openState(row: ThreadRow): Promise<ThreadState>;
  /**
   * Names the current keys to the states of a desk's threads of a month. The name changes with the keys, and
   * opens nothing. `undefined` while they cannot be read.
   */
  nameStateKeys(desk: Desk, month: Month): string | undefined;
  /** Whether the vault lacks a month's key that rows need. */
  lacksKey(month: Month): boolean;
}

/** Seals and opens single messages under a data key. */
export interface MessageSealer {
  seal(dataKey: Uint8Array, thread: ThreadId, message: Message): Uint8Array;
  open(dataKey: Uint8Array, thread: ThreadId, family: Family, envelope: Uint8Array): Message;
  /** The tags of a family from number `from` on. */
  tags(dataKey: Uint8Array, family: Family, from: number, count: number): readonly Tag[];
}

/** The keys of a report code; none can be derived without it. */
export interface ReporterKeys {
  /** HMAC under the vault's pepper; 32 bytes. */
  readonly blindIndex: Uint8Array;
  /** X25519, 32 bytes each. */
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** The keys of a report code under every pepper. */
export interface DerivedKeys extends ReporterKeys {
  /** The blind indices under the other peppers, for threads of earlier times. */
  readonly otherIndices: readonly Uint8Array[];
}

/**
 * Derives by Argon2id, off the event loop, two at a time, the rest in a bounded queue.
 * @param isNew the report code was drawn just now: it goes before those that somebody typed
 */
export interface ReportCodeKeys {
  derive(
    reportCode: ReportCode,
    isNew?: 'new',
  ): Promise<{ readonly kind: 'derived'; readonly keys: DerivedKeys } | { readonly kind: 'busy' }>;
}

export type OpenedDraft<T> =
  | { readonly kind: 'live'; readonly draft: T }
  /** Too old, but whole: the same view is shown again. */
  | { readonly kind: 'expired'; readonly draft: T }
  /** Changed, another person's, or of a day whose key is gone: the conversation starts over. */
  | { readonly kind: 'altered' };

/**
 * What a draft is submitted as. A yes and a no differ, so that a no is never taken for the yes before it,
 * sent twice.
 */
export type Purpose =
  | Desk
  | 'message'
  | 'yes'
  | 'no'
  | 'approve'
  | 'correct'
  | 'meet'
  | 'punished'
  | 'renew'
  | 'command'
  | 'code';

/**
 * Seals half-finished conversations, which travel in the dialog and are stored nowhere. One opens only for
 * the same person of the same tenant in the same messenger.
 */
export interface DraftSealer {
  /** Always the same length: 2,048 bytes of content; throws when more. */
  seal(draft: object, who: Who): Promise<string>;
  open<T extends object>(token: string, who: Who): Promise<OpenedDraft<T>>;
  /** Texts on the way back from the story: a second block of one fixed size. */
  sealTexts(texts: Readonly<Record<string, string>>, who: Who): Promise<string>;
  openTexts(token: string, who: Who): Promise<Readonly<Record<string, string>> | undefined>;
  /**
   * Names a submission by the draft's id (16 bytes, hexadecimal), its first day and the purpose. So
   * submitting it twice files once, across midnight too.
   */
  submission(draftId: string, began: Day, purpose: Purpose): Promise<SubmissionId>;
}

/** Hashes words for the telephone by Argon2id, off the event loop, in a bounded queue. */
export interface CallWords {
  /** Hashes a word under a new salt. */
  keep(word: string): Promise<Pick<CallWord, 'salt' | 'hash'> | 'busy'>;
  isRight(word: string, kept: Pick<CallWord, 'salt' | 'hash'>): Promise<boolean | 'busy'>;
}
