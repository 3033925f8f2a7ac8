import { App, type Logger, LogLevel, type Receiver } from '@slack/bolt';
import type { Payload } from './payload';
import { readPayload } from './payload';
import { own } from '../untrusted';

/** Tells Slack that a request came, with what answers it. */
export type Acknowledge = (answer?: object) => Promise<void>;

/** Does what a request asks for. It acknowledges at once, or within a second. */
export type Router = (payload: Payload, acknowledge: Acknowledge) => Promise<void>;

/**
 * Bolt, of which the bot uses the receivers and the acknowledgements. One middleware takes everything: Bolt tries every
 * listener on every request, and lets a request without one hang for three seconds. It gets no token and calls nobody.
 */
export function createBolt(receiver: Receiver, dispatch: Router): App {
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({}),
    // Both keep or look up things that the bot does not want to know.
    convoStore: false,
    ignoreSelf: false,
    logger: silent,
  });
  app.use(async (args) => {
    await dispatch(readPayload(args.body), acknowledgeOf(args));
  });
  return app;
}

/** Bolt has acknowledged events itself by then. */
function acknowledgeOf(args: object): Acknowledge {
  const ack = own(args, 'ack');
  return async (answer) => {
    if (typeof ack === 'function') await (ack as Acknowledge)(answer);
  };
}

/** Bolt and its clients write bodies and errors to their logger: this one drops everything. */
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
  // Nothing of a request belongs into a log.
}
