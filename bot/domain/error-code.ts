/**
 * The one shape of every unexpected error: a code from a closed list and nothing else. It has no message but
 * the code and no cause, because the errors of drivers and messengers carry content. Its own stack says where
 * it was thrown.
 */
export class CodedError<C extends string = string> extends Error {
  readonly code: C;

  constructor(code: C) {
    super(code);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The code that an error carries, ours or the system's, or `undefined`. Its message stays unread. */
export function codeOf(error: unknown): string | undefined {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
