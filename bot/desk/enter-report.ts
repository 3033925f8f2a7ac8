import { type CallWord, readWord } from '../domain/call-word';
import { addDays } from '../domain/day';
import { deadlines } from '../domain/deadlines';
import type { DeskView } from '../domain/desk-view';
import type { Fields } from '../domain/fields';
import type { Revision, ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import type { ReporterBody } from '../domain/message';
import { readArrival } from '../domain/minutes';
import { utf8Length } from '../domain/page';
import { drawReceipt, formatReceipt } from '../domain/receipt';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { ThreadState } from '../domain/thread';
import { waitsFor } from '../domain/window';
import type { Deed, Epoch, Submission } from '../ports/pool';
import type { ReporterKeys } from '../ports/receipt-keys';
import { currentEpoch } from '../threads/put-rows';
import { sealFilingWithKeys } from '../threads/seal-thread';
import type { DeskWorld } from './desk';
import type { At, AtEnter, DeskDraft } from './desk-draft';
import { excludedAt, nameable } from './exclusions';
import { auditEntry } from './post-as-desk';
import { minutesFrom } from './read-form';

/** The form for what came another way (VBL 8:1 to 8:3). What names it is drawn when it is opened. */
export function openEntering({ random, clock }: DeskWorld, draft: DeskDraft): DeskDraft {
  const at: AtEnter = {
    kind: 'enter',
    reference: drawReference((length) => random.crockford(length)),
    receipt: drawReceipt((count) => random.digits(count)),
  };
  return { ...draft, at, id: random.id(), began: clock.today() };
}

/** What stands in the form to begin with. */
export function enteringFields({ clock }: Pick<DeskWorld, 'clock'>): Fields {
  return { arrived: clock.today(), recording: 'none' };
}

/** The form itself, with everybody of the desk who can be shut out. */
export async function enteringView(
  world: Pick<DeskWorld, 'people'>,
  { desk }: Member,
): Promise<DeskView> {
  return { name: 'desk_enter', people: await nameable(world, desk) };
}

/** What is shown once it is entered: its days, from when it can be read, and whether its code was shown. */
export async function enteredView(
  world: Pick<DeskWorld, 'hrClock' | 'clock' | 'drafts' | 'pool'>,
  { desk }: Member,
  draft: Pick<DeskDraft, 'id' | 'began'>,
  { reference, arrivedOn, opensOn, again }: Extract<At, { kind: 'entered' }>,
): Promise<DeskView> {
  const days = deadlines(desk, arrivedOn, world.hrClock);
  const mark = await markOfCode(world, draft);
  const isShown = mark === undefined || (await world.pool.submitted(mark));
  const code = isShown ? 'shown' : 'unseen';
  return { name: 'desk_entered', reference, deadlines: days, opensOn, again, code };
}

/**
 * The code, for once: whatever is pressed again, and in whichever card it travels. That it is shown is stored
 * before it is, so that a crash in between shows it to nobody. `undefined`: it was shown.
 */
export async function showCode(
  world: Pick<DeskWorld, 'clock' | 'drafts' | 'pool'>,
  draft: Pick<DeskDraft, 'id' | 'began'>,
  { receipt }: Extract<At, { kind: 'entered' }>,
): Promise<DeskView | undefined> {
  const mark = await markOfCode(world, draft);
  if (mark === undefined || (await world.pool.put([], mark)) !== 'stored') return undefined;
  return { name: 'desk_code', receipt: formatReceipt(receipt) };
}

/** Says that a code was shown. None for a dialog whose day is over: what was stored may have gone with it. */
async function markOfCode(
  { clock, drafts }: Pick<DeskWorld, 'clock' | 'drafts'>,
  { id, began }: Pick<DeskDraft, 'id' | 'began'>,
): Promise<Submission | undefined> {
  if (began < addDays(clock.today(), -1)) return undefined;
  return drafts.submission(id, began, 'code');
}

type Entered = Extract<ReporterBody, { kind: 'entered' }>;

/**
 * Enters a report in the words of whoever took it down. It goes through the pool as any report, bears the
 * first day of its window, and its clocks run from the day on which it came. Nobody here can open it with
 * what the code gives: that is derived, used to seal, and forgotten.
 */
export async function enterReport(
  world: DeskWorld,
  member: Member,
  { id, began }: Pick<DeskDraft, 'id' | 'began'>,
  at: AtEnter,
  fields: Fields,
): Promise<Extract<At, { kind: 'entered' }> | Remark> {
  const body = readEntered(world, member, fields);
  if (typeof body === 'string') return body;
  const chosen = readWord(fields.word ?? '');
  if (typeof chosen === 'string') return chosen;
  const { desk } = member;
  const waits = waitsFor(desk);
  const entered = (again: boolean) => ({
    ...at,
    kind: 'entered' as const,
    arrivedOn: body.arrivedOn,
    opensOn: world.windows.opensOn(waits),
    again,
  });
  const submission = await world.drafts.submission(id, began, 'command');
  if (await world.pool.submitted(submission)) return entered(true);
  const named = (fields.involved ?? '').split(',');
  const excluded = await excludedAt(world, desk, [], named);
  if (typeof excluded === 'string') return excluded;
  const derived = await world.receipts.derive(at.receipt);
  if (derived.kind === 'busy') return 'busy';
  const word = typeof chosen === 'object' ? await world.callWords.keep(chosen.word) : undefined;
  if (word === 'busy') return word;
  const thread = {
    id: world.random.id<ThreadId>(),
    desk,
    reference: at.reference,
    keys: derived.keys,
    state: {
      status: 'received',
      unanswered: false,
      excluded,
      runsFrom: body.arrivedOn,
      minutes: 'open',
    },
  } as const;
  const audit = auditEntry(world, member, 'report_entered', thread.id);
  for (;;) {
    const epoch = await currentEpoch(world);
    // In each round anew: the window may have ended in between, or the random slot been taken.
    const { filing, internal } = filingOf(world, thread, body, epoch);
    const envelope = world.poolSealer.seal(epoch, filing);
    const row = { slot: world.random.bytes(32), epoch: epoch.id, envelope };
    const deed = word && { case: firstRecord(world, internal, thread, { ...word, tries: 0 }) };
    const put = await world.pool.put([row], submission, audit, undefined, deed);
    if (put === 'stored' || put === 'duplicate') return entered(put === 'duplicate');
  }
}

/** A record for the case that is to be, with nothing in it but the word. */
function firstRecord(
  { caseSealer, random }: Pick<DeskWorld, 'caseSealer' | 'random'>,
  internal: Uint8Array,
  { id, desk }: Pick<Entering, 'id' | 'desk'>,
  word: CallWord,
): NonNullable<Deed['case']> {
  const of = { thread: id, desk, revision: random.id<Revision>() };
  return { from: undefined, to: caseSealer.seal(internal, of, { word }) };
}

interface Entering {
  readonly id: ThreadId;
  readonly desk: Member['desk'];
  readonly reference: AtEnter['reference'];
  readonly keys: Pick<ReporterKeys, 'blindIndex' | 'publicKey'>;
  readonly state: ThreadState;
}

function filingOf(
  world: DeskWorld,
  { keys: { blindIndex, publicKey }, ...thread }: Entering,
  body: Entered,
  epoch: Epoch,
): ReturnType<typeof sealFilingWithKeys> {
  const waits = waitsFor(thread.desk);
  const { windows, clock } = world;
  const due = windows.dueOn(waits, epoch);
  const when = { today: windows.firstDay(waits, epoch), now: clock.today(), due };
  return sealFilingWithKeys(world, { ...thread, blindIndex, publicKey, ...when }, body);
}

function readEntered(
  { clock }: Pick<DeskWorld, 'clock'>,
  member: Member,
  fields: Fields,
): Entered | Remark {
  const { text = '', arrived = '' } = fields;
  const taken = minutesFrom(member, fields);
  if (taken === 'choose') return taken;
  const read = readArrival(arrived, clock.today());
  if (typeof read === 'string') return read;
  if (text.trim() === '') return 'empty';
  if (utf8Length(text) > limits.textBytes) return 'too_long';
  return { kind: 'entered', ...taken, arrivedOn: read.day, text };
}
