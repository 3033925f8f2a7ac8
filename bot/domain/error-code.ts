/**
 * The one shape of every unexpected error: a code from a closed list. It has no other message and no cause,
 * because errors of drivers and messengers carry content.
 */
export class CodedError<C extends string = string> extends Error {
  readonly code: C;

  constructor(code: C) {
    super(code);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The code of an error, ours or the system's. Its message is never read. */
export function codeOf(error: unknown): string | undefined {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
