import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Stands between two sides, passes everything on as it is, and sees the bodies. */
export interface Recorder {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** @param port where everything goes, on this machine */
export async function recordExchanges(
  port: () => number,
  went: (sent: Buffer, said: Buffer, path: string) => void,
): Promise<Recorder> {
  const agent = new Agent({ keepAlive: true });
  const passOn = async (
    incoming: IncomingMessage,
    body: Buffer,
  ): Promise<{ answer: IncomingMessage; said: Buffer }> => {
    const { method, url, headers } = incoming;
    const answer = await new Promise<IncomingMessage>((done, fail) => {
      const to = { host: '127.0.0.1', port: port(), method, path: url, headers, agent };
      request(to, done).once('error', fail).end(body);
    });
    return { answer, said: await buffer(answer) };
  };
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await buffer(incoming);
      try {
        const { answer, said } = await passOn(incoming, body);
        went(body, said, incoming.url ?? '');
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(said);
      } catch {
        outgoing.destroy();
      }
    })();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
