import type { CommanderError } from 'commander';
import type { DatabaseLocation } from '../../db/location';
import { codeOf } from '../domain/error-code';
import { Refused } from '../settings/refused';
import { adviceOf, numberOf } from '../start/advice';

/** Why a command came to nothing. */
export interface Failure {
  readonly code: string;
  readonly sentence: string;
}

/**
 * A sentence of ours, which says what to do where that is known, or the code alone: the message of another
 * error could hold anything.
 */
export function explainFailure(error: unknown, database: DatabaseLocation['kind']): Failure {
  if (error instanceof Refused) return { code: String(error.code), sentence: error.message };
  const code = codeOf(error) ?? 'unexpected';
  return {
    code,
    sentence: adviceOf(code, database, numberOf(error)) ?? `The command failed (${code}).`,
  };
}

/** What is wrong with the words of a command, for machines. */
export function explainUsage({ code, message }: CommanderError): Failure {
  if (code.startsWith('commander.help')) {
    return { code: 'usage', sentence: 'Name a command; --help lists them.' };
  }
  const line = message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const sentence = `${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.)]$/.test(line) ? '' : '.'}`;
  return { code: 'usage', sentence };
}
