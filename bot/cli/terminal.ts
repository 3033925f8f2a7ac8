import { isColorSupported } from 'picocolors';
import { keepLocalCallsDirect } from '../outbound/proxy';
import { createAsk } from './ask';
import type { Terminal } from './context';

/**
 * This process's own terminal and its environment; nothing else of the commands prints. Colours only where
 * people look: not in a pipe, and not where NO_COLOR is set.
 */
export function processTerminal(): Terminal {
  keepLocalCallsDirect(process.env);
  return {
    environment: process.env,
    nodeOptions: process.execArgv,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    bar: process.stderr,
    ...(process.stdin.isTTY ? { ask: createAsk(process.stdin, process.stderr) } : {}),
    colour: process.stdout.isTTY && isColorSupported,
  };
}
