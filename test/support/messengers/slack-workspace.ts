import express from 'express';
import { createFakeSlack, type FakeSlackOptions } from '../../../office/slack/slack';
import { startLocalServer } from './local-server';

export type SlackWorkspace = Awaited<ReturnType<typeof openSlackWorkspace>>;

/**
 * A Slack on this machine, on a port of its own.
 * @param endpoint where the bot takes Slack's requests, called each time: a bot may restart elsewhere
 */
export async function openSlackWorkspace(
  endpoint: () => string,
  options: Omit<FakeSlackOptions, 'eventsUrl' | 'url'> = {},
) {
  const app = express();
  const server = await startLocalServer(app);
  const slack = createFakeSlack({ ...options, eventsUrl: endpoint, url: () => server.url });
  app.use(slack.router);
  return {
    slack,
    /** Ends in `/api/`, as the bot's setting wants it. */
    apiUrl: slack.apiUrl,
    close: async () => {
      slack.close();
      await server.close();
    },
  };
}

/** Where no app is: for a Slack that nobody listens to. */
export const nowhere = (): string => 'http://127.0.0.1:9/slack/events';
