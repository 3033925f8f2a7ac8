import { inCopy, sectionsOf, type WithHead } from '../../domain/case-copy';
import type { Fields } from '../../domain/fields';
import {
  changedMasking,
  knownAs,
  type Masking,
  named,
  proposedAgain,
  whyNotReady,
} from '../../domain/masking';
import { type Mask, whyNotMask, wordCounter } from '../../domain/masks';
import type { Remark } from '../../domain/remarks';
import { type Section, sectionsFor } from '../../domain/secrecy';
import type { TwoAnswer } from './answerable';
import type { WritesAtOnce } from './at-once';
import { titleOf } from './colleagues';
import type { Look } from './command';
import { type ChangedMaskings, type Maskings, maskingShown, withMaskings } from './maskings';
import { copyOf, readWithHead } from './read-copy';

/** What a change of a case's masks starts from. */
export interface Masked extends Look {
  readonly there: Maskings;
  /** All messages and notes of the case, below its head. */
  readonly all: WithHead;
  readonly fields: Fields;
}

/** The masks with which another copy begins: those of the last one, each to be confirmed or lifted. */
export function masksToBegin({ agreed }: Maskings): readonly Mask[] {
  return proposedAgain(agreed?.masking.masks ?? []);
}

/** The masking that a member goes on with, or begins; else why not. */
function ownIn(of: Masked): Masking | 'not_now' {
  const { open } = of.there;
  if (open !== undefined) return maskingShown(of, open).own ? open.masking : 'not_now';
  const known = of.all.map(({ message }) => knownAs(message.id));
  const masks = masksToBegin(of.there);
  return { by: of.visible.member.id, masks, known, shown: [] };
}

/** Masks words of a message, or all of it. */
export function withWords(of: Masked): ChangedMaskings | Remark {
  const { visible, all, fields } = of;
  const own = ownIn(of);
  if (typeof own === 'string') return own;
  const entry = (fields.entry ?? '').trim();
  const found = maskable(all, own).find(({ number }) => String(number) === entry)?.message;
  if (found === undefined) return 'no_entry';
  const section = sectionsOfCase(of).find((known) => known === fields.section);
  if (section === undefined) return 'choose';
  const typed = (fields.words ?? '').trim();
  const words = typed === '' ? undefined : typed;
  if (words !== undefined && wordCounter(found.body)(words) === 0) return 'no_words';
  const mask: Mask = { message: found.id, words, section };
  const refused = whyNotMask(own.masks, mask);
  const masks = [...own.masks, mask];
  return refused ?? { open: changedMasking(own, visible.member.id, { masks }) };
}

/** What can be masked of a case, under the numbers of the masked copy. */
export function maskable(
  all: WithHead,
  masking?: Pick<Masking, 'known'>,
): readonly WithHead[number][] {
  return inCopy<WithHead[number]>(all, 'without', masking);
}

/** The sections that are offered for a case. */
export function sectionsOfCase({ world, visible: { row, state } }: Look): readonly Section[] {
  const { desk } = row;
  return sectionsFor({ desk, excerpt: state.origin !== undefined }, world.sections[desk]);
}

/** Adds the days of messages and the reference to the copy, those that are named and no other. */
export function withAdded(of: Masked): ChangedMaskings | Remark {
  const own = ownIn(of);
  if (typeof own === 'string') return own;
  const { days = '', naming } = of.fields;
  const numbers = (days.match(/\d+/g) ?? []).map(Number);
  const there = maskable(of.all, own);
  const found = there.filter(({ number }) => numbers.includes(number));
  if (new Set(numbers).size !== found.length) return 'no_entry';
  const marks = found.map(({ message }) => knownAs(message.id));
  const shown = naming === 'true' ? [...marks, named] : marks;
  return { open: changedMasking(own, of.visible.member.id, { shown }) };
}

/** Lifts masks, or keeps those of an earlier copy. They are named by their numbers. */
export const withChosen =
  (does: 'lift' | 'keep') =>
  (of: Masked): ChangedMaskings | Remark => {
    const own = ownIn(of);
    if (typeof own === 'string') return own;
    const numbers = ((of.fields.mask ?? '').match(/\d+/g) ?? []).map(Number);
    const areThere = numbers.every((number) => own.masks[number - 1] !== undefined);
    if (numbers.length === 0 || !areThere) return 'no_mask';
    const masks = own.masks.flatMap((mask, at): readonly Mask[] => {
      if (!numbers.includes(at + 1)) return [mask];
      return does === 'lift' ? [] : [{ ...mask, again: undefined }];
    });
    return { open: changedMasking(own, of.visible.member.id, { masks }) };
  };

/** Asks a colleague to read the masked copy. */
export async function asAsked(of: Masked): Promise<ChangedMaskings | Remark> {
  const own = ownIn(of);
  if (typeof own === 'string') return own;
  const { name: ready } = await copyOf(of, 'draft', of.all, own);
  return (
    whyNotReady(own) ?? { open: { ...own, by: of.visible.member.id, ready, refused: undefined } }
  );
}

/**
 * Takes a masking back, or answers the copy that a second member has read. After a yes it can be given out.
 * What was masked in the last copy stays known for the next one.
 */
export function answerMasking({
  world,
  visible,
  choice,
  found,
  isLast,
}: Look & TwoAnswer): Promise<WritesAtOnce | Remark> {
  const { member, members } = visible;
  return withMaskings({ world, visible }, async ({ open }) => {
    if (choice === 'take_back') return {};
    const looked = { world, visible };
    const now =
      open && (await copyOf(looked, 'draft', await readWithHead(looked), open.masking)).name;
    if (open === undefined || now === undefined || now !== found) return 'changed_meanwhile';
    const { by, masks, known, shown, ready } = open.masking;
    if (ready !== now || isLast !== true) return 'not_now';
    if (choice === 'no') return { open: { by, masks, known, shown, refused: member.id } };
    const copied = { masks: masks.length, sections: sectionsOf(masks), beside: member.title };
    const note = { kind: 'note', author: titleOf(members, by) ?? '', text: '', copied } as const;
    const agreed = { by: member.id, on: world.clock.today(), found: now };
    return { agreed: { by, masks, known, shown, agreed }, note };
  });
}
