import { codeOf } from '../domain/error-code';

/** Sealing's codes for an envelope that will never open; docs/codes.md says who goes on after what. */
const damage = ['seal_format', 'seal_key', 'seal_open'];

/**
 * Whether something is damaged for good: then the work goes on without it. Everything else (a vault or a
 * database that is away) passes: then the whole work stops and is tried again, because going on would lose
 * something.
 */
export function isDamaged(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && damage.includes(code);
}

/**
 * Whether something does not open as long as the keys are not read again: another process may have drawn the
 * one that is needed. Nothing is known of it before they are.
 */
export function isUnread(error: unknown): boolean {
  const unread = ['seal_unread', 'seal_secret', 'seal_month', 'seal_missing'];
  return unread.includes(codeOf(error) ?? '');
}

/** Whether something lacks a key in the vault: it is not damaged, and opens with the right copy. */
export function isKeyMissing(error: unknown): boolean {
  return codeOf(error) === 'seal_missing';
}

/** Whether a thread does not open because its month's key was destroyed. */
export function isKeyGone(error: unknown): boolean {
  return codeOf(error) === 'seal_month';
}
