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
export interface MaskingPart extends Omit<Masking, 'masks' | 'known'> {
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

/** A message's mark in the list of those that a copy is made of: ids are random. */
export function knownAs(id: Id): string {
  return id.slice(0, 8);
}

/** What is in a masking, in parts that fit a stored proposal each; at least one. */
export function contentsOf({ masks, known }: Pick<Masking, 'masks' | 'known'>): MaskingContent[] {
  const parts: (string | Mask)[][] = [[]];
  let room: number = limits.maskPartBytes;
  for (const one of [...known, ...masks]) {
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
  return {
    ...{ by, ready, refused, agreed },
    masks: all.filter((one) => typeof one !== 'string'),
    known: all.filter((one) => typeof one === 'string'),
  };
}

/**
 * The messages of a copy, of all that are there now, with the numbers that they had when it was begun: what
 * comes in later can be sorted before them.
 */
export function knownOf<
  M extends { readonly number: number; readonly message: { readonly id: Id } },
>(all: readonly M[], { known }: Masking): readonly M[] {
  const numbers = new Map(known.map((one, number) => [one, number]));
  return all.flatMap((one) => {
    const number = numbers.get(knownAs(one.message.id));
    return number === undefined ? [] : [{ ...one, number }];
  });
}

/** A masking with other masks: nobody has read it so, and nobody has been asked to. */
export function withMasks(of: Masking, by: MemberId, masks: readonly Mask[]): Masking {
  const { known, refused } = of;
  return { by, masks, known, refused };
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
