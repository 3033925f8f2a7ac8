import type { AuditHead } from '../domain/audit-head';
import { type Day, monthOf } from '../domain/day';
import { auditLine } from '../platform/operator-lines';

/**
 * Says where the audit ends: when it is first called, at a start, and then once in each month. The line is
 * the same whatever was done, but for the place and the link, which tell nobody what stands there. To be
 * called hourly.
 */
export function createHeadSayer(
  today: () => Day,
  head: () => Promise<AuditHead | undefined>,
  say: (line: string) => void,
): () => Promise<void> {
  let said: string | undefined;
  return async () => {
    const month = monthOf(today());
    if (month === said) return;
    const now = await head();
    said = month;
    if (now !== undefined) say(auditLine(now));
  };
}
