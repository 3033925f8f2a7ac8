import { constants } from 'node:os';
import { CodedError, codeOf } from '../domain/error-code';

/** The operating system's codes as Node names them, and those of looking up a name. */
const systemCodes: ReadonlySet<string> = new Set([
  ...Object.keys(constants.errno),
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Ours or the system's. Other codes may carry what somebody typed. */
export function faultCode(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) return 'unexpected';
  if (!(error instanceof CodedError)) return systemCodes.has(code) ? code : 'unlisted';
  // A database server's number of an error without a code here: `store_refused_701`.
  return 'number' in error && typeof error.number === 'number' ? `${code}_${error.number}` : code;
}

/** A word that looks like a code or a day; a sentence, a name, a report code or an invitation does not. */
export function safeWord(value: unknown): string {
  if (typeof value !== 'string') return 'unlisted';
  const isCode = /^[a-z][a-z0-9_]{1,39}$/.test(value) || systemCodes.has(value);
  return isCode || /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : 'unlisted';
}
