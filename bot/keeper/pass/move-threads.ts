import { type Case, movedAlong } from '../../domain/case';
import { isOfRecord } from '../../domain/case-copy';
import { duesOf, duesOn } from '../../domain/dues';
import type { MemberId, Revision, ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { asCarried, deskPosition, inOrder, isByReporter, type Message } from '../../domain/message';
import type { ThreadState } from '../../domain/thread';
import { applyAct } from '../../domain/thread-act';
import type { PassWrites } from '../../ports/pool-store';
import type { DataKeys } from '../../ports/sealers';
import type { CaseRow, DeskRecord, Tag, ThreadRow } from '../../ports/threads';
import { countMessages } from '../../threads/count-messages';
import { readBoth } from '../../threads/families';
import { countNotes, findNotes } from '../../threads/notes';
import { sealThread } from '../../threads/seal-thread';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import { changeOf, type Delivered, type Opening, ofKind, placed } from './changes';
import type { PassDay } from './file-threads';

export interface Moved {
  readonly removal: PassWrites['removals'][number];
  readonly thread: ThreadRow;
  readonly messages: PassWrites['messages'];
  readonly cases: readonly CaseRow[];
  readonly records: readonly DeskRecord[];
}

/** The moves of threads that are still with HR. */
export function movesThatCount({ world, entries, there }: Opening): readonly Delivered<'move'>[] {
  const moved = new Set<ThreadId>();
  return ofKind(entries, 'move').filter(({ operation: { from } }) => {
    const counts = there.get(from)?.desk === 'hr' && !moved.has(from);
    moved.add(from);
    if (!counts) world.journal.fault('pass', new KeeperError('move_lost'));
    return counts;
  });
}

/**
 * Moves a thread to the handlers, sealed again with keys that HR never has. All messages go along, the
 * window's own included, HR's as HR's. Of HR's notes those of the record do, or all. Of the case's record
 * the follow-up, own duties, the hold and what a request keeps go along. The clocks run from the report.
 */
export async function moveThread(
  world: KeeperWorld,
  { entry, operation }: Delivered<'move'>,
  row: ThreadRow,
  written: readonly Delivered<'message'>[],
  { filedOn, shared: expiry }: PassDay,
): Promise<Moved> {
  const { to: id, excluded } = operation;
  const old = await world.threadSealer.openAsDesk(row);
  const before = await world.threadSealer.openState(row);
  const out = await readBoth(world, old.common, row.id);
  const sent = placed(written, out.length);
  // The new desk starts over: what HR did changes no state of its own.
  const own = sent
    .map(({ delivered }) => delivered)
    .filter((one) => one.operation.side === 'reporter');
  const said = inOrder([...out, ...sent.map(({ message }) => message)]);
  const state = own.map((one) => changeOf(one).act).reduce(applyAct, before);
  const runsFrom = state.runsFrom ?? said[0]?.day;
  const { reference } = row;
  // A new code of the reporter's opens the moved thread.
  const renewal = own.map((one) => changeOf(one)).findLast((one) => one.renewal)?.renewal;
  const { blindIndex } = renewal ?? row;
  const publicKey = renewal?.publicKey ?? world.threadSealer.reporterPublicKey(row);
  const known = await recordAlong(world, old, row.id);
  const dues = duesOn(duesOf(known), filedOn);
  const after = { ...stateAfter(state, [...state.excluded, ...excluded]), runsFrom, dues };
  const { thread, dataKeys } = sealThread(world, {
    ...{ id, desk: 'whistleblowing', reference, blindIndex, publicKey, filedOn, expiry },
    state: after,
  });
  const word: Message = {
    ...{ id: entry.id, day: entry.when.from, position: deskPosition(said.length, 0) },
    body: { kind: 'moved', kept: true },
  };
  return {
    removal: { id: row.id, tags: await tagsOf(world, old) },
    thread,
    messages: sealAll(world, thread.id, dataKeys, [
      ...said.map((message) => ({
        ...message,
        id: world.random.id(),
        body: asCarried(message.body),
      })),
      word,
    ]),
    cases: sealRecord(world, thread, dataKeys, known),
    records: await notesAlong(world, old, operation, dataKeys),
  };
}

/** The new desk starts over, but keeps the clocks, the content and who is excluded. */
function stateAfter(state: ThreadState, excluded: readonly MemberId[]): ThreadState {
  const { answers, advice, urgent, arrived, minutes, meetingAskedOn } = state;
  return {
    ...{ answers, advice, urgent, arrived, minutes, meetingAskedOn },
    status: 'received',
    unanswered: false,
    excluded: [...new Set(excluded)],
  };
}

function sealAll(
  { messages }: Pick<KeeperWorld, 'messages'>,
  thread: ThreadId,
  { common }: Pick<DataKeys, 'common'>,
  all: readonly Message[],
): PassWrites['messages'] {
  const counts = { reporter: 0, desk: 0 };
  return all.map((message) => {
    const family = isByReporter(message.body) ? 'reporter' : 'desk';
    const candidates = messages.tags(common, family, counts[family]++, limits.candidateTags);
    return { candidates, envelope: messages.seal(common, thread, message) };
  });
}

/** HR's notes that go along: all, or those of the record. */
async function notesAlong(
  world: KeeperWorld,
  old: DataKeys,
  { from, to, notes: all }: Delivered<'move'>['operation'],
  { internal }: Pick<DataKeys, 'internal'>,
): Promise<readonly DeskRecord[]> {
  const { records } = world;
  const notes = await (await findNotes(world, old.internal, from)).from(0);
  // Requests are of the record as well: their year counts them.
  const along = notes.flatMap(({ body, ...of }) =>
    body.kind === 'note' && (all === true || isOfRecord(body)) ? [{ ...of, body }] : [],
  );
  return records.noteTags(internal, 0, along.length).flatMap((tag, nth) => {
    const note = along[nth];
    return note ? [{ tag, envelope: records.sealNote(internal, to, note) }] : [];
  });
}

/** The tags of all that a thread has: messages, notes and the case's record. */
export async function tagsOf(world: KeeperWorld, { common, internal }: DataKeys): Promise<Tag[]> {
  const { messages } = world;
  const notes = await countNotes(world, internal);
  const reporter = await countMessages(world, common, 'reporter');
  const desk = await countMessages(world, common, 'desk');
  return [
    ...messages.tags(common, 'reporter', 0, reporter),
    ...messages.tags(common, 'desk', 0, desk),
    ...world.records.noteTags(internal, 0, notes),
    world.caseSealer.tag(internal),
  ];
}

/** What goes along of HR's record. */
async function recordAlong(
  { cases, caseSealer }: KeeperWorld,
  { internal }: DataKeys,
  from: ThreadId,
): Promise<Case> {
  const [row] = await cases.rows([caseSealer.tag(internal)]);
  return row === undefined ? {} : movedAlong(caseSealer.open(internal, from, row));
}

/** The new desk's record, unless it is empty. */
function sealRecord(
  { caseSealer, random }: KeeperWorld,
  { id: thread, desk }: ThreadRow,
  { internal }: DataKeys,
  known: Case,
): readonly CaseRow[] {
  if (Object.keys(known).length === 0) return [];
  return [caseSealer.seal(internal, { thread, desk, revision: random.id<Revision>() }, known)];
}
