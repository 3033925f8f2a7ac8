import { run } from './run';
import { processTerminal } from './terminal';

/** `npm run manifest` is `npm run vissla -- manifest`. */
void run(['manifest', ...process.argv.slice(2)], processTerminal()).then((code) => {
  process.exitCode = code;
});
