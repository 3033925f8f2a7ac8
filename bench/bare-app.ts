import { readFileSync } from 'node:fs';
import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ConfigurationServiceClientCredentialFactory, type TaskModuleTaskInfo } from 'botbuilder';
import express from 'express';

/**
 * The application that Vissla is measured against: the least that one of teams-ai can be. It validates tokens
 * as the SDK does and answers every dialog step with one fixed card.
 */
const {
  BARE_PORT = '',
  BARE_APP_ID = '',
  BARE_APP_PASSWORD = '',
  BARE_OPENID_URL = '',
  BARE_CARD = '',
} = process.env;

const adapter = new TeamsAdapter(
  {
    // As soon as one of these addresses is set, the SDK wants all of them.
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: BARE_OPENID_URL,
    ToBotFromEmulatorOpenIdMetadataUrl: BARE_OPENID_URL,
    OAuthUrl: 'https://token.botframework.com',
  },
  // The SDK's own factory implements the class that its own constructor names, instead of extending it.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: BARE_APP_ID,
    MicrosoftAppPassword: BARE_APP_PASSWORD,
    MicrosoftAppType: 'MultiTenant',
  }),
);

const card: object = JSON.parse(readFileSync(BARE_CARD, 'utf8')) as object;
const step: TaskModuleTaskInfo = {
  title: 'Bare',
  width: 'medium',
  height: 'large',
  card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
};

const app = new Application({
  adapter,
  startTypingTimer: false,
  taskModules: { taskDataFilter: 'act' },
});
app.taskModules.fetch(
  ({ activity }) => Promise.resolve(activity.name === 'task/fetch'),
  () => Promise.resolve(step),
);
app.taskModules.submit('back', () => Promise.resolve(step));

const server = express();
server.get('/', (_request, response) => {
  response.status(200).end();
});
server.post('/api/messages', express.json(), async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await app.run(context);
  });
});
server.listen(Number(BARE_PORT), '127.0.0.1');
