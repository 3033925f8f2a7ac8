import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How often the servers are asked whether they are ready. */
const askMilliseconds = 100;

/**
 * One port before several servers, as a load balancer is: each request goes to the next server that says it
 * is ready.
 * @param ports asked anew for each request: a server that was started again has another one
 */
export async function startTurnAbout(ports: () => readonly number[]) {
  const went: number[] = [];
  const ready = new Set<number>();
  let isOpen = true;
  /**
   * One question after the other, so that no late answer is believed after a newer one, and no server waits
   * for another.
   */
  const watch = async (at: number): Promise<void> => {
    while (isOpen) {
      if (await isReady(ports()[at] ?? 0)) ready.add(at);
      else ready.delete(at);
      await wait(askMilliseconds);
    }
  };
  const watched = [...ports().keys()].map(watch);
  let last = -1;
  const next = (): number | undefined => {
    const all = ports().length;
    for (let step = 1; step <= all; step++) {
      const at = (last + step) % all;
      if (ready.has(at)) return at;
    }
    return undefined;
  };

  // Keeps connections for as long as the server behind it says to the caller, which is longer than Node does.
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    const at = next();
    if (at === undefined) {
      outgoing.writeHead(503).end();
      return;
    }
    last = at;
    went.push(at);
    const { method, url, headers } = incoming;
    const forwarded = request(
      { host: '127.0.0.1', port: ports()[at], method, path: url, headers, agent: false },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        answer.once('error', () => outgoing.destroy());
      },
    );
    forwarded.once('error', () => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end();
    });
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** To which servers requests went, by their place in the list, in order. */
    went,
    /** Whether requests go to that server, as far as is known. */
    sendsTo: (at: number) => ready.has(at),
    close: async () => {
      isOpen = false;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(watched);
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}
