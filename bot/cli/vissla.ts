import { endAtWhatEscapes } from '../platform/last-handler';
import { run } from './run';
import { processTerminal } from './terminal';

endAtWhatEscapes(2);
void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
