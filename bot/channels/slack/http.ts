import type { ServerResponse } from 'node:http';
import { ExpressReceiver } from '@slack/bolt';
import type { RequestHandler } from 'express';
import { silent } from './bolt';
import { readBody } from './body';
import type { TurnFault } from './faults';
import { createGuard, type GuardRefusal } from './guard';
import { readPayload } from './payload';
import { own } from '../untrusted';

/** The largest body that is read; a dialog with every input full is a tenth of it. */
const bodyBytes = 1_000_000;

/** Slack waits for three seconds; whatever is not acknowledged by then has gone wrong here. */
const unansweredMilliseconds = 1000;

export interface Http {
  readonly receiver: ExpressReceiver;
  readonly events: RequestHandler;
}

/** Takes Slack's requests: our guard reads and checks the body, and Bolt gets what was let in, already parsed. */
export function createHttp(options: {
  readonly signingSecrets: readonly string[];
  readonly now: () => number;
  readonly fault: (code: TurnFault) => void;
  readonly refused: (why: GuardRefusal) => void;
}): Http {
  const { fault, refused } = options;
  const guard = createGuard(options.signingSecrets, options.now);
  // An empty 200 would close a dialog with everything that was typed in it; a fault leaves it open, and Slack says so.
  const fail = (response: ServerResponse): void => {
    fault('turn_failed');
    if (!response.headersSent) response.writeHead(500).end();
  };
  const receiver = new ExpressReceiver({
    signingSecret: '',
    signatureVerification: false,
    logger: silent,
    unhandledRequestTimeoutMillis: unansweredMilliseconds,
    unhandledRequestHandler: ({ response }) => {
      fail(response);
    },
    processEventErrorHandler: ({ response }) => {
      fail(response);
      return Promise.resolve(true);
    },
  });

  const events: RequestHandler = async (request, response) => {
    const body = await readBody(request, bodyBytes);
    if (body === undefined) return;
    if (body === 'too_large') {
      refused('too_large');
      response.status(413).end();
      return;
    }
    const admission = guard(request.headers, body);
    switch (admission.kind) {
      case 'refused':
        refused(admission.why);
        response.status(admission.status).end();
        return;
      case 'ssl_check':
        response.status(200).end();
        return;
      case 'admitted':
        break;
    }
    if (own(admission.body, 'type') === 'url_verification') {
      response.status(200).json({ challenge: own(admission.body, 'challenge') });
      return;
    }
    // What the bot has no use for does not reach Bolt, which throws at what it does not expect.
    if (readPayload(admission.body).kind === 'other') {
      response.status(200).end();
      return;
    }
    request.body = admission.body;
    await receiver.requestHandler(request, response);
  };
  return { receiver, events };
}
