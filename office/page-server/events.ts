import express, { type Response, type Router } from 'express';
import type { Messenger } from '../people';

/** A change in one person's messenger. */
export interface News {
  readonly person: string;
  readonly messenger: Messenger;
  readonly version: number;
  /** Messages that the bot has posted there so far. */
  readonly posted: number;
}

const beatMilliseconds = 25_000;

/** A day that has begun, as in `2026-11-27`. */
export interface NewDay {
  readonly today: string;
}

/**
 * Server-sent events for the page: whose messenger has changed, so that the page looks again. One stream
 * covers all people, because the page shows who has something unread.
 */
export function eventsRouter(today: () => string | undefined): {
  readonly router: Router;
  readonly tell: (news: News | NewDay) => void;
  /** Ends the open streams. */
  close(): void;
} {
  const open = new Set<Response>();
  const router = express.Router();

  router.get('/events', (_request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    response.write('retry: 1000\n\n');
    // A day that begins at midnight, or began while the page was away, is told with the beat.
    const saysDay = (): void => {
      const is = today();
      response.write(is === undefined ? ':\n\n' : eventOf({ today: is }));
    };
    saysDay();
    const beat = setInterval(saysDay, beatMilliseconds);
    beat.unref();
    open.add(response);
    response.on('close', () => {
      clearInterval(beat);
      open.delete(response);
    });
  });

  return {
    router,
    tell: (news) => {
      for (const response of open) response.write(eventOf(news));
    },
    close: () => {
      for (const response of open) response.end();
    },
  };
}

function eventOf(news: News | NewDay): string {
  return `data: ${JSON.stringify(news)}\n\n`;
}
