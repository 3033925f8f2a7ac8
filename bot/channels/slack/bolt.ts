import { App, type Logger, LogLevel, type Receiver } from '@slack/bolt';
import { own } from '../untrusted';
import type { Acknowledge, SlackRouter } from './router';
import type { Payload } from './sent';

/**
 * Bolt's receivers and acknowledgements, with one middleware for everything: Bolt tries every listener on
 * every request, and lets a request without one hang for three seconds. It gets no token and calls nobody.
 * @param payloadOf gives what was read of a request's body
 */
export function createBolt(
  receiver: Receiver,
  router: SlackRouter,
  payloadOf: (body: object) => Payload,
): App {
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({}),
    // Both would keep or look up what the bot must not know.
    convoStore: false,
    ignoreSelf: false,
    logger: silent,
  });
  app.use(async (args) => {
    await router(payloadOf(args.body), acknowledgeOf(args));
  });
  return app;
}

/** Does nothing for events: Bolt has acknowledged them by then. */
function acknowledgeOf(args: object): Acknowledge {
  const ack = own(args, 'ack');
  return async (answer) => {
    if (typeof ack === 'function') await (ack as Acknowledge)(answer);
  };
}

/** Bolt and its clients log bodies and errors. */
export const silent: Logger = {
  debug: drop,
  info: drop,
  warn: drop,
  error: drop,
  setLevel: drop,
  getLevel: () => LogLevel.ERROR,
  setName: drop,
};

function drop(): void {
  // No request belongs in a log.
}
