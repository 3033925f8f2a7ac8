import type { Day } from '../domain/day';
import { fromHex } from '../domain/hex';
import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import type { ReporterBody } from '../domain/message';
import type { Reference } from '../domain/reference';
import type { ThreadState } from '../domain/thread';
import { triage } from '../domain/triage';
import { type WaitsFor, waitsFor } from '../domain/window';
import type { Who } from '../ports/people';
import type { Epoch } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import { putAtRandom } from '../threads/put-rows';
import { sealFiling } from '../threads/seal-thread';
import { addresseeOf, answersOf } from './answers';
import type { Conversation } from './conversation';
import { dated } from './days';
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
  const filed = await store(
    world,
    { ...state, excluded: excludedAt(desk, state, desks) },
    {
      desk,
      blindIndex: fromHex(keys.blindIndex),
      publicKey: fromHex(keys.publicKey),
    },
  );
  world.journal.count(filed.again ? 'report_filed_again' : 'report_filed');
  if (!filed.again) world.onPosted();
  return {
    kind: 'filed',
    reference: filed.reference,
    ...dated(filed.desk, filed.runsFrom, world.hrClock),
    opensOn: filed.opensOn,
    // When an earlier press was taken is known to nobody here.
    receivedOn: filed.again ? undefined : desks.today,
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
  /** The day from which its clocks run. */
  readonly runsFrom: Day;
  /** From which day on it can be read. */
  readonly opensOn: Day;
  readonly again: boolean;
}

/**
 * Puts the report into the pool. When this resolves the row is durable, whether it was stored now or by an
 * earlier press of the same draft (`again`). It takes the receipt's public key and blind index; nothing here
 * can open what it seals. The reference is the draft's own. Where a thread has it already, the release draws
 * another.
 */
async function store(
  world: ReporterWorld,
  state: Conversation,
  { desk, blindIndex, publicKey }: Addressed,
): Promise<Filed> {
  const { drafts } = world;
  const named = state.filing ?? state.id;
  const submission = await drafts.submission(named, state.began, desk);
  // The same conversation, submitted again after its day's key was gone: the receipt names the report all the
  // same.
  const stored = await world.threads.byBlindIndex(blindIndex);
  if (stored !== undefined) {
    const { reference, desk: at, filedOn } = stored;
    const opensOn = world.windows.opensOn(waitsFor(at, state.urgent));
    return { reference, desk: at, runsFrom: filedOn, opensOn, again: true };
  }
  const { windows } = world;
  const waits = waitsFor(desk, state.urgent);
  let runsFrom = clocksOf(windows, desk, waits);
  let opensOn = windows.opensOn(waits);
  // The same conversation, submitted from an earlier view after another way was taken there, and not released
  // yet.
  const other: Desk = desk === 'hr' ? 'whistleblowing' : 'hr';
  const elsewhere = await drafts.submission(named, state.began, other);
  if (await world.pool.submitted(elsewhere)) {
    const there = waitsFor(other, state.urgent);
    const days = { runsFrom: clocksOf(windows, other, there), opensOn: windows.opensOn(there) };
    return { reference: state.reference, desk: other, ...days, again: true };
  }
  const { reference } = state;
  const filing = (epoch: Epoch): Operation => {
    // In each round anew: the window may have ended in between.
    runsFrom = clocksOf(windows, desk, waits, epoch);
    opensOn = windows.opensOn(waits, epoch);
    const now = world.clock.today();
    const when = { today: windows.firstDay(waits, epoch), now, due: windows.dueOn(waits, epoch) };
    const thread = { desk, reference, blindIndex, publicKey, ...when, state: stateOf(state) };
    return sealFiling(world, thread, bodyOf(state));
  };
  // The draft carries the reference: a press that comes again names the same one.
  const put = await putAtRandom(world, submission, filing);
  return { reference, desk, runsFrom, opensOn, again: put === 'duplicate' };
}

/** HR's days run from the release, the act's from the first day of the window: early, and never late. */
function clocksOf(
  windows: ReporterWorld['windows'],
  desk: Desk,
  waits: WaitsFor,
  epoch?: Epoch,
): Day {
  return desk === 'hr' ? windows.opensOn(waits, epoch) : windows.firstDay(waits, epoch);
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
    urgent: state.urgent,
    status: 'received',
    unanswered: false,
    excluded: state.excluded,
  };
}
