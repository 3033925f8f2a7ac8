import { randomUUID } from 'node:crypto';
import express, { type Router } from 'express';
import type { ClockPolicy } from '../../bot/domain/window';
import { people } from '../people';
import type { SlackChats } from './slack-chats';
import type { TeamsChats } from './teams-chats';

/** The way to the desk on the web for somebody from outside. */
export interface Receiver {
  readonly url: string;
  readonly code?: string | undefined;
}

/** The people, their messengers, and the number of the bot's messages there. */
export function peopleRouter(of: {
  readonly teams: TeamsChats;
  readonly slack: SlackChats;
  /** When reports arrive, where the clock says so; else at once. */
  readonly passes: ClockPolicy | undefined;
  readonly door: () => string | undefined;
  readonly receiver: () => Promise<Receiver | undefined>;
}): Router {
  // It is new after every start, so that the page forgets chats that are gone.
  const day = randomUUID();
  const router = express.Router();
  router.get('/people', async (_request, response) => {
    response.json({
      day,
      passes: of.passes,
      door: of.door(),
      receiver: await of.receiver(),
      people: people.map(({ id, name, role, title, messengers }) => {
        const chat = of.teams.of(id)?.client.chat;
        return {
          id,
          name,
          role,
          title,
          locale: chat?.locale,
          messengers,
          posted: { teams: chat?.posted ?? 0, slack: of.slack.of(id)?.posted ?? 0 },
        };
      }),
    });
  });
  return router;
}
