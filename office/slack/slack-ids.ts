import { createHash, randomBytes, randomInt } from 'node:crypto';

const signs = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** An id as Slack makes them: a letter for the kind, then capitals and digits. */
export const randomId = (kind: string): string =>
  kind + Array.from({ length: 10 }, () => signs.charAt(randomInt(signs.length))).join('');

export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** A person's conversation with the bot. Derived, so that it is the same after a restart. */
export const conversationOf = (team: string, user: string): string =>
  `D${createHash('sha256').update(`${team}:${user}`).digest('hex').slice(0, 10).toUpperCase()}`;

/** Slack's names for moments: seconds and six digits, each later than the one before. */
export function createTimestamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(now() * 1000, last + 1);
    const digits = String(last).padStart(7, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
}
