import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createFakeSlack, type FakeSlack } from '../../../office/slack/slack';

/** A Slack on this machine, on a port of its own. */
export interface SlackWorkspace {
  readonly slack: FakeSlack;
  /** Ends in `/api/`, as the bot's setting wants it. */
  readonly apiUrl: string;
  close(): Promise<void>;
}

/** `endpoint` is where the bot takes Slack's requests; asked anew each time, since a bot may start again elsewhere. */
export async function openSlackWorkspace(
  endpoint: () => string,
  now?: () => number,
): Promise<SlackWorkspace> {
  let url = '';
  const slack = createFakeSlack({
    eventsUrl: endpoint,
    url: () => url,
    ...(now === undefined ? {} : { now }),
  });
  const app = express();
  app.use(slack.router);
  const server = createServer(app);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  return {
    slack,
    apiUrl: `${url}/api/`,
    close: async () => {
      slack.close();
      await new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      });
    },
  };
}
