import { arrivalOf } from '../../domain/arrival';
import {
  type CaseCopy,
  type CopyHead,
  type CopyKind,
  entriesOf,
  inCopy,
  type Numbered,
  numbered,
  numberedHead,
  sectionsOf,
  shownIn,
  type ToldFacts,
  type WithHead,
} from '../../domain/case-copy';
import type { Day } from '../../domain/day';
import { entriesAlone } from '../../domain/given-alone';
import { dutiesOf, dutyAnswerOf } from '../../domain/handing';
import { toHex } from '../../domain/hex';
import type { Id } from '../../domain/ids';
import { type Body, inOrder } from '../../domain/message';
import { named, type RedactedCopy } from '../../domain/redacted-copy';
import { unseenSince } from '../../domain/request';
import { wholeSections } from '../../domain/secrecy';
import { waitsFor } from '../../domain/window';
import { readBoth } from '../../threads/families';
import { findNotes } from '../../threads/notes';
import { caseOf } from './change-case';
import { membersOf, titleOf } from './colleagues';
import type { DeskContext } from './context';
import { amongThem, readExcerpt } from './excerpt';

/** All messages and notes of a case, in their order and with their numbers, below its head. */
export async function readWithHead(looked: DeskContext<'case'>): Promise<WithHead> {
  return [await readHead(looked), ...(await readWhole(looked))];
}

/** The head of a case. */
export async function readHead({
  world,
  case: visible,
}: DeskContext<'case'>): Promise<Numbered<CopyHead>> {
  const { desk, filedOn } = visible.row;
  const { status, closedOn, closeReason, answers, urgent } = visible.state;
  const known = await caseOf(world, visible);
  const { number, subject, party, steps, hold, deferred, toGive, assignee, assessed } = known;
  const told: ToldFacts = { number, subject, party, steps, hold, deferred, toGive };
  return numberedHead(filedOn, {
    ...{ kind: 'head', ...told },
    ...{ status, closedOn, closeReason, answers, urgent },
    assignee: assignee && titleOf(await membersOf(world, desk), assignee),
    assessed: assessed && { is: assessed.is, on: assessed.on },
    ...{ duties: dutiesOf(known), ownDuty: dutyAnswerOf(known) },
  });
}

/** All messages and notes of a case, in their order and with their numbers. */
export async function readWhole({
  world,
  case: visible,
}: DeskContext<'case'>): Promise<readonly Numbered<Body>[]> {
  const { row, state } = visible;
  const keys = await visible.keys();
  const both = await readBoth(world, keys.common, row.id);
  const notes = await (await findNotes(world, keys.internal, row.id)).from(0);
  const withHr = await readExcerpt(world, keys, state);
  return numbered(amongThem(inOrder([...both, ...notes]), withHr.notes));
}

/**
 * A copy of a case as it is now, and a name for what it shows. A redacted one has nothing that came after it
 * was begun, and no notes but those of the record.
 * @param isSeen whether what is redacted is shown under its marks, to a member who looks at them
 */
export async function copyOf(
  { world, case: visible }: DeskContext<'case'>,
  of: CopyKind,
  [head, ...all]: WithHead,
  asked?: RedactedCopy,
  isSeen = false,
): Promise<{ readonly copy: CaseCopy; readonly name: string }> {
  const { row, state } = visible;
  const { desk, reference } = row;
  const excerpt = state.origin !== undefined;
  const notes = of === 'with_notes' ? 'with' : 'without';
  const alone = of === 'alone' && asked ? { ...asked, shown: [] } : undefined;
  const redactedCopy = alone ?? asked;
  const shown = <B extends Body | CopyHead>(copied: readonly Numbered<B>[]) =>
    alone ? entriesAlone(copied, alone) : entriesOf(copied, redactedCopy, isSeen);
  const [first] = shown([head]);
  const isOutside = head.message.body.assessed?.is === 'outside';
  const copy: CaseCopy = {
    ...{ desk, excerpt, notes, reference },
    ...arrivalOf(row, state),
    ...(first?.body && { head: first.body }),
    ...(first?.redacted && { redacted: first.redacted }),
    ...(redactedCopy !== undefined && { isRedacted: true }),
    ...(alone && { alone: true }),
    ...(first?.dayless && { dayless: true }),
    ...(redactedCopy?.shown.includes(named) === false && { nameless: true }),
    on: redactedCopy?.agreed?.on ?? world.clock.today(),
    unseen:
      redactedCopy === undefined
        ? unreadSince({ world, member: visible.member, case: visible })
        : undefined,
    sections:
      redactedCopy === undefined
        ? wholeSections({ desk, excerpt, isOutside }, world.sections[desk])
        : sectionsOf(redactedCopy.redactions),
    entries: shown(inCopy(all, notes, redactedCopy)),
  };
  const { internal } = await visible.keys();
  return { copy, name: world.proposalSealer.nameOf(internal, shownIn(copy)) };
}

/**
 * Since when something may have come in that nobody can read. It has been received (TF 2:9), so a copy says
 * so, always alike: nothing is opened for a request.
 */
function unreadSince({
  world: { windows },
  case: { row, state },
}: DeskContext<'case'>): Day | undefined {
  return unseenSince(windows.when(waitsFor(row.desk, state.urgent)), (on) => windows.isPassed(on));
}

/** A name for what the archive's package has of a case: any change of that changes it. */
export async function nameOfPackage(looked: DeskContext<'case'>): Promise<Id> {
  const { name } = await copyOf(looked, 'without_notes', await readWithHead(looked));
  return toHex(Buffer.from(name, 'base64url').subarray(0, 16)) as Id;
}
