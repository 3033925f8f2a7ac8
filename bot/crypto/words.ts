import type { Desk } from '../domain/ids';
import type { Body, Side } from '../domain/message';
import { SealError } from './seal-error';

/** Numbers are for ever: a new word gets a number that was never given. */
export const kindBytes = {
  report: 1,
  message: 2,
  talk: 3,
  hr_answered: 4,
  excerpt: 5,
  entered: 6,
  minutes_approved: 7,
  minutes_corrected: 8,
  meeting_asked: 9,
  code_renewed: 10,
  punished: 11,
  reply: 17,
  redirected: 18,
  closed: 19,
  moved: 20,
  reopened: 21,
  feedback: 22,
  hr_asked: 23,
  handed_over: 24,
  minutes: 28,
  minutes_settled: 29,
  by_hr: 26,
  note: 32,
} as const satisfies Record<Body['kind'], number>;

export const sideBytes = { reporter: 1, desk: 2 } as const satisfies Record<Side, number>;
export const deskBytes = { whistleblowing: 1, hr: 2 } as const satisfies Record<Desk, number>;

/** Throws `seal_format` for a byte that is not in the table. */
export function wordOf<T extends string>(table: Readonly<Record<T, number>>, byte: number): T {
  for (const word in table) if (table[word] === byte) return word;
  throw new SealError('seal_format');
}

/** Throws `seal_format` for a value that is not in the list. */
export function oneOf<T extends string>(list: readonly T[], value: unknown): T {
  const found = list.find((word) => word === value);
  if (found === undefined) throw new SealError('seal_format');
  return found;
}
