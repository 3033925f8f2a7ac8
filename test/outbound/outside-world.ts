import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { WebSocketServer } from 'ws';
import { certificate, certificateKey } from './hosts-certificate';

/** A proxy, and behind it every host that the bot calls outwards. */
export interface OutsideWorld {
  readonly proxyUrl: string;
  /** The tunnels that were asked for, as `host:port`. */
  readonly tunnels: string[];
  /** What came through them, as `host path`. */
  readonly heard: string[];
  /** How many web sockets were opened. */
  sockets: number;
  close(): void;
}

/** What each host says; all that is asked of it is that the caller goes on. */
const answers: readonly (readonly [path: RegExp, answer: object])[] = [
  [/openidconfiguration$/, { jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' }],
  [/keys$/, { keys: [] }],
  [/oauth2\/v2\.0\/token$/, { access_token: 'a-token', expires_in: 3600, token_type: 'Bearer' }],
  [/activities/, { id: '1' }],
  [/apps\.connections\.open$/, { ok: true, url: 'wss://wss-primary.slack.com/link' }],
  [/^\/api\//, { ok: true, team_id: 'T0INVENTED', user: { id: 'U1' } }],
  [/^\/secrets/, { value: [] }],
];

/** Opens both on this machine. A tunnel to anywhere ends at the one server that plays all hosts. */
export async function openOutsideWorld(): Promise<OutsideWorld> {
  const world = { tunnels: [] as string[], heard: [] as string[], sockets: 0 };
  const hosts = createServer({ cert: certificate, key: certificateKey }, (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    world.heard.push(`${request.headers.host ?? ''} ${path}`);
    request.resume();
    if (path.startsWith('/secrets') && request.headers.authorization === undefined) {
      const challenge =
        'Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"';
      response.writeHead(401, { 'www-authenticate': challenge }).end();
      return;
    }
    const [, answer = {}] = answers.find(([asked]) => asked.test(path)) ?? [];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const sockets = new WebSocketServer({ server: hosts });
  sockets.on('connection', (socket) => {
    world.sockets += 1;
    socket.send(JSON.stringify({ type: 'hello' }));
  });
  hosts.listen(0, '127.0.0.1');
  await once(hosts, 'listening');
  const proxy = createHttpServer((_, response) => {
    response.writeHead(400).end();
  });
  proxy.on('connect', (request, client, head) => {
    world.tunnels.push(request.url ?? '');
    const there = connect((hosts.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.write(head);
      client.pipe(there).pipe(client);
    });
    for (const end of [there, client])
      end.on('error', () => void [there, client].map((e) => e.destroy()));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return Object.assign(world, {
    proxyUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: () => {
      for (const client of sockets.clients) client.terminate();
      for (const server of [proxy, hosts]) {
        server.close();
        server.closeAllConnections();
      }
    },
  });
}
