import type { Day } from './day';

/** To whom the handlers hand on outside the product (VBL 5:10): a board is an authority (OSL 8:1). */
export const offeredTargets = ['own_unit', 'board', 'authority', 'police', 'investigator'] as const;

/** With what was said while a unit and a board were one choice. A word that was ever stored stays. */
export const handOverTargets = ['unit', ...offeredTargets] as const;
export type HandOverTarget = (typeof handOverTargets)[number];

/** HR gets an excerpt inside the product. */
export type HandedTo = HandOverTarget | 'hr';

/**
 * Why it is handed on: the recipient cannot act without it, and no consent is asked (VBL 5:10), or it is help
 * for the reporter, who has agreed.
 */
export const purposes = ['needed', 'agreed'] as const;
export type HandPurpose = (typeof purposes)[number];

/** Whether what is handed on may reveal who reported, or telling now may hinder. */
export const revealing = ['yes', 'no'] as const;

/** What a desk keeps of a hand-over, beside the copy of what was handed over. */
export interface Handed {
  readonly to: HandedTo;
  readonly name: string;
  readonly purpose: HandPurpose;
  /** Why it is necessary. */
  readonly cause: string;
  readonly reveals: (typeof revealing)[number];
  /** Why it is necessary that it may reveal who reported; empty where it does not. */
  readonly revealsWhy: string;
  /** Why telling the reporter at once may hinder, and by which day it is done (VBL 5:8 p. 4). */
  readonly later?: { readonly why: string; readonly tellBy: Day } | undefined;
}
