// Loaded into the bot before anything else (`--require`): asked to end, it takes requests until SIGUSR2, and not
// for two seconds.
'use strict';
const timers = require('node:timers/promises');

/** Of `bot/start/serve.ts`. */
const drain = 2_000;
const wait = timers.setTimeout;
timers.setTimeout = (milliseconds, ...more) =>
  milliseconds === drain
    ? new Promise((done) => process.once('SIGUSR2', done))
    : wait(milliseconds, ...more);
