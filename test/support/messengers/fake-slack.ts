import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import {
  createFakeSlack,
  type FakeSlack,
  type FakeSlackOptions,
} from '../../../office/slack/slack';

export interface StartedSlack extends FakeSlack {
  /** For `VISSLA_SLACK_API_URL`; ends in `/api/`. */
  readonly apiUrl: string;
  /** Where the app is: may be said after the app has got its port. */
  appIsAt(eventsUrl: string): void;
  stop(): Promise<void>;
}

/** The fake Slack on a port of its own. */
export async function startFakeSlack(
  options: Partial<FakeSlackOptions> = {},
): Promise<StartedSlack> {
  let eventsUrl = 'http://127.0.0.1:9/slack/events';
  const app = express();
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => {
      resolve(listening);
    });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fake-slack`;
  const slack = createFakeSlack({ eventsUrl: () => eventsUrl, url: () => url, ...options });
  app.use('/fake-slack', slack.router);
  // The fake itself with three things more: a copy would lose what it reads anew each time.
  return Object.assign(Object.create(slack) as FakeSlack, {
    apiUrl: `${url}/api/`,
    appIsAt: (at: string) => {
      eventsUrl = at;
    },
    stop: async () => {
      slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
