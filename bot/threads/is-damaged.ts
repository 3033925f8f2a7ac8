import { codeOf } from '../domain/error-code';
import type { Journal } from '../ports/journal';

/** The sealing codes of envelopes that will never open; docs/codes.md lists the consequences. */
const damage = ['seal_format', 'seal_key', 'seal_open'];

/**
 * Whether something is damaged for good: the work goes on without it. Other faults pass: the whole work stops
 * and is retried, since going on would lose something.
 */
export function isDamaged(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && damage.includes(code);
}

/** Whether something may open once the keys are read again: another process may have drawn its key. */
export function isUnread(error: unknown): boolean {
  const unread = ['seal_unread', 'seal_secret', 'seal_month', 'seal_missing'];
  return unread.includes(codeOf(error) ?? '');
}

/** Whether a key is missing in the vault: the data is not damaged, and opens with the right copy. */
export function isKeyMissing(error: unknown): boolean {
  return codeOf(error) === 'seal_missing';
}

/** Whether a thread does not open because its month's key was destroyed. */
export function isKeyGone(error: unknown): boolean {
  return codeOf(error) === 'seal_month';
}

/**
 * Whether a fault follows from what somebody opens: a thread that is damaged, or a key that is not there.
 * To whoever damages it on purpose, a line would tell when that thread's reporter presses. The pass and the
 * upkeep find such faults, whoever presses.
 */
export function tellsWhoOpens(error: unknown): boolean {
  return isDamaged(error) || isUnread(error) || codeOf(error)?.startsWith('vault_') === true;
}

/** Reads something of a thread; when it is unreadable, logs that and returns `undefined`. */
export async function unlessUnreadable<T>(
  journal: Pick<Journal, 'fault'>,
  read: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isDamaged(error) && !isKeyGone(error) && !isKeyMissing(error)) throw error;
    journal.fault('thread', error);
    return undefined;
  }
}
