import type { Day } from '../../domain/day';
import { splitAtWords } from '../../domain/find-words';
import type { ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Body, Message } from '../../domain/message';
import type { Remark } from '../../domain/remarks';
import { bodyWithout, caseWithout } from '../../domain/removal';
import type { Writes } from '../../ports/pool';
import type { Family } from '../../ports/sealers';
import type { Tag } from '../../ports/threads';
import { countMessages } from '../../threads/count-messages';
import { countNotes } from '../../threads/notes';
import { caseOf, changeCase } from './change-case';
import type { DeskWorld, OpenCase } from './context';
import { findExcerpt } from './excerpt';
import { openProposals } from './proposals';
import { redactedCopiesOf } from './redacted-copies';
import { findWaiting } from './waiting';
import type { WritesAtOnce } from './writes-at-once';

type Replaced = NonNullable<Writes['replaces']>;
type Row = Replaced['messages'][number];

/** Where words are in a case: rows sealed again without them, its record, and what the desk has waiting. */
export interface Found {
  readonly replaces: Replaced;
  readonly inCase: boolean;
  readonly waits: boolean;
  /** The threads whose waiting messages lose them as well. */
  readonly threads: readonly ThreadId[];
  /** HR's excerpt, if they are in it. */
  readonly excerpt?: ThreadId | undefined;
}

/**
 * Finds words in all that a desk has of a case: both sides' messages, its notes, its record, and what the
 * handlers and HR wrote in HR's excerpt. HR's own notes there are under a key that the handlers do not have.
 */
export async function placesOfWords(
  world: DeskWorld,
  visible: OpenCase,
  words: string,
  on: Day,
): Promise<Found> {
  const { row, state } = visible;
  const keys = await visible.keys();
  const inThread = async (thread: ThreadId, common: Uint8Array): Promise<readonly Row[]> => [
    ...(await inFamily(world, { thread, common, family: 'reporter' }, words, on)),
    ...(await inFamily(world, { thread, common, family: 'desk' }, words, on)),
  ];
  const excerpt = state.hr === undefined ? undefined : await findExcerpt(world, keys);
  const known = await caseOf(world, visible);
  const waiting = await findWaiting(world, row);
  const inExcerpt = excerpt ? await inThread(excerpt.row.id, excerpt.common) : [];
  return {
    replaces: {
      messages: [...(await inThread(row.id, keys.common)), ...inExcerpt],
      records: await inNotes(world, row.id, keys.internal, words, on),
    },
    inCase: caseWithout(known, words, on) !== known,
    waits: waiting.entries.some(({ operations }) => holds(operations, words)),
    threads: [row.id, ...(excerpt ? [excerpt.row.id] : [])],
    excerpt: inExcerpt.length > 0 ? excerpt?.row.id : undefined,
  };
}

/**
 * What takes words out of all places, in one transaction. From what waits, the reporter's too, they go at its
 * pass: nobody looks into it before.
 */
export async function removeWords(
  world: DeskWorld,
  visible: OpenCase,
  { replaces, threads, excerpt }: Found,
  words: string,
  on: Day,
): Promise<WritesAtOnce | Remark> {
  // The thread's new revision lets no other form pass that was drawn before.
  const writes = await changeCase(world, visible, (known) => caseWithout(known, words, on), {
    ...visible.state,
  });
  if (typeof writes === 'string') return writes;
  return {
    ...writes,
    replaces,
    proposals: [
      ...(await proposalsWith(world, visible, words)),
      ...(await redactionsAtHr(world, excerpt)),
    ],
    operations: [{ kind: 'remove', threads, words, on }],
  };
}

/**
 * What is proposed in the case with these words ends, by members who have left it as well. Of a redacted copy
 * all ends: a part of it says nothing.
 */
async function proposalsWith(world: DeskWorld, visible: OpenCase, words: string) {
  const { open, agreed } = await redactedCopiesOf({ world, member: visible.member, case: visible });
  const { desk, id } = visible.row;
  const others = (await openProposals(world, desk)).filter(
    ({ proposal }) => proposal.thread === id && proposal.kind !== 'redaction',
  );
  const gone = [
    ...[open, agreed].flatMap((one) => (one && holds(one.redactedCopy, words) ? one.rows : [])),
    ...others.flatMap(({ row, proposal }) => (holds(proposal, words) ? [row] : [])),
  ];
  return gone.map((from) => ({ from }));
}

/** HR's redactions over its excerpt all end: the handlers have no key that tells which have the words. */
async function redactionsAtHr(world: DeskWorld, excerpt: ThreadId | undefined) {
  const all = excerpt === undefined ? [] : await openProposals(world, 'hr');
  return all
    .filter(({ proposal }) => proposal.kind === 'redaction' && proposal.thread === excerpt)
    .map(({ row: from }) => ({ from }));
}

interface Spot {
  readonly thread: ThreadId;
  readonly common: Uint8Array;
  readonly family: Family;
}

async function inFamily(
  world: DeskWorld,
  { thread, common, family }: Spot,
  words: string,
  on: Day,
): Promise<readonly Row[]> {
  const { threads, messages } = world;
  const count = await countMessages(world, common, family, limits.candidateTags);
  const tags = messages.tags(common, family, 0, count);
  const open = (envelope: Uint8Array) => messages.open(common, thread, family, envelope);
  const seal = (message: Message) => messages.seal(common, thread, message);
  return changedRows(tags, await threads.messages(tags), open, seal, words, on);
}

async function inNotes(
  world: DeskWorld,
  thread: ThreadId,
  internal: Uint8Array,
  words: string,
  on: Day,
): Promise<readonly Row[]> {
  const { records, deskRecords } = world;
  const tags = records.noteTags(internal, 0, await countNotes(world, internal));
  return changedRows(
    tags,
    await deskRecords.messages(tags),
    (envelope) => records.openNote(internal, thread, envelope),
    (note) => records.sealNote(internal, thread, note),
    words,
    on,
  );
}

function changedRows<B extends Body>(
  tags: readonly Tag[],
  envelopes: readonly (Uint8Array | undefined)[],
  open: (envelope: Uint8Array) => Message<B>,
  seal: (message: Message<B>) => Uint8Array,
  words: string,
  on: Day,
): readonly Row[] {
  return tags.flatMap((tag, nth) => {
    const envelope = envelopes[nth];
    if (envelope === undefined) return [];
    const message = open(envelope);
    const body = bodyWithout(message.body, words, on);
    const isSame = JSON.stringify(body) === JSON.stringify(message.body);
    return isSame ? [] : [{ tag, envelope: seal({ ...message, body }) }];
  });
}

/** Whether words are in what waits. */
function holds(value: unknown, words: string): boolean {
  if (typeof value === 'string') return splitAtWords(value, words).length > 1;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some((one) => holds(one, words));
}
