import { deadlines } from '../domain/deadlines';
import { fromHex } from '../domain/hex';
import type { Desk } from '../domain/ids';
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
import type { Conversation } from './conversation';
import { type Dated, dated } from './days';
import { desksNow } from './desks-now';
import type { DesksNow, Event } from './event';
import type { ReporterWorld } from './reporter';
import { everybody } from './views';

/** Files the report at the desk that it is for just now, or says why not; then its text stays where it is. */
export async function fileReport(
  world: ReporterWorld,
  who: Who,
  state: Conversation,
): Promise<Event> {
  const { keys } = state;
  if (keys === undefined) return { kind: 'refused', remark: 'failed', redraw: {} };
  const desks = await desksNow(world, who);
  const desk = addresseeOf(state);
  const refused = refusalAt(desk, state, desks);
  if (refused !== undefined) return refused;
  const bytes = Object.values(state.texts).reduce((sum, text) => sum + utf8Length(text), 0);
  const refuses = world.allowance.refuses(bytes);
  if (refuses !== undefined) return { kind: 'refused', remark: refuses, redraw: {} };
  const filed = await store(
    world,
    { ...state, excluded: excludedAt(desk, state, desks) },
    {
      desk,
      blindIndex: fromHex(keys.blindIndex),
      publicKey: fromHex(keys.publicKey),
    },
  );
  if (filed === 'busy') return { kind: 'refused', remark: 'busy', redraw: {} };
  if (!filed.again) world.allowance.spend(bytes);
  return {
    kind: 'filed',
    reference: filed.reference,
    ...datedAt(world, filed, isUrgent(state)),
    opensOn: filed.when.outOn,
    again: filed.again,
  };
}

/** Why nothing can be filed at a desk. HR's desk is open as long as it has somebody. */
function refusalAt(
  desk: Desk,
  { excluded }: Conversation,
  { hr, readers }: DesksNow,
): Event | undefined {
  if (desk === 'hr') {
    return hr.length > 0 ? undefined : { kind: 'refused', remark: 'hr_empty', redraw: {} };
  }
  if (readers.length < limits.deskOpensAt) {
    return { kind: 'refused', remark: 'intake_closed', redraw: {} };
  }
  return readers.every((person) => excluded.includes(person.id)) ? { kind: 'nobody' } : undefined;
}

/** Who must not see it. What a client sends is untrusted: only the desk's own people can be excluded. */
function excludedAt(
  desk: Desk,
  { excluded }: Conversation,
  desks: DesksNow,
): Conversation['excluded'] {
  // At HR's desk nobody is named: where one of them is involved, the report does not go there.
  const known = desk === 'hr' ? [] : everybody(desks).map((person) => person.id);
  return excluded.filter((id) => known.includes(id));
}

/** Where a report goes, and what its receipt gave. */
interface Addressed {
  readonly desk: Desk;
  readonly blindIndex: Uint8Array;
  readonly publicKey: Uint8Array;
}

interface Filed {
  readonly reference: Reference;
  readonly desk: Desk;
  /** When it was written, as far as that is told, and when it can be read. */
  readonly when: When;
  readonly again: boolean;
}

/**
 * Sends the report: it waits for the release. When this resolves it is durable, whether it was stored now or
 * by an earlier press of the same draft (`again`). The receipt's public key and blind index are all that is
 * taken along. The reference is the draft's own. Where a thread has it already, the release draws another.
 * `busy`: more waits than one image holds.
 */
async function store(
  world: ReporterWorld,
  state: Conversation,
  { desk, blindIndex, publicKey }: Addressed,
): Promise<Filed | 'busy'> {
  const { drafts } = world;
  const named = state.filing ?? state.id;
  const id = await drafts.submission(named, state.began, desk);
  // The same conversation, submitted again after its day's key was gone: the receipt names the report all the
  // same.
  const stored = await world.threads.byBlindIndex(blindIndex);
  if (stored !== undefined) {
    const { reference, desk: at, filedOn } = stored;
    const when = { from: filedOn, to: filedOn, outOn: filedOn };
    return { reference, desk: at, when, again: true };
  }
  const { reference } = state;
  const other: Desk = desk === 'hr' ? 'whistleblowing' : 'hr';
  const elsewhere = await drafts.submission(named, state.began, other);
  const filing: Operation = {
    kind: 'filing',
    desk,
    reference,
    blindIndex,
    publicKey,
    state: stateOf(state),
    body: bodyOf(state),
  };
  const waits = waitsFor(desk, isUrgent(state));
  const { put, when } = await world.pool.submit<'elsewhere'>({
    id,
    // The same conversation, submitted from an earlier view after another way was taken there.
    build: (now): Built | 'elsewhere' =>
      now.isKnown(elsewhere) ? 'elsewhere' : { operations: [filing], waits },
  });
  if (put === 'full' || put === 'overtaken') return 'busy';
  const at = put === 'elsewhere' ? other : desk;
  return {
    reference,
    desk: at,
    when: when ?? world.windows.when(waitsFor(at, isUrgent(state))),
    again: put !== 'stored',
  };
}

/** HR's days run from the release, the act's from the first day of the window: early, and never late. */
function datedAt(
  { windows, hrClock }: ReporterWorld,
  { desk, when }: Pick<Filed, 'desk' | 'when'>,
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
