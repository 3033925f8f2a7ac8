import type { IncomingMessage, ServerResponse } from 'node:http';
import { ExpressReceiver } from '@slack/bolt';
import express from 'express';
import { own } from '../untrusted';
import { silent } from './bolt';
import type { TurnFault } from './faults';
import { createGuard, type GuardRefusal } from './guard';
import { type Payload, readPayload } from './payload';

/** The largest body that is read, in bytes; a dialog with every input full is a tenth of it. */
const bodyBytes = 1_000_000;

/** Slack waits for three seconds. Without an acknowledgement by then something has gone wrong here. */
const unansweredMilliseconds = 1000;

/** Answers one request over HTTP. */
export type AnswerRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Http {
  readonly receiver: ExpressReceiver;
  readonly events: AnswerRequest;
  /** What was read of a body that Bolt got. */
  readonly payloadOf: (body: object) => Payload;
}

/** Takes Slack's requests: our guard checks and parses the body, and Bolt gets only what was admitted. */
export function createHttp(options: {
  readonly signingSecrets: readonly string[];
  readonly now: () => number;
  readonly fault: (code: TurnFault) => void;
  readonly refused: (why: GuardRefusal) => void;
}): Http {
  const { fault, refused } = options;
  const guard = createGuard(options.signingSecrets, options.now);
  const payloads = new WeakMap<object, Payload>();
  // An empty 200 would close a dialog with everything that was typed in it. A fault leaves it open, and Slack
  // says so.
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

  const events: AnswerRequest = async (request, response) => {
    const body = await readBody(request, response);
    if (typeof body === 'number') {
      if (body === 413) refused('too_large');
      response.writeHead(body).end();
      return;
    }
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
    // What the bot has no use for does not reach Bolt, which throws at what it does not expect.
    if (payload.kind === 'other') {
      response.writeHead(200).end();
      return;
    }
    payloads.set(admission.body, payload);
    await bolt.requestHandler(Object.assign(request, { body: admission.body }), response);
  };
  return { receiver, events, payloadOf: (body) => payloads.get(body) ?? { kind: 'other' } };
}

/** The signature is over the bytes as they were sent: nothing is parsed or unpacked. */
const rawBody: (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void = express.raw({ type: () => true, limit: bodyBytes, inflate: false });

/** Reads a request's bytes; resolves with the status to answer with where they cannot be had. */
function readBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer | number> {
  return new Promise((resolve) => {
    rawBody(request, response, (error) => {
      const body = own(request, 'body');
      if (error !== undefined) resolve(statusOf(error));
      // A request without a body leaves none.
      else resolve(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
    });
  });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}
