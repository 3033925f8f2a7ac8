import { ConfigError } from '../config';
import { adviceOf } from '../explain-start';
import { Refusal } from './refusal';

/** Why a command came to nothing. */
export interface Failure {
  readonly code: string;
  readonly sentence: string;
}

/** A sentence of ours, which says what to do where that is known, or the code alone: another error's message could hold anything. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof Refusal || error instanceof ConfigError) {
    return { code: error.code, sentence: error.message };
  }
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const known = typeof code === 'string' ? code : 'unexpected';
  return { code: known, sentence: adviceOf(known) ?? `The command failed (${known}).` };
}
