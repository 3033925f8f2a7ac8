/** How somebody came to take no part in a case: left it, was shut out by two, or by one alone. */
export const conflictKinds = ['left', 'shut_out', 'alone'] as const;

/** What a desk keeps of a conflict of interest (KL 7:4 with 6:28 to 6:30), beside its reason. */
export interface Conflict {
  readonly how: (typeof conflictKinds)[number];
  /** Who takes no part any more, by title. */
  readonly who: string;
  /** Who decided that it is one; empty where nobody else has. */
  readonly decidedBy: string;
  /** The title of the second member; why it was done alone; empty where somebody left. */
  readonly beside: string;
}
