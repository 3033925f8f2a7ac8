/**
 * The built bot as `main.ts` starts it, but welcome beside another one on the same SQLite file. No setting does this: SQLite is
 * for one server, and only here may a second one show that nothing in memory is missed.
 */
const { readConfig } = require('../../dist/bot/settings/config.js');
const { serve } = require('../../dist/bot/start/serve.js');

serve(readConfig(process.env), 'welcome').then(
  (running) => {
    process.once('SIGTERM', () => {
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
