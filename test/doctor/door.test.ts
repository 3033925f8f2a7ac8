import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { checkWeb } from '../../bot/operator/doctor/check-web';
import { startView } from '../support/messengers/teams-bot';
import { openWebDoor, type WebDoor } from '../support/messengers/web-door';
import { diagnose, troubles } from './house';

let door: WebDoor;
/** What the server in front does with an answer of the door's. */
type Fault = (path: string, headers: Record<string, string>) => number | undefined;
let closes: (() => void)[] = [];

beforeEach(async () => {
  door = await openWebDoor(() => Promise.resolve(startView));
});
afterEach(async () => {
  for (const close of closes) close();
  closes = [];
  await door.close();
});

/** A server in front of the door, at an address of its own. */
async function front(fault: Fault): Promise<string> {
  const passes = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const answer = await fetch(`${door.url}${path}`, { redirect: 'manual' });
    const headers = Object.fromEntries(answer.headers);
    const status = fault(path, headers);
    response
      .writeHead(status ?? answer.status, headers)
      .end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((...of) => void passes(...of));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closes.push(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const port = (): number => Number(new URL(door.url).port);
const said = async (url: string, at = port()): Promise<string[]> => {
  const found = await checkWeb('door', { host: '127.0.0.1', port: at, url });
  return found.map(({ kind, says }) => `${kind}: ${says}`);
};
async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((done) => socket.listen(0, '127.0.0.1', done));
  const free = (socket.address() as AddressInfo).port;
  await new Promise((done) => socket.close(done));
  return free;
}

it('says that all is well where a server in front changes nothing', async () => {
  expect(await said(await front(() => undefined))).toEqual([
    expect.stringMatching(/^fine: .*nothing is added, kept or packed/),
  ]);
});

it.each<[string, Fault, RegExp]>([
  ['sets a cookie', (_, headers) => void (headers['set-cookie'] = 'canary=1'), /sets a cookie/],
  ['keeps pages', (_, headers) => void (headers.age = '3'), /keeps pages/],
  ['packs pages', (_, headers) => void (headers['content-encoding'] = 'identity'), /packs pages/],
  [
    'changes who keeps pages',
    (_, headers) => void (headers['cache-control'] = 'public'),
    /takes away or changes Cache-Control\./,
  ],
  [
    'takes away what guards a page',
    (path, headers) => {
      if (path === '/') delete headers['content-security-policy'];
      return undefined;
    },
    /takes away or changes Content-Security-Policy\./,
  ],
  ['shows another page', (path) => (path === '/' ? 302 : undefined), /answers 302 and no page/],
  [
    'has the bot behind the same name',
    (path, headers) => {
      if (path === '/') return undefined;
      delete headers['content-security-policy'];
      return 401;
    },
    /may be the bot's own name/,
  ],
])('says what is wrong where it %s, and shows no value', async (_, fault, sentence) => {
  const [first, ...others] = await said(await front(fault));
  expect(first).toMatch(/^wrong: /);
  expect(first).toMatch(sentence);
  expect(first).not.toContain('canary');
  expect(others).toEqual([]);
});

it('says where nobody answers: at the port, or at the address', async () => {
  const free = await freePort();
  expect(await said(door.url, free)).toEqual([
    expect.stringMatching(`^wrong: Nobody, or another program, answers on 127.0.0.1:${free}`),
  ]);
  expect(await said(`http://127.0.0.1:${free}`)).toEqual([
    expect.stringMatching(/^warning: .*does not answer from this machine/),
  ]);
});

it.each(['door', 'desk'])('asks nobody where there is no %s', async (name) => {
  const diagnosis = await diagnose({});
  expect(diagnosis.findings).toContainEqual({
    check: name,
    kind: 'skipped',
    says: `There is no ${name} on the web.`,
  });
  expect(troubles(diagnosis).map(({ check }) => check)).not.toContain(name);
});
