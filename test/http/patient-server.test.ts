import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { createPatientServer } from '../../bot/http/patient-server';

const limit = 500;
const limits = { headersTimeout: limit, requestTimeout: limit, connectionsCheckingInterval: 10 };
const head = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';

describe('the time limit of a request', () => {
  let server: Server;
  let freezes: () => void = () => undefined;

  beforeEach(async () => {
    server = createPatientServer(limits, (request, response) => {
      freezes();
      request.resume().once('end', () => response.end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    freezes = () => undefined;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  const opens = (): Socket => connect((server.address() as AddressInfo).port, '127.0.0.1');

  it.each([
    ['whole', '', head],
    ['in its second half', head.slice(0, 20), head.slice(20)],
  ])('does not count a freeze in which the request came, %s', async (_name, before, during) => {
    const early = opens();
    early.write(before);
    // Comes second: the first one is taken by the time at which this one is answered.
    const other = opens();
    freezes = () => {
      freezes = () => undefined;
      early.write(during);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * limit);
    };
    other.write(head);
    expect(await text(other)).toContain(' 200 ');
    expect(await text(early)).toContain(' 200 ');
  });

  it.each(['', head.slice(0, 20), `POST${head.slice(3, -2)}content-length: 4\r\n\r\nx`])(
    'ends one that goes no further than %j',
    async (part) => {
      const socket = opens();
      socket.write(part);
      expect(await text(socket)).toContain(' 408 ');
    },
  );
});
