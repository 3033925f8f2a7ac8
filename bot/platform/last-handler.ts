import { writeSync } from 'node:fs';
import { faultCode, safeWord } from './fault-code';

/**
 * Ends the process at an error that nothing else has handled, with a line of code and module. Node would
 * print the whole error: a driver's with its statement and values, a client's with its headers and token.
 * Called before anything else is loaded.
 * @param descriptor the line's target: standard output (1) or error (2)
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
