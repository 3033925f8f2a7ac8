import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createConnections } from '../../bot/http/server';
import { until } from './until';

const most = 3;
const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n';

describe('connections', () => {
  let servers: Server[];
  /** Whole requests, for a test to answer when it likes. */
  const asked: ServerResponse[] = [];
  const open: Socket[] = [];
  /** The same connections as the servers have them. */
  const taken: Socket[] = [];

  beforeEach(async () => {
    [asked.length, open.length, taken.length] = [0, 0, 0];
    const connections = createConnections(most);
    servers = [1, 2].map(() =>
      createServer((request, response) => {
        request.resume().once('end', () => asked.push(response));
      }),
    );
    for (const server of servers) {
      connections.watch(server);
      server.on('connection', (socket) => taken.push(socket));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
  });
  afterEach(async () => {
    for (const socket of open) socket.destroy();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  });

  const connects = async (text = '', server = 0): Promise<Socket> => {
    const { port } = servers[server]?.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    open.push(socket.resume());
    socket.write(text);
    await until(() => taken.length === open.length);
    const there = taken.at(-1);
    await until(() => there?.destroyed === true || there?.bytesRead === text.length);
    return socket;
  };
  const alive = (): boolean[] => taken.map((socket) => !socket.destroyed);

  it('beyond the limit take the place of the one that said nothing for longest', async () => {
    for (let count = 0; count < most; count++) await connects();
    expect(alive()).toEqual([true, true, true]);
    await connects();
    expect(alive()).toEqual([false, true, true, true]);
    await connects();
    expect(alive()).toEqual([false, false, true, true, true]);
  });

  it('of two servers are counted together', async () => {
    for (const server of [0, 1, 0, 1]) await connects('', server);
    expect(alive()).toEqual([false, true, true, true]);
  });

  it('with half a head or half a body wait like those that said nothing', async () => {
    for (const text of ['POST /', head, `${head}xx`]) await connects(text);
    for (let count = 0; count < most; count++) await connects();
    expect(alive()).toEqual([false, false, false, true, true, true]);
  });

  it('whose request is being answered stay, however old they are', async () => {
    const first = await connects(`${head}xxxx`);
    await until(() => asked.length === 1);
    for (let count = 0; count < 5; count++) await connects();
    expect(alive()).toEqual([true, false, false, false, true, true]);
    const answered = once(first, 'data');
    asked[0]?.end('done');
    expect(String((await answered)[0])).toContain('200 OK');
  });

  it('wait again from the end of their answer on', async () => {
    await connects(`${head}xxxx`);
    await until(() => asked.length === 1);
    await connects();
    const ended = once(asked[0]!, 'close');
    asked[0]?.end('done');
    await ended;
    await connects();
    await connects();
    expect(alive()).toEqual([true, false, true, true]);
    await connects();
    expect(alive()).toEqual([false, false, true, true, true]);
  });

  it('that come while all others are being answered are turned away', async () => {
    for (let count = 0; count < most; count++) await connects(`${head}xxxx`);
    await until(() => asked.length === most);
    await connects();
    expect(alive()).toEqual([true, true, true, false]);
  });

  it('that close make room by themselves', async () => {
    const [first] = [await connects(), await connects(), await connects()];
    first.destroy();
    await until(() => taken[0]?.closed === true);
    await connects();
    expect(alive()).toEqual([false, true, true, true]);
  });
});
