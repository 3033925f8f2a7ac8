import { codeOf } from '../domain/error-code';

/** The codes of sealing for an envelope that will never open, however often it is tried: docs/codes.md has the whole table. */
const damage = ['seal_format', 'seal_key', 'seal_open'];

/**
 * Whether something is damaged for good: then the work goes on without it. Everything else (a vault or a database that is
 * away) passes: then the whole work stops and is tried again, because going on would lose something.
 */
export function isDamaged(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && damage.includes(code);
}

/** Whether a thread does not open because its month's key was destroyed. */
export function isKeyGone(error: unknown): boolean {
  return codeOf(error) === 'seal_month';
}
