import express, { type Request, type Response, type Router } from 'express';
import type { FailureReason } from '../failure-reason';
import { isObject, type JsonObject, textAt } from '../json';
import { dialogInvokes } from '../teams/activities';
import type { Chat } from '../teams/chats';
import type { TeamsClient } from '../teams/client';
import { type TeamsLocale, teamsLocales } from '../teams/workplace';
import type { TeamsChats } from './teams-chats';

/** Teams cuts a typed message at about this many characters. */
const typedCharacters = 28_000;

const seenFromPage = ({ locale, posted, version, messages }: Chat): JsonObject => ({
  locale,
  posted,
  version,
  messages,
});

const localeIn = (body: unknown): TeamsLocale | undefined =>
  teamsLocales.find((locale) => locale === textAt(body, 'locale'));

/** The page's requests to the local Teams. */
export function teamsPageRouter(of: {
  readonly chats: TeamsChats;
  readonly onFailure: (why: FailureReason) => void;
  /** Called when everybody's Teams has got another language. */
  readonly onLanguage: () => Promise<void>;
}): Router {
  const router = express.Router();
  router.use(express.json({ limit: '256kb' }));

  const withClient =
    (answer: (client: TeamsClient, request: Request, response: Response) => void | Promise<void>) =>
    async (request: Request, response: Response): Promise<void> => {
      const found = of.chats.of(String(request.params.person));
      if (found === undefined) response.status(404).json({ error: 'unknown_person' });
      else await answer(found.client, request, response);
    };
  const outcomeOf = (why: FailureReason | undefined): JsonObject => {
    if (why === undefined) return { kind: 'sent' };
    of.onFailure(why);
    return { kind: 'failed', why };
  };

  router.post('/people', async (request, response) => {
    const locale = localeIn(request.body);
    if (locale === undefined) {
      response.status(400).json({ error: 'unknown_locale' });
      return;
    }
    if (of.chats.speak(locale)) await of.onLanguage();
    response.json({ locale });
  });

  router.post('/people/:person', (request, response) => {
    const locale = localeIn(request.body);
    if (locale === undefined) response.status(400).json({ error: 'unknown_locale' });
    else if (!of.chats.chooseLocale(request.params.person, locale))
      response.status(404).json({ error: 'unknown_person' });
    else response.json({ locale });
  });

  router.get(
    '/chat/:person',
    withClient(async (client, _request, response) => {
      const why = await client.install();
      if (why !== undefined) of.onFailure(why);
      response.json({ ...seenFromPage(client.chat), failed: why });
    }),
  );

  router.post(
    '/chat/:person',
    withClient(async (client, request, response) => {
      const value: unknown = isObject(request.body) ? request.body.value : undefined;
      const text = textAt(request.body, 'text').trim();
      if (isObject(value)) response.json(outcomeOf(await client.press(value)));
      else if (text !== '' && text.length <= typedCharacters)
        response.json(outcomeOf(await client.type(text)));
      else response.status(400).json({ error: 'bad_text' });
    }),
  );

  router.post(
    '/invoke/:person',
    withClient(async (client, request, response) => {
      const typed = textAt(request.body, 'name');
      const name = dialogInvokes.find((one) => one === typed);
      const value: unknown = isObject(request.body) ? request.body.value : undefined;
      const data = isObject(value) ? value.data : undefined;
      if (name === undefined || !isObject(value) || !isObject(data)) {
        response.status(400).json({ error: 'bad_invoke' });
        return;
      }
      const theme = textAt(value.context, 'theme') === 'dark' ? 'dark' : 'default';
      const answer = await client.invoke(name, { data, context: { theme } });
      if (answer.kind === 'failed') of.onFailure(answer.why);
      response.json(answer);
    }),
  );

  return router;
}
