import { inCopy, sectionsOf, type WithHead } from '../../domain/case-copy';
import type { Fields } from '../../domain/fields';
import {
  changedRedactedCopy,
  knownAs,
  named,
  proposedAgain,
  type RedactedCopy,
  whyNotReady,
} from '../../domain/redacted-copy';
import { type Redaction, whyNotRedaction, wordCounter } from '../../domain/redactions';
import type { Remark } from '../../domain/remarks';
import { type Section, sectionsFor } from '../../domain/secrecy';
import type { TwoAnswer } from './answerable';
import { titleOf } from './colleagues';
import type { DeskContext } from './context';
import { copyOf, readWithHead } from './read-copy';
import {
  type ChangedRedactedCopies,
  type RedactedCopies,
  redactedCopyShown,
  withRedactedCopies,
} from './redacted-copies';
import type { WritesAtOnce } from './writes-at-once';

/** What a change of a case's redactions starts from. */
export interface Redacted extends DeskContext<'case'> {
  readonly there: RedactedCopies;
  /** All messages and notes of the case, below its head. */
  readonly all: WithHead;
  readonly fields: Fields;
}

/** The redactions with which another copy begins: those of the last one, each to be confirmed or lifted. */
export function redactionsToBegin({ agreed }: RedactedCopies): readonly Redaction[] {
  return proposedAgain(agreed?.redactedCopy.redactions ?? []);
}

/** The masking that a member goes on with, or begins; else why not. */
function ownIn(of: Redacted): RedactedCopy | 'not_now' {
  const { open } = of.there;
  if (open !== undefined) return redactedCopyShown(of, open).own ? open.redactedCopy : 'not_now';
  const known = of.all.map(({ message }) => knownAs(message.id));
  const redactions = redactionsToBegin(of.there);
  return { by: of.case.member.id, redactions, known, shown: [] };
}

/** Masks words of a message, or all of it. */
export function withWords(of: Redacted): ChangedRedactedCopies | Remark {
  const { case: visible, all, fields } = of;
  const own = ownIn(of);
  if (typeof own === 'string') return own;
  const entry = (fields.entry ?? '').trim();
  const found = redactable(all, own).find(({ number }) => String(number) === entry)?.message;
  if (found === undefined) return 'no_entry';
  const section = sectionsOfCase(of).find((known) => known === fields.section);
  if (section === undefined) return 'choose';
  const typed = (fields.words ?? '').trim();
  const words = typed === '' ? undefined : typed;
  if (words !== undefined && wordCounter(found.body)(words) === 0) return 'no_words';
  const redaction: Redaction = { message: found.id, words, section };
  const refused = whyNotRedaction(own.redactions, redaction);
  const redactions = [...own.redactions, redaction];
  return refused ?? { open: changedRedactedCopy(own, visible.member.id, { redactions }) };
}

/** What can be redacted of a case, under the numbers of the redacted copy. */
export function redactable(
  all: WithHead,
  redactedCopy?: Pick<RedactedCopy, 'known'>,
): readonly WithHead[number][] {
  return inCopy<WithHead[number]>(all, 'without', redactedCopy);
}

/** The sections that are offered for a case. */
export function sectionsOfCase({
  world,
  case: { row, state },
}: DeskContext<'case'>): readonly Section[] {
  const { desk } = row;
  return sectionsFor({ desk, excerpt: state.origin !== undefined }, world.sections[desk]);
}

/** Adds the days of messages and the reference to the copy, those that are named and no other. */
export function withAdded(of: Redacted): ChangedRedactedCopies | Remark {
  const own = ownIn(of);
  if (typeof own === 'string') return own;
  const { days = '', naming } = of.fields;
  const numbers = (days.match(/\d+/g) ?? []).map(Number);
  const there = redactable(of.all, own);
  const found = there.filter(({ number }) => numbers.includes(number));
  if (new Set(numbers).size !== found.length) return 'no_entry';
  const marks = found.map(({ message }) => knownAs(message.id));
  const shown = naming === 'true' ? [...marks, named] : marks;
  return { open: changedRedactedCopy(own, of.case.member.id, { shown }) };
}

/** Lifts redactions, or keeps those of an earlier copy. They are named by their numbers. */
export const withChosen =
  (does: 'lift' | 'keep') =>
  (of: Redacted): ChangedRedactedCopies | Remark => {
    const own = ownIn(of);
    if (typeof own === 'string') return own;
    const numbers = ((of.fields.redaction ?? '').match(/\d+/g) ?? []).map(Number);
    const areThere = numbers.every((number) => own.redactions[number - 1] !== undefined);
    if (numbers.length === 0 || !areThere) return 'no_redaction';
    const redactions = own.redactions.flatMap((redaction, at): readonly Redaction[] => {
      if (!numbers.includes(at + 1)) return [redaction];
      return does === 'lift' ? [] : [{ ...redaction, again: undefined }];
    });
    return { open: changedRedactedCopy(own, of.case.member.id, { redactions }) };
  };

/** Asks a colleague to read the redacted copy. */
export async function asAsked(of: Redacted): Promise<ChangedRedactedCopies | Remark> {
  const own = ownIn(of);
  if (typeof own === 'string') return own;
  const { name: ready } = await copyOf(of, 'draft', of.all, own);
  return whyNotReady(own) ?? { open: { ...own, by: of.case.member.id, ready, refused: undefined } };
}

/**
 * Takes a redacted copy back, or answers the copy that a second member has read. After a yes it can be given
 * out. What was redacted in the last copy stays known for the next one.
 */
export function answerRedactedCopy({
  world,
  case: visible,
  choice,
  found,
  isLast,
}: DeskContext<'case'> & TwoAnswer): Promise<WritesAtOnce | Remark> {
  const { member, members } = visible;
  return withRedactedCopies({ world, member, case: visible }, async ({ open }) => {
    if (choice === 'take_back') return {};
    const looked = { world, member, case: visible };
    const now =
      open && (await copyOf(looked, 'draft', await readWithHead(looked), open.redactedCopy)).name;
    if (open === undefined || now === undefined || now !== found) return 'changed_meanwhile';
    const { by, redactions, known, shown, ready } = open.redactedCopy;
    if (ready !== now || isLast !== true) return 'not_now';
    if (choice === 'no') return { open: { by, redactions, known, shown, refused: member.id } };
    const copied = {
      redactions: redactions.length,
      sections: sectionsOf(redactions),
      beside: member.title,
    };
    const note = { kind: 'note', author: titleOf(members, by) ?? '', text: '', copied } as const;
    const agreed = { by: member.id, on: world.clock.today(), found: now };
    return { agreed: { by, redactions, known, shown, agreed }, note };
  });
}
