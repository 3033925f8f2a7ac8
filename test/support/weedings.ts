import type { Weedings } from '../../bot/domain/weeding';

/** A decision for both desks, with the act's two years. */
export const weedings: Weedings = {
  whistleblowing: { number: 'KS 2026/12', months: 24 },
  hr: { number: 'KS 2026/13', months: 24 },
};
