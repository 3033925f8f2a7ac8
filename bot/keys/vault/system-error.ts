import { codeOf } from '../../domain/error-code';

/** Whether the operating system gave one of these codes. */
export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(codeOf(error) ?? '');
}
