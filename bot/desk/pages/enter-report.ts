import { type CallWord, readWord } from '../../domain/call-word';
import { addDays } from '../../domain/day';
import type { DeskView } from '../../domain/desk-view';
import type { Fields } from '../../domain/fields';
import type { Revision, ThreadId } from '../../domain/ids';
import type { SubmissionId } from '../../domain/operation';
import { drawReference } from '../../domain/reference';
import type { Remark } from '../../domain/remarks';
import { drawReportCode, formatReportCode } from '../../domain/report-code';
import { expiryOfOpen } from '../../domain/retention';
import type { Writes } from '../../ports/pool';
import { type NewThread, sealBegun } from '../../threads/seal-thread';
import { auditEntry } from '../case/audit-entry';
import type { DeskContext, DeskWorld } from '../case/context';
import { deskDays } from '../case/desk-days';
import type { AtEnter, AtKind, DeskDraft } from '../case/desk-draft';
import { excludedAt, nameable } from '../case/exclusions';
import { type Entered, readEntered } from './read-entered';

/** Opens the form for a report that came another way (VBL 8:1 to 8:3), and draws its reference and code. */
export function openEntering({ random, clock }: DeskWorld, draft: DeskDraft): DeskDraft {
  const at: AtEnter = {
    kind: 'enter',
    reference: drawReference((length) => random.crockford(length)),
    reportCode: drawReportCode((count) => random.digits(count)),
  };
  return { ...draft, at, id: random.id(), began: clock.today() };
}

/** What the form contains at first. */
export function enteringFields({ clock }: DeskWorld): Fields {
  return { arrived: clock.today(), acknowledged: 'not_yet', recording: 'none' };
}

/** The form itself, with everybody at the desk who can be shut out. */
export async function enteringView({ world, member }: DeskContext): Promise<DeskView> {
  return { name: 'desk_enter', people: await nameable(world, member.desk) };
}

/** What is shown once a report is entered: its days, and whether its code was shown. */
export async function enteredView(
  { world, member: { desk }, draft }: DeskContext<'draft'>,
  { reference, arrivedOn, again }: AtKind<'entered'>,
): Promise<DeskView> {
  const came = { runsFrom: arrivedOn, outOn: world.clock.today() };
  const days = deskDays(world, desk, came);
  const mark = await markOfCode(world, draft);
  const isShown = mark === undefined || (await world.pool.knows(mark));
  const code = isShown ? 'shown' : 'unseen';
  return { name: 'desk_entered', reference, deadlines: days, again, code };
}

/**
 * The code, shown once whatever is pressed again; `undefined` if it was shown before. That is stored first,
 * so a crash in between shows it to nobody.
 */
export async function showCode(
  world: DeskWorld,
  draft: Pick<DeskDraft, 'id' | 'began'>,
  { reportCode }: AtKind<'entered'>,
): Promise<DeskView | undefined> {
  const mark = await markOfCode(world, draft);
  if (mark === undefined) return undefined;
  const { put } = await world.pool.submit({ id: mark, byDesk: true, build: () => ({}) });
  if (put !== 'stored') return undefined;
  return { name: 'desk_code', reportCode: formatReportCode(reportCode) };
}

/** Marks that a code was shown. None for a dialog of an earlier day, whose mark may be gone. */
async function markOfCode(
  { clock, drafts }: DeskWorld,
  { id, began }: Pick<DeskDraft, 'id' | 'began'>,
): Promise<SubmissionId | undefined> {
  if (began < addDays(clock.today(), -1)) return undefined;
  return drafts.submission(id, began, 'code');
}

/**
 * Enters a report in the words of the member who took it down. It is stored at once, with the day on which it
 * came, and its clocks run from there. What the code derives is used to seal, and forgotten.
 */
export async function enterReport(
  { world, member, fields, submission }: DeskContext<'press'>,
  at: AtEnter,
): Promise<AtKind<'entered'> | Remark> {
  const body = readEntered(world, member, fields);
  if (typeof body === 'string') return body;
  const chosen = readWord(fields.word ?? '');
  if (typeof chosen === 'string') return chosen;
  const { desk } = member;
  const entered = (again: boolean) => ({
    ...at,
    kind: 'entered' as const,
    arrivedOn: body.arrivedOn,
    again,
  });
  if (await world.pool.knows(submission)) return entered(true);
  const named = (fields.involved ?? '').split(',');
  const excluded = await excludedAt(world, desk, [], named);
  if (typeof excluded === 'string') return excluded;
  const derived = await world.reportCodes.derive(at.reportCode);
  if (derived.kind === 'busy') return 'busy';
  const word = typeof chosen === 'object' ? await world.callWords.keep(chosen.word) : undefined;
  if (word === 'busy') return word;
  const { blindIndex, publicKey } = derived.keys;
  const filedOn = world.clock.today();
  const thread: NewThread = {
    id: world.random.id<ThreadId>(),
    desk,
    reference: at.reference,
    ...{ blindIndex, publicKey, filedOn, expiry: expiryOfOpen(filedOn) },
    state: {
      status: 'received',
      unanswered: false,
      excluded,
      runsFrom: body.arrivedOn,
      minutes: 'open',
    },
  };
  const audit = auditEntry(world, member, 'report_entered', thread.id);
  const { begin, internal } = beginningOf(world, thread, body);
  const record = word && { case: firstRecord(world, internal, thread, { ...word, tries: 0 }) };
  const { put } = await world.pool.submit({
    id: submission,
    byDesk: true,
    build: () => ({ writes: { begin, ...record }, audit }),
  });
  return entered(put === 'duplicate');
}

/** The new case's record, with only the word in it. */
function firstRecord(
  { caseSealer, random }: DeskWorld,
  internal: Uint8Array,
  { id, desk }: NewThread,
  word: CallWord,
): NonNullable<Writes['case']> {
  const of = { thread: id, desk, revision: random.id<Revision>() };
  return { from: undefined, to: caseSealer.seal(internal, of, { word }) };
}

/** Seals the thread's row, filed on the day on which the desk can read it, and its first message. */
function beginningOf(
  world: DeskWorld,
  thread: NewThread,
  body: Entered,
): { readonly begin: NonNullable<Writes['begin']>; readonly internal: Uint8Array } {
  const { dataKeys, ...sealed } = sealBegun(world, thread, { day: body.arrivedOn, body });
  const { candidates, envelope } = sealed.message;
  const [tag] = candidates;
  if (tag === undefined) throw new RangeError('a tag for each number');
  const begin = { row: sealed.thread, message: { tag, envelope } };
  return { begin, internal: dataKeys.internal };
}
