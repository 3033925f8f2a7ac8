import { deadlines } from '../domain/deadlines';
import { fromHex } from '../domain/hex';
import type { Desk, MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { ReporterBody } from '../domain/message';
import type { Operation } from '../domain/operation';
import { utf8Length } from '../domain/page';
import type { Reference } from '../domain/reference';
import type { ThreadState } from '../domain/thread';
import { triage } from '../domain/triage';
import { daysOfWriting, type When, waitsFor } from '../domain/window';
import type { Who } from '../ports/people';
import type { Built } from '../ports/pool';
import { addresseeOf, answersOf, isUrgent } from './answers';
import { type Conversation, type Dated, dated } from './conversation';
import { desksNow } from './desks-now';
import type { DesksNow, Event } from './event';
import { excludedOf } from './views';
import type { ReporterWorld } from './world';

/** Files the report at its desk, or says why not; its text then stays where it is. */
export async function fileReport(
  world: ReporterWorld,
  who: Who,
  state: Conversation,
): Promise<Event> {
  const { keys } = state;
  if (keys === undefined) return { kind: 'refused', remark: 'failed', redraw: {} };
  const desks = await desksNow(world, who);
  const desk = addresseeOf(state);
  // At HR's desk nobody is named: with one of them involved, the report does not go there.
  const excluded = desk === 'hr' ? [] : excludedOf(state, desks);
  const refused = refusalAt(desk, excluded, desks);
  if (refused !== undefined) return refused;
  const bytes = Object.values(state.texts).reduce((sum, text) => sum + utf8Length(text), 0);
  const refuses = world.allowance.refuses(bytes);
  if (refuses !== undefined) return { kind: 'refused', remark: refuses, redraw: {} };
  const { blindIndex, publicKey } = keys;
  const filed = await store(
    world,
    { ...state, excluded },
    { desk, blindIndex: fromHex(blindIndex), publicKey: fromHex(publicKey) },
  );
  if (typeof filed === 'string') return { kind: 'refused', remark: filed, redraw: {} };
  if (!filed.again) world.allowance.spend(bytes);
  return {
    kind: 'filed',
    reference: filed.reference,
    ...datedAt(world, filed, isUrgent(state)),
    opensOn: filed.when.outOn,
    again: filed.again,
  };
}

/** Why nothing can be filed at a desk. HR's desk is open while it has anybody. */
function refusalAt(
  desk: Desk,
  excluded: readonly MemberId[],
  { hr, readers }: DesksNow,
): Event | undefined {
  if (desk === 'hr')
    return hr.length > 0 ? undefined : { kind: 'refused', remark: 'hr_empty', redraw: {} };
  if (readers.length < limits.deskOpensAt)
    return { kind: 'refused', remark: 'intake_closed', redraw: {} };
  return readers.every((person) => excluded.includes(person.id)) ? { kind: 'nobody' } : undefined;
}

interface Addressed {
  readonly desk: Desk;
  readonly blindIndex: Uint8Array;
  readonly publicKey: Uint8Array;
}

interface FiledReport {
  readonly reference: Reference;
  readonly desk: Desk;
  /** When it was written, as far as it is told, and its pass day. */
  readonly when: When;
  readonly again: boolean;
}

/**
 * Sends the report, which waits for the pass. It is durable when this resolves, stored now or by an
 * earlier press of the same draft (`again`). Of the report code only public key and blind index are passed
 * on. If a thread already has the reference, the pass draws another. `busy`: the image is full.
 */
async function store(
  world: ReporterWorld,
  state: Conversation,
  { desk, blindIndex, publicKey }: Addressed,
): Promise<FiledReport | 'busy' | 'not_taken'> {
  const { drafts } = world;
  const named = state.filing ?? state.id;
  const id = await drafts.submission(named, state.began, desk);
  // The same conversation may be submitted again after its day's key is gone: its report code then names the
  // report.
  const stored = await world.threads.byBlindIndex(blindIndex);
  if (stored !== undefined) {
    const { reference, desk: at, filedOn } = stored;
    const when = { from: filedOn, to: filedOn, outOn: filedOn };
    return { reference, desk: at, when, again: true };
  }
  const { reference } = state;
  const other: Desk = desk === 'hr' ? 'whistleblowing' : 'hr';
  const elsewhere = await drafts.submission(named, state.began, other);
  const contents = { state: stateOf(state), body: bodyOf(state) };
  const filing: Operation = { kind: 'filing', desk, reference, blindIndex, publicKey, ...contents };
  const waits = waitsFor(desk, isUrgent(state));
  const { put, when } = await world.pool.submit<'elsewhere'>({
    id,
    dialog: world.allowance.submits(),
    // The same conversation may have been submitted from an earlier view, to the other desk.
    build: (now): Built | 'elsewhere' =>
      now.isKnown(elsewhere) ? 'elsewhere' : { operations: [filing], waits },
  });
  if (put === 'full') return 'not_taken';
  if (put === 'overtaken') return 'busy';
  const at = put === 'elsewhere' ? other : desk;
  return {
    reference,
    desk: at,
    when: when ?? world.windows.when(waitsFor(at, isUrgent(state))),
    again: put !== 'stored',
  };
}

/** HR's days run from the pass, the act's from the first day of the window: early, never late. */
function datedAt(
  { windows, hrClock }: ReporterWorld,
  { desk, when }: Pick<FiledReport, 'desk' | 'when'>,
  urgent: boolean | undefined,
): Dated {
  const { outOn } = when;
  const { day: filedOn, until: filedUntil } = daysOfWriting(when);
  const came = { runsFrom: desk === 'hr' ? outOn : filedOn, outOn };
  const days = deadlines(desk, came, hrClock, windows, waitsFor(desk, urgent));
  return dated({ filedOn, filedUntil }, days);
}

function bodyOf({ talk, texts }: Conversation): ReporterBody {
  if (talk) return { kind: 'talk' };
  const { what = '', where = '', how = '', who = '' } = texts;
  return { kind: 'report', what, where, how, who };
}

function stateOf(state: Conversation): ThreadState {
  const answers = state.talk ? undefined : answersOf(state);
  return {
    answers,
    advice: answers && triage(answers),
    urgent: isUrgent(state) || undefined,
    status: 'received',
    unanswered: false,
    excluded: state.excluded,
  };
}
