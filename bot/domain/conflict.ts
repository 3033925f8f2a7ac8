/** How a member ceased to take part in a case: left it, was shut out by two, or by one. */
export const conflictKinds = ['left', 'shut_out', 'alone'] as const;

/** What a desk keeps of a conflict of interest (KL 7:4 with 6:28 to 6:30), besides its reason. */
export interface Conflict {
  readonly how: (typeof conflictKinds)[number];
  /** The title of the member who takes no part any more. */
  readonly who: string;
  /** Who decided on the conflict; may be empty. */
  readonly decidedBy: string;
  /** The title of the second member, or why it was done alone; empty when the member left. */
  readonly beside: string;
}
