import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { isColorSupported } from 'picocolors';
import { keepLocalCallsDirect } from '../../http/proxy';
import type { Ask } from '../setup/collect';
import type { Terminal } from './context';

/** No other part of the commands prints. Colours are not shown in a pipe, nor where NO_COLOR is set. */
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

/** Line by line; the answer to a secret question is not shown. */
function createAsk(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Ask {
  return (question, { secret }) =>
    new Promise((done) => {
      let isMuted = false;
      const shown = new Writable({
        write: (chunk: Buffer, _, next) => {
          if (!isMuted) output.write(chunk);
          next();
        },
      });
      const lines = createInterface({ input, output: shown, terminal: true, historySize: 0 });
      let typed: string | undefined;
      lines.question(question, (line) => {
        typed = line;
        lines.close();
      });
      // From here on the interface would show what is typed.
      isMuted = secret;
      lines.once('close', () => {
        if (secret || typed === undefined) output.write('\n');
        done(typed);
      });
    });
}
