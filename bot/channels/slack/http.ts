import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ExpressReceiver } from '@slack/bolt';
import { own } from '../untrusted';
import { silent } from './bolt';
import type { SlackTurnFault } from './faults';
import { createGuard, type SlackRefusal } from './guard';
import { readPayload } from './payload';
import type { Payload } from './sent';
import { refuseHeaders } from './signed-headers';

/** Slack waits for three seconds; a later acknowledgement is a fault. */
const unansweredMilliseconds = 2_900;

type AnswerRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Events {
  /** The status by the headers only; `undefined` if the body may be read. */
  readonly admits: (headers: IncomingHttpHeaders) => number | undefined;
  readonly answer: AnswerRequest;
  /** Called when a body is larger than any that is read. */
  readonly tooLarge: () => void;
}

export interface Http {
  readonly receiver: ExpressReceiver;
  readonly events: Events;
  readonly payloadOf: (body: object) => Payload;
}

/** The guard checks and parses the body, and Bolt gets only what was admitted. */
export function createHttp(options: {
  readonly signingSecrets: readonly string[];
  readonly now: () => number;
  readonly fault: (code: SlackTurnFault) => void;
  readonly refused: (why: SlackRefusal) => void;
}): Http {
  const { fault, refused } = options;
  const guard = createGuard(options.signingSecrets, options.now);
  const payloads = new WeakMap<object, Payload>();
  // An empty 200 would close a dialog and lose its text. A fault leaves it open, and Slack says so.
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
  // Bolt asks for the types of express, which hands in these two.
  const bolt: { requestHandler(...exchange: Parameters<AnswerRequest>): Promise<void> } = receiver;

  const admits: Events['admits'] = (headers) => {
    const why = refuseHeaders(headers, options.now());
    if (why === undefined) return undefined;
    refused(why);
    return 401;
  };
  const answer: AnswerRequest = async (request, response) => {
    const bytes = own(request, 'body');
    // Without a body, the signature must be over nothing.
    const body = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
    const admission = guard(request.headers, body);
    switch (admission.kind) {
      case 'refused':
        refused(admission.why);
        response.writeHead(admission.status).end();
        return;
      case 'ssl_check':
        response.writeHead(200).end();
        return;
      case 'admitted':
        break;
    }
    if (own(admission.body, 'type') === 'url_verification') {
      const challenge = JSON.stringify({ challenge: own(admission.body, 'challenge') });
      response.writeHead(200, { 'content-type': 'application/json' }).end(challenge);
      return;
    }
    const payload = readPayload(admission.body);
    // Bolt throws at what it does not expect, so unused payloads stop here.
    if (payload.kind === 'other') {
      response.writeHead(200).end();
      return;
    }
    payloads.set(admission.body, payload);
    await bolt.requestHandler(Object.assign(request, { body: admission.body }), response);
  };
  const tooLarge = (): void => {
    refused('too_large');
  };
  return {
    receiver,
    events: { admits, answer, tooLarge },
    payloadOf: (body) => payloads.get(body) ?? { kind: 'other' },
  };
}
