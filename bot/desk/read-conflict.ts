import type { DeskCommand } from '../domain/desk-command';
import type { Fields } from '../domain/fields';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import type { Remark } from '../domain/remarks';
import { isReasonLong, twoChoices } from '../domain/shutting-out';

/** Stepping down says why, and may say who decided it (KL 7:4 with 6:28 to 6:30). */
export function readStepDown(fields: Fields): DeskCommand | Remark {
  const reason = readReason(fields);
  return typeof reason === 'string' ? reason : { kind: 'stepped_down', ...reason };
}

/** A proposal to shut a colleague out says who, and why. */
export function readShutOut(fields: Fields): DeskCommand | Remark {
  const { person = '' } = fields;
  if (person === '') return 'choose';
  const reason = readReason(fields);
  return typeof reason === 'string' ? reason : { kind: 'shut_out_proposed', person, ...reason };
}

/** An answer to what takes two. Whoever does it alone says why it cannot wait. */
export function readAnswer(fields: Fields): DeskCommand | Remark {
  const answer = twoChoices.find((known) => known === fields.answer);
  if (answer === undefined) return 'choose';
  const beside = answer === 'alone' ? (fields.beside ?? '').trim() : '';
  if (answer === 'alone' && beside === '') return 'why_missing';
  if (utf8Length(beside) > limits.proposalTextBytes) return 'reason_long';
  return { kind: 'shut_out_answered', answer, beside };
}

/** Why somebody takes no part, and who decided it: short, since both may lie in the case's record. */
function readReason({
  cause: typed = '',
  decidedBy: by = '',
}: Fields): { readonly why: string; readonly decidedBy: string } | 'reason_long' {
  const why = typed.trim();
  const decidedBy = by.trim().replace(/\s+/g, ' ');
  return isReasonLong({ why, decidedBy }) ? 'reason_long' : { why, decidedBy };
}
