// Loaded into the bot before anything else (`--require`): a second of its beats passes at each SIGUSR2, and
// is over when it says so.
'use strict';
const ticker = require('../../../dist/bot/platform/ticker.js');

const { startTicker } = ticker;
ticker.startTicker = (beats) => {
  let now = 0;
  let work = Promise.resolve();
  const calls = new Set();
  const noted = (does) => () => (work = does());
  process.on('SIGUSR2', async () => {
    now += 1_000;
    for (const call of [...calls].filter(({ at }) => at <= now)) {
      calls.delete(call);
      call.task();
    }
    await work.catch(() => undefined);
    process.stderr.write('a second passed\n');
  });
  return startTicker(
    { ...beats, beat: noted(beats.beat), look: noted(beats.look) },
    {
      now: () => now,
      after: (milliseconds, task) => {
        const call = { at: now + milliseconds, task };
        calls.add(call);
        return () => calls.delete(call);
      },
    },
  );
};
