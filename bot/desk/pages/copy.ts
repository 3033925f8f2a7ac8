import { type CaseCopy, type CopyKind, copyKinds, type WithHead } from '../../domain/case-copy';
import type { RedactedCopyShown, RedactionShown } from '../../domain/desk-parts';
import type { DeskView } from '../../domain/desk-view';
import { documentText } from '../../domain/document-text';
import { mayGiveAlone } from '../../domain/given-alone';
import { knownAs, named, type RedactedCopy } from '../../domain/redacted-copy';
import { type Redaction, wordCounter } from '../../domain/redactions';
import type { Redraw } from '../../ports/dialogue';
import { membersOf, titleOf } from '../case/colleagues';
import type { DeskContext } from '../case/context';
import type { AtKind, DeskDraft } from '../case/desk-draft';
import { type Drawn, drawn, readToday } from '../case/drawn';
import { otherReaders } from '../case/find-thread';
import { copyOf, readWithHead } from '../case/read-copy';
import { redactable, redactionsToBegin, sectionsOfCase } from '../case/redact-words';
import {
  type FoundRedactedCopy,
  type RedactedCopies,
  redactedCopiesOf,
  redactedCopyShown,
} from '../case/redacted-copies';

/**
 * The copies that a member can choose. A redacted one that shows anything but what two have agreed on is
 * none: they agree again.
 */
export async function copiesOf(
  looked: DeskContext<'case'>,
  { open, agreed }: RedactedCopies,
  all: WithHead,
): Promise<{ readonly offers: readonly CopyKind[]; readonly changed: boolean }> {
  const now = agreed && (await copyOf(looked, 'redacted', all, agreed.redactedCopy));
  const changed = now?.name !== agreed?.redactedCopy.agreed?.found;
  const isOffered: Partial<Record<CopyKind, boolean>> = {
    draft: open !== undefined,
    redacted: agreed !== undefined && !changed,
    alone: open !== undefined && (await mayGive(looked, open, all)),
  };
  const offers = copyKinds.filter((kind) => isOffered[kind] !== false);
  return { offers, changed };
}

/** Whether the member can give out alone, in part, what a colleague was asked to read. */
async function mayGive(
  looked: DeskContext<'case'>,
  open: FoundRedactedCopy,
  all: WithHead,
): Promise<boolean> {
  const { clock, hrClock } = looked.world;
  const { own, ready } = redactedCopyShown(
    looked,
    open,
    (await copyOf(looked, 'draft', all, open.redactedCopy)).name,
  );
  const [row] = open.rows;
  if (!own || !ready || row === undefined) return false;
  const asked = { askedOn: row.day, hasReaders: otherReaders(looked.case).length > 0 };
  return mayGiveAlone(asked, clock.today(), hrClock.isWorkingDay);
}

/** The copy that is being made, as a member may know of it. */
export async function redactedCopyNow(
  looked: DeskContext<'case'>,
  { open }: RedactedCopies,
  all: WithHead,
): Promise<RedactedCopyShown | undefined> {
  const now = open && (await copyOf(looked, 'draft', all, open.redactedCopy));
  return open && redactedCopyShown(looked, open, now?.name);
}

/**
 * Draws a part of a copy, or the choice of one. Where the copy is another than the one that was asked for,
 * the choice is drawn: the audit has no line of the other one.
 */
export async function drawCopy(
  looked: DeskContext<'case'>,
  draft: DeskDraft,
  at: AtKind<'copy'>,
  redraw: Redraw,
): Promise<Drawn> {
  const { world, case: visible } = looked;
  const there = await redactedCopiesOf(looked);
  const all = await readWithHead(looked);
  const { offers, changed } = await copiesOf(looked, there, all);
  const of = offers.find((kind) => kind === at.of);
  const { reference } = visible.row;
  const redactedCopy = await redactedCopyNow(looked, there, all);
  const fields = { ...(of !== undefined && { copying: of }), ...redraw.fields };
  const bare: DeskView = { name: 'desk_copy', reference, offers, changed, part: 0, redactedCopy };
  const isOpen = of === 'draft' || of === 'alone';
  const from = isOpen ? there.open : of === 'redacted' ? there.agreed : undefined;
  const now = of && (await copyOf(looked, of, all, from?.redactedCopy));
  if (now === undefined || (at.found !== undefined && at.found !== now.name)) {
    const remark = redraw.remark ?? (at.of === undefined ? undefined : 'changed_meanwhile');
    const choice = { kind: 'copy', thread: at.thread, part: 0 } as const;
    return drawn({ ...draft, at: choice }, bare, { ...redraw, fields, remark });
  }
  const seen = await readToday(looked, draft);
  const { copy, name: found } = now;
  const { document } = world.copyWords(draft.locale, copy);
  const isLast = at.part >= documentText(document).length - 1;
  const { agreed: by } = from?.redactedCopy ?? {};
  const agreed = by && { by: titleOf(await membersOf(world, visible.row.desk), by.by), on: by.on };
  const marked =
    of === 'draft' ? await markedAt(looked, draft, all, from?.redactedCopy) : undefined;
  const view: DeskView = { ...bare, of, copy, marked, part: at.part, agreed };
  return drawn({ ...draft, seen, at: { ...at, found, isLast } }, view, { ...redraw, fields });
}

/** A copy with what is under its marks, where a page shows it: a card has no room for both. */
async function markedAt(
  looked: DeskContext<'case'>,
  { rows }: DeskDraft,
  all: WithHead,
  of: RedactedCopy | undefined,
): Promise<CaseCopy | undefined> {
  return rows === undefined ? undefined : (await copyOf(looked, 'draft', all, of, true)).copy;
}

/** Shows what is redacted so far, where, and which words: members look at each again for a new request. */
export async function drawRedaction(
  looked: DeskContext<'case'>,
  draft: DeskDraft,
  at: AtKind<'redaction'>,
  redraw: Redraw,
): Promise<Drawn> {
  const { world, case: visible } = looked;
  const { row } = visible;
  const seen = await readToday(looked, draft);
  const all = await readWithHead(looked);
  const there = await redactedCopiesOf(looked);
  const redactedCopy = await redactedCopyNow(looked, there, all);
  const open = there.open?.redactedCopy;
  const { refused: no, redactions, shown = [] } = open ?? { redactions: redactionsToBegin(there) };
  const inCopy = redactable(all, open);
  const refused = no && (titleOf(await membersOf(world, row.desk), no) ?? '');
  const known = inCopy.map(({ message }) => knownAs(message.id));
  const making = { by: visible.member.id, known, ...open, redactions, shown };
  const view: DeskView = {
    name: 'desk_redaction',
    marked: await markedAt(looked, draft, all, making),
    reference: row.reference,
    redactedCopy,
    redactions: redactionsShown(redactions, inCopy),
    sections: sectionsOfCase(looked),
    last: inCopy.at(-1)?.number ?? 0,
    days: inCopy.filter(({ message }) => shown.includes(knownAs(message.id))).map(numberOf),
    named: shown.includes(named),
    newer: inCopy.length < redactable(all).length,
    alone: otherReaders(visible).length === 0,
    refused,
  };
  const added = { days: view.days.join(', '), ...(view.named && { naming: 'true' }) };
  return drawn({ ...draft, seen, at }, view, { ...redraw, fields: { ...added, ...redraw.fields } });
}

const numberOf = ({ number }: WithHead[number]): number => number;

/** How redactions are shown, and in which other messages the same words are still to be read. */
function redactionsShown(
  redactions: readonly Redaction[],
  all: readonly WithHead[number][],
): readonly RedactionShown[] {
  const known = all.map(({ number, message }) => ({
    ...{ number, id: message.id, count: wordCounter(message.body) },
    hidden: redactions
      .filter((redaction) => redaction.message === message.id)
      .map(({ words }) => words),
  }));
  return redactions.map(({ message, words, section, again }) => {
    const there = known.find(({ id }) => id === message);
    const isSeen = ({ hidden, count }: (typeof known)[number]): boolean =>
      words !== undefined &&
      !hidden.includes(words) &&
      !hidden.includes(undefined) &&
      count(words) > 0;
    return {
      entry: there?.number,
      words,
      places: words === undefined ? undefined : (there?.count(words) ?? 0),
      section,
      again: again === true,
      // In the head they are redacted anyway.
      elsewhere: known.flatMap((one) => (one.number > 0 && isSeen(one) ? [one.number] : [])),
    };
  });
}
