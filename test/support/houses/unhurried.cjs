// Loaded into the bot before anything else (`--require`): on a busy machine it waits a minute for others, and
// for its own work. Beats, steps and floors keep their time. What becomes late is tried by a clock elsewhere.
'use strict';
const minute = 60_000;
const longer = (milliseconds) => Math.max(minute, milliseconds);

const asking = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (milliseconds) => asking(longer(milliseconds));

const answering = require('../../../dist/bot/channels/within.js');
const { within } = answering;
answering.within = (milliseconds, work) => within(longer(milliseconds), work);

// Bolt's own, of `bot/channels/slack/http.ts`: it sets a timer that nothing else can reach.
const bolt = 2_900;
const later = setTimeout;
globalThis.setTimeout = Object.defineProperties(
  (task, milliseconds, ...more) =>
    later(task, milliseconds === bolt ? minute : milliseconds, ...more),
  Object.getOwnPropertyDescriptors(later),
);

// Most of these bots are killed, and would leave nothing of what they compiled to the next.
// (Older Nodes keep nothing.)
const { flushCompileCache = () => undefined } = require('node:module');
later(flushCompileCache, 1_500).unref();
