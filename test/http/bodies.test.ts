import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBodies, type ReadBody, type RequestBody } from '../../bot/http/bodies';
import { until } from './until';

describe('bodies', () => {
  let server: Server;
  let read: ReadBody;
  let gaveWay = 0;
  let seen = 0;
  const bodies: RequestBody[] = [];
  const small = { each: 100, all: 250 };

  beforeEach(async () => {
    [gaveWay, seen, bodies.length] = [0, 0, 0];
    read = createBodies(() => {
      gaveWay += 1;
    }, small);
    server = createServer((asked, response) => {
      asked.prependListener('data', (piece: Buffer) => {
        seen += piece.length;
      });
      void read(asked).then((body) => {
        bodies.push(body);
        response.writeHead(Buffer.isBuffer(body) ? 200 : body).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const posts = (headers: Record<string, string | number> = {}): ClientRequest => {
    const { port } = server.address() as AddressInfo;
    return request({ port, host: '127.0.0.1', method: 'POST', headers }).on(
      'error',
      () => undefined,
    );
  };
  const status = async (asked: ClientRequest): Promise<number | undefined> => {
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };
  /** Sends some of a body, and waits until it has come. */
  const begins = async (length: number, sent: number): Promise<ClientRequest> => {
    const before = seen;
    const asked = posts({ 'content-length': length });
    asked.write('x'.repeat(sent));
    await until(() => seen === before + sent);
    return asked;
  };

  it('are whole, however many pieces they come in', async () => {
    const asked = posts({ 'content-length': 100 });
    for (let piece = 0; piece < 100; piece++) {
      asked.write(String(piece % 10));
      if (piece % 10 === 0) await until(() => seen === piece + 1);
    }
    expect(await status(asked.end())).toBe(200);
    expect(String(bodies[0])).toBe('0123456789'.repeat(10));
  });

  it('are empty where there is none', async () => {
    expect(await status(posts({ 'content-length': 0 }).end())).toBe(200);
    expect(bodies).toEqual([Buffer.alloc(0)]);
  });

  it('that are too large by their own word are refused before a byte of them came', async () => {
    const asked = posts({ 'content-length': 101 });
    asked.flushHeaders();
    expect(await status(asked)).toBe(413);
  });

  it('without a length are refused as soon as they are too large', async () => {
    const asked = posts({ 'transfer-encoding': 'chunked' });
    asked.write('x'.repeat(60));
    asked.write('x'.repeat(41));
    expect(await status(asked)).toBe(413);
  });

  it('that are packed are not unpacked', async () => {
    expect(await status(posts({ 'content-encoding': 'gzip' }).end('x'))).toBe(415);
  });

  it('make room, the oldest first, for one that would be too many', async () => {
    const [first, second] = [await begins(100, 90), await begins(100, 90)];
    expect(bodies).toEqual([]);
    const refused = status(first);
    const third = await begins(100, 90);
    expect(await refused).toBe(503);
    expect(gaveWay).toBe(1);
    // What is whole holds nothing any more.
    expect(await status(third.end('x'.repeat(10)))).toBe(200);
    const fourth = await begins(100, 90);
    expect(gaveWay).toBe(1);
    expect(await status(second.end('x'.repeat(10)))).toBe(200);
    expect(await status(fourth.end('x'.repeat(10)))).toBe(200);
    expect(bodies.filter((body) => Buffer.isBuffer(body))).toHaveLength(3);
  });

  it('that break off give back what they held, as often as that happens', async () => {
    for (let round = 1; round <= 10; round++) {
      (await begins(100, 90)).destroy();
      await until(() => bodies.length === round);
    }
    expect(bodies).toEqual(Array.from({ length: 10 }, () => 400));
    await begins(100, 90);
    await begins(100, 90);
    expect(gaveWay).toBe(0);
  });

  it('cost no more than their bytes, even byte by byte', async () => {
    read = createBodies(() => undefined);
    const length = 150_000;
    const asked = posts({ 'content-length': length });
    asked.setNoDelay(true);
    for (let sent = 0; sent < length; sent++) asked.write('x');
    expect(await status(asked.end())).toBe(200);
    const body = bodies.at(-1) as Buffer;
    expect(body).toHaveLength(length);
    expect(body.buffer.byteLength).toBeLessThanOrEqual(2 * length);
  });
});
