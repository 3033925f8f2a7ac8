import { writeSync } from 'node:fs';
import { faultCode, safeWord } from './fault-code';

/**
 * Ends the process at what nobody else has handled, with one line of a code and a module. Node would print
 * the whole error: a driver's with its statement and what was typed into it, a client's with its headers
 * and the token in them. To be called before anything else is loaded.
 * @param descriptor where the line goes: standard output (1) or error (2)
 */
export function endAtWhatEscapes(descriptor: 1 | 2): void {
  const end = (error: unknown): void => {
    try {
      const line = { level: 'error', code: safeWord(faultCode(error)), module: 'process' };
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
    } catch {
      // Nobody is left to be told.
    }
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
