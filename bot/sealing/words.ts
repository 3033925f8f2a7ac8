import type { Desk } from '../domain/ids';
import type { Body, Side } from '../domain/message';
import type { Act } from '../domain/thread';
import type { Family } from '../ports/sealer';
import { SealError } from './seal-error';

/** The bytes that stand for words. Numbers are for ever; 20 (moved) and 21 (reopened) are kept for later. */
export const kindBytes = {
  report: 1,
  message: 2,
  talk: 3,
  acknowledged: 16,
  reply: 17,
  redirected: 18,
  closed: 19,
  feedback: 22,
  note: 32,
} as const satisfies Record<Body['kind'], number>;

/** An act has the byte of the message that brings it; a step-down comes without one. */
export const actBytes = {
  message: kindBytes.message,
  acknowledged: kindBytes.acknowledged,
  reply: kindBytes.reply,
  redirected: kindBytes.redirected,
  closed: kindBytes.closed,
  feedback: kindBytes.feedback,
  note: kindBytes.note,
  stepped_down: 48,
} as const satisfies Record<Act['kind'], number>;

export const sideBytes = { reporter: 1, desk: 2 } as const satisfies Record<Side, number>;
export const deskBytes = { whistleblowing: 1, hr: 2 } as const satisfies Record<Desk, number>;
export const familyBytes = { reporter: 1, desk: 2, note: 3 } as const satisfies Record<
  Family,
  number
>;

/** The word a byte stands for in one of the tables above; `seal_format` when it stands for none. */
export function wordOf<T extends string>(table: Readonly<Record<T, number>>, byte: number): T {
  for (const word in table) if (table[word] === byte) return word;
  throw new SealError('seal_format');
}

/** The value itself if it is one of a closed list; `seal_format` otherwise. */
export function oneOf<T extends string>(list: readonly T[], value: unknown): T {
  const found = list.find((word) => word === value);
  if (found === undefined) throw new SealError('seal_format');
  return found;
}
