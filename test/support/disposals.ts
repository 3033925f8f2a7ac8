import type { Disposals } from '../../bot/domain/disposal';

/** A decision for both desks, with the act's two years. */
export const disposals: Disposals = {
  whistleblowing: { number: 'KS 2026/12', months: 24 },
  hr: { number: 'KS 2026/13', months: 24 },
};
