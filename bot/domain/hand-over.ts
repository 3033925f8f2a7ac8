import type { Day } from './day';

/** Recipients outside the product (VBL 5:10). A board is an authority (OSL 8:1). */
export const offeredTargets = ['own_unit', 'board', 'authority', 'police', 'investigator'] as const;

/** With `unit`, an earlier choice. A stored word stays. */
export const handOverTargets = ['unit', ...offeredTargets] as const;
export type HandOverTarget = (typeof handOverTargets)[number];

/** All recipients: HR gets an excerpt inside the product. */
export const handedTo = [...handOverTargets, 'hr'] as const;
export type HandedTo = (typeof handedTo)[number];

/**
 * Why it is handed over. `needed`: the recipient cannot act without it, and no consent is asked (VBL 5:10).
 * `agreed`: it helps the reporter, who has agreed.
 */
export const purposes = ['needed', 'agreed'] as const;
export type HandPurpose = (typeof purposes)[number];

/** Answers to whether it may reveal the reporter, or telling now may hinder. */
export const revealing = ['yes', 'no'] as const;

/** What a desk keeps of a hand-over, besides the copy of what was handed over. */
export interface Handed {
  readonly to: HandedTo;
  readonly name: string;
  readonly purpose: HandPurpose;
  readonly cause: string;
  readonly reveals: (typeof revealing)[number];
  /** Why it is necessary to reveal the reporter; may be empty. */
  readonly revealsWhy: string;
  /** Why telling the reporter at once may hinder, and by when it is done (VBL 5:8 p. 4). */
  readonly later?: { readonly why: string; readonly tellBy: Day } | undefined;
}
