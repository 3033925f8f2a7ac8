import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { isObject, type JsonObject, textAt } from '../json';
import type { Messenger } from '../people';
import type { Chat, Chats } from '../teams/chats';
import type { TeamsClient } from '../teams/client';
import type { DialogAnswer, Refusal } from '../teams/dialog-answer';

/** Teams cuts a typed message at about this many characters. */
const typedCharacters = 28_000;

const seenFromPage = (chat: Chat): JsonObject => {
  const { id, name, role, title } = chat.person;
  return { id, name, role, title, locale: chat.locale, posted: chat.posted };
};

/** Where a person is at work, and what the bot has posted there. */
export interface AtWork {
  readonly messengers: readonly Messenger[];
  readonly posted: Readonly<Record<Messenger, number>>;
}

/** What the page, and nobody else, asks of the office. */
export function pageApiRouter(of: {
  readonly chats: Chats;
  readonly personIds: readonly string[];
  readonly client: TeamsClient;
  readonly atWork: (personId: string) => AtWork;
  readonly onRefusal: (why: Refusal) => void;
}): Router {
  const router = express.Router();
  // Another one after every start, so that the page forgets what it saw of chats that are gone.
  const day = randomUUID();
  router.use(express.json({ limit: '256kb' }));

  const withChat =
    (answer: (chat: Chat, request: Request, response: Response) => void | Promise<void>) =>
    async (request: Request, response: Response): Promise<void> => {
      const chat = of.chats.of(String(request.params.person));
      if (chat === undefined) response.status(404).json({ error: 'unknown_person' });
      else await answer(chat, request, response);
    };
  const report = (why: Refusal | undefined): JsonObject => {
    if (why === undefined) return { kind: 'sent' };
    of.onRefusal(why);
    return { kind: 'failed', why };
  };

  router.get('/people', (_request, response) => {
    const chats = of.personIds.flatMap((id) => of.chats.of(id) ?? []);
    response.json({
      day,
      people: chats.map((chat) => ({ ...seenFromPage(chat), ...of.atWork(chat.person.id) })),
    });
  });

  router.post(
    '/people/:person',
    withChat((chat, request, response) => {
      const locale = textAt(request.body, 'locale');
      if (locale !== 'sv-SE' && locale !== 'en-GB') {
        response.status(400).json({ error: 'unknown_locale' });
        return;
      }
      chat.locale = locale;
      response.json(seenFromPage(chat));
    }),
  );

  router.get(
    '/chat/:person',
    withChat(async (chat, _request, response) => {
      const why = await of.client.install(chat);
      if (why !== undefined) of.onRefusal(why);
      response.json({
        ...seenFromPage(chat),
        version: chat.version,
        messages: chat.messages,
        ...(why === undefined ? {} : { failed: why }),
      });
    }),
  );

  router.post(
    '/chat/:person',
    withChat(async (chat, request, response) => {
      const value: unknown = isObject(request.body) ? request.body.value : undefined;
      const text = textAt(request.body, 'text').trim();
      if (isObject(value)) response.json(report(await of.client.press(chat, value)));
      else if (text !== '' && text.length <= typedCharacters)
        response.json(report(await of.client.type(chat, text)));
      else response.status(400).json({ error: 'bad_text' });
    }),
  );

  router.post(
    '/invoke/:person',
    withChat(async (chat, request, response) => {
      const name = textAt(request.body, 'name');
      const value: unknown = isObject(request.body) ? request.body.value : undefined;
      const data = isObject(value) ? value.data : undefined;
      if (
        (name !== 'task/fetch' && name !== 'task/submit') ||
        !isObject(value) ||
        !isObject(data)
      ) {
        response.status(400).json({ error: 'bad_invoke' });
        return;
      }
      const context = isObject(value.context) ? value.context : {};
      const theme = textAt(context, 'theme') === 'dark' ? 'dark' : 'default';
      const answer: DialogAnswer = await of.client.invoke(chat, name, { data, context: { theme } });
      if (answer.kind === 'failed') of.onRefusal(answer.why);
      response.json(answer);
    }),
  );

  return router;
}
