import '../platform/require-node';
import { endAtWhatEscapes } from '../platform/last-handler';
import { run } from './commands/run';
import { processTerminal } from './commands/terminal';

endAtWhatEscapes(2);
void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
