import type { Day } from './day';
import type { Id, MemberId, ThreadId } from './ids';
import { limits } from './limits';
import type { Mask } from './masks';
import { utf8Length } from './page';

/** A masked copy of a case, proposed by one member and agreed by another. */
export interface Masking {
  readonly by: MemberId;
  readonly masks: readonly Mask[];
  /** The messages that were there when it was begun: later ones are not in the copy. */
  readonly known: readonly string[];
  /** The messages whose days are shown, by their marks, and `named` for the reference: none at first. */
  readonly shown: readonly string[];
  /**
   * Its proposer asks a colleague to read the copy of this name: as it was then, and no other. A change of
   * the masks unsets it.
   */
  readonly ready?: string | undefined;
  /** The colleague who said no last. */
  readonly refused?: MemberId | undefined;
  /** With the name of the copy that both read: a copy that shows anything else is not given out. */
  readonly agreed?: { readonly by: MemberId; readonly on: Day; readonly found: string } | undefined;
}

/** A part of a masking, as it is stored: a proposal has one size. */
export interface MaskingPart extends Omit<Masking, 'masks' | 'known' | 'shown'> {
  readonly kind: 'mask';
  readonly thread: ThreadId;
  readonly part: number;
  /** How many parts there are. */
  readonly of: number;
  /** Its content, sealed under the thread's own key as well: the masked words go with the thread. */
  readonly sealed: string;
}

/** What a part of a masking says of the case: messages as they are known, and masks. */
export type MaskingContent = readonly (string | Mask)[];

/** Tells the reference among what is shown. */
export const named = 'named';
/** Begins what is shown, among the parts of a masking. */
const asShown = '+';

/** A message's mark in the list of those that a copy is made of: ids are random. */
export function knownAs(id: Id): string {
  return id.slice(0, 8);
}

/** What is in a masking, in parts that fit a stored proposal each; at least one. */
export function contentsOf({
  masks,
  known,
  shown,
}: Pick<Masking, 'masks' | 'known' | 'shown'>): MaskingContent[] {
  const parts: (string | Mask)[][] = [[]];
  let room: number = limits.maskPartBytes;
  for (const one of [...known, ...shown.map((mark) => asShown + mark), ...masks]) {
    const bytes = utf8Length(JSON.stringify(one)) + 1;
    if (bytes > room) {
      parts.push([]);
      room = limits.maskPartBytes;
    }
    parts.at(-1)?.push(one);
    room -= bytes;
  }
  return parts;
}

/** Whether all parts of a masking are there, in their order: without one of them words would be seen. */
export function areWhole(sorted: readonly MaskingPart[]): boolean {
  return sorted.every(({ part, of }, at) => part === at && of === sorted.length);
}

/** The masking that these parts are of. */
export function joinContents(
  { by, ready, refused, agreed }: MaskingPart,
  contents: readonly MaskingContent[],
): Masking {
  const all = contents.flat();
  const marks = all.filter((one) => typeof one === 'string');
  return {
    ...{ by, ready, refused, agreed },
    masks: all.filter((one) => typeof one !== 'string'),
    known: marks.filter((one) => !one.startsWith(asShown)),
    shown: marks.filter((one) => one.startsWith(asShown)).map((one) => one.slice(1)),
  };
}

/** A masking that was changed: nobody has read it so, and nobody has been asked to. */
export function changedMasking(
  { masks, known, shown, refused }: Masking,
  by: MemberId,
  change: Partial<Pick<Masking, 'masks' | 'shown'>>,
): Masking {
  return { by, masks, known, shown, refused, ...change };
}

/** Whether a colleague can be asked to read it: masks of an earlier copy are each confirmed or lifted. */
export function whyNotReady({ masks }: Masking): 'empty_masks' | 'masks_unread' | undefined {
  if (masks.length === 0) return 'empty_masks';
  return masks.some(({ again }) => again) ? 'masks_unread' : undefined;
}

/** The masks of an agreed copy, proposed for another one. */
export function proposedAgain(masks: readonly Mask[]): readonly Mask[] {
  return masks.map((mask) => ({ ...mask, again: true }));
}
