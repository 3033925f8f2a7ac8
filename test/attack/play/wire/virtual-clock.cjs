// Loaded into the bot before anything else (`--require`): time goes on when it is told to, and not before.
// Dates, intervals of a minute and more, and the wait that makes answers equally slow follow; what guards a
// connection stays in real time.
'use strict';
const timers = require('node:timers/promises');

const minute = 60_000;
/** The longest wait by which an answer is made as slow as another. */
const evened = 400;

let now = Number(process.env.ATTACK_CLOCK);
const rings = new Set();

globalThis.Date = new Proxy(Date, {
  get: (date, key) => (key === 'now' ? () => now : Reflect.get(date, key)),
  construct: (date, parts, made) =>
    Reflect.construct(date, parts.length === 0 ? [now] : parts, made),
});

const { setInterval: realInterval, clearInterval: clearRealInterval } = globalThis;
globalThis.setInterval = (task, period, ...parts) => {
  if (!(period >= minute)) return realInterval(task, period, ...parts);
  const ring = {
    due: now + period,
    period,
    run: () => task(...parts),
    unref: () => ring,
    ref: () => ring,
    hasRef: () => false,
  };
  rings.add(ring);
  return ring;
};
globalThis.clearInterval = (ring) => {
  if (!rings.delete(ring)) clearRealInterval(ring);
};

const realWait = timers.setTimeout;
timers.setTimeout = (milliseconds, ...parts) =>
  realWait(milliseconds <= evened ? 0 : milliseconds, ...parts);

process.on('message', ({ to, rings: every }) => {
  now = Math.max(now, to);
  for (const ring of rings) {
    if (!every && ring.due > now) continue;
    ring.due = now + ring.period;
    ring.run();
  }
  process.send({ at: now });
});
// Whoever set the clock is gone.
process.on('disconnect', () => process.exit());
