import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { type RequestHandler, Router } from 'express';
import { createHttpApp } from '../../bot/http/app';
import type { Endpoint } from '../../bot/http/endpoint';
import { type RunningServer, startServer } from '../../bot/http/server';
import { gate } from '../support/gate';

const answers = (answer: RequestHandler): Endpoint => ({ admits: () => undefined, answer });
const echo = answers((asked, response) => {
  response.json(asked.body);
});

describe('what answers over HTTP', () => {
  let server: RunningServer;
  let base: string;
  let ready = false;
  let faults = 0;
  let received: unknown;
  let refusal: number | undefined;
  let tooLarge = 0;

  beforeAll(async () => {
    const office = Router();
    office.get('/page', (_request, response) => {
      response.send('the page');
    });
    office.get('/broken', () => {
      throw new Error('secret of the office');
    });
    const app = createHttpApp({
      messages: answers((asked, response, next) => {
        received = asked.body;
        void echo.answer(asked, response, next);
      }),
      events: {
        admits: () => refusal,
        answer: (asked, response) => {
          received = asked.body;
          response.send(asked.body);
        },
        tooLarge: () => {
          tooLarge += 1;
        },
      },
      ready: () => ready,
      mounts: [{ path: '/office', router: office }],
      fault: () => {
        faults += 1;
      },
    });
    server = await startServer({ app, port: 0, host: 'loopback' });
    base = `http://127.0.0.1:${server.port}`;
  });
  afterAll(() => server.close());

  const post = (body: string, type = 'application/json'): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });

  it('says that it lives at once, and that it is ready when it is', async () => {
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    ready = true;
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });

  it('hands messages on as parsed JSON', async () => {
    const sent = post('{"type":"message"}', 'application/json; charset=utf-8');
    const answer = await fetch(`${base}/api/messages`, sent);
    expect(await answer.json()).toEqual({ type: 'message' });
    expect(received).toEqual({ type: 'message' });
  });

  it("hands Slack's requests on as their bytes, whatever they say they are", async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
      const answer = await fetch(`${base}/slack/events`, post('payload=%7B%7D ', type));
      expect(await answer.text()).toBe('payload=%7B%7D ');
      expect(received).toEqual(Buffer.from('payload=%7B%7D '));
    }
  });

  it('reads nothing of what the headers refuse', async () => {
    [refusal, received] = [401, undefined];
    // More than is ever read: whoever refuses by the headers does not come to know.
    const answer = await fetch(`${base}/slack/events`, post('x'.repeat(250_000)));
    refusal = undefined;
    expect([answer.status, await answer.text()]).toEqual([401, '']);
    expect([received, tooLarge]).toEqual([undefined, 0]);
  });

  it('keeps a connection longer than the proxies before it do', async () => {
    const { headers } = await fetch(`${base}/healthz`);
    expect(headers.get('keep-alive')).toBe('timeout=125');
  });

  it('answers on both names of this machine', async () => {
    expect((await fetch(`http://localhost:${server.port}/healthz`)).status).toBe(200);
  });

  const packed = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: '{}',
  };
  it.each<readonly [string, string, RequestInit, number]>([
    ['another path', '/', {}, 404],
    ['another spelling of an endpoint', '/API/messages', post('{}'), 404],
    ['an endpoint that is none', '/api/messages/', post('{}'), 404],
    ['another path in the office', '/office/none', {}, 404],
    ['reading messages', '/api/messages', {}, 404],
    ['a path that climbs', '/api/../../etc/passwd', {}, 404],
    ['a path that is no text', '/%E0%A4%A', {}, 404],
    ['malformed JSON', '/api/messages', post('{"a":'), 400],
    ['too much', '/api/messages', post(JSON.stringify('a'.repeat(300_000))), 413],
    ['a body that is packed', '/api/messages', packed, 415],
    ['a body that Slack packed', '/slack/events', packed, 415],
    ['too much of Slack', '/slack/events', post('a'.repeat(200_001)), 413],
  ])('answers %s with an empty body', async (_name, path, init, status) => {
    const answer = await fetch(base + path, init);
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status, body: '' });
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('etag')).toBeNull();
    expect(faults).toBe(0);
  });

  it('answers a fault with nothing but its status', async () => {
    const answer = await fetch(`${base}/office/broken`);
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 500, body: '' });
    expect(faults).toBe(1);
  });

  it('serves what is mounted', async () => {
    expect(await (await fetch(`${base}/office/page`)).text()).toBe('the page');
  });
});

describe('where it listens', () => {
  const app = createHttpApp({ messages: echo, ready: () => true, fault: () => undefined });

  it('is this machine alone for the trial', async () => {
    const server = await startServer({ app, port: 0, host: 'loopback' });
    const others = await import('node:os').then(({ networkInterfaces }) =>
      Object.values(networkInterfaces())
        .flat()
        .filter((at) => at?.internal === false && at.family === 'IPv4'),
    );
    for (const at of others) expect(await opens(server.port, at?.address ?? '')).toBe(false);
    expect(await opens(server.port, '127.0.0.1')).toBe(true);
    await server.close();
  });

  it('is the one address that was asked for', async () => {
    const reached = async (): Promise<readonly boolean[]> => {
      // Another of the loopback's own, so that nobody else's is needed.
      const server = await startServer({ app, port: 0, host: '127.0.0.2' });
      const answers: boolean[] = [];
      for (const host of ['127.0.0.2', '127.0.0.1', '::1'])
        answers.push(await opens(server.port, host));
      await server.close();
      return answers;
    };
    const alone = [true, false, false];
    const first = await reached();
    // At another address the same number may be somebody else's; hardly so a second time.
    expect(isDeepStrictEqual(first, alone) ? first : await reached()).toEqual(alone);
    const elsewhere = startServer({ app, port: 0, host: '192.0.2.7' });
    await expect(elsewhere).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });

  it('refuses a port that is taken, with the system’s code', async () => {
    const first = await startServer({ app, port: 0, host: 'any' });
    const second = startServer({ app, port: first.port, host: 'any' });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });
});

describe('closing', () => {
  it('finishes what is under way, takes nothing new, and does not wait for idle connections', async () => {
    const { passed: begun, open: finish } = gate();
    let answer: () => void = () => undefined;
    const app = createHttpApp({
      messages: answers((_request, response) => {
        answer = () => response.json({ done: true });
        finish();
      }),
      ready: () => true,
      fault: () => undefined,
    });
    const server = await startServer({ app, port: 0, host: 'loopback' });
    const base = `http://127.0.0.1:${server.port}`;
    await (await fetch(`${base}/healthz`)).text();
    // The one who asks would keep the connection for seconds.
    const agent = new Agent({ keepAlive: true });
    const underWay = once(
      request(`${base}/api/messages`, { method: 'POST', agent }).end('{}'),
      'response',
    ) as Promise<[IncomingMessage]>;
    await begun;
    const closed = server.close();
    await expect(refused(server.port)).resolves.toBe('ECONNREFUSED');
    answer();
    const [answered] = await underWay;
    expect(await json(answered)).toEqual({ done: true });
    const before = performance.now();
    await closed;
    const took = performance.now() - before;
    agent.destroy();
    expect(took).toBeLessThan(5_000);
  });
});

async function opens(port: number, host: string): Promise<boolean> {
  const socket = connect({ port, host, timeout: 5_000 });
  const ends = ['connect', 'timeout'].map((end) => once(socket, end).then(() => end));
  const end = await Promise.race(ends).catch(() => 'error');
  socket.destroy();
  return end === 'connect';
}

const refused = (port: number): Promise<unknown> =>
  once(request({ port, host: '127.0.0.1' }).end(), 'response').then(
    () => 'answered',
    (error: unknown) => (error as NodeJS.ErrnoException).code,
  );
