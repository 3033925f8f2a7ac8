import express, { type Response, type Router } from 'express';
import type { Messenger } from '../people';

/** Something of a person's has changed in a messenger. */
export interface News {
  readonly person: string;
  readonly messenger: Messenger;
  readonly version: number;
  /** Messages that the bot has posted there so far. */
  readonly posted: number;
}

/** Tells of every change; the answer stops it. */
export type Listen = (listener: (news: News) => void) => () => void;

const beatMilliseconds = 25_000;

/**
 * Server-sent events for the page: whose messenger has changed, so that the page looks again. One stream tells of all
 * people, because the page shows who of them has something unread.
 */
export function eventsRouter(sources: readonly Listen[]): {
  readonly router: Router;
  close(): void;
} {
  const open = new Set<Response>();
  const router = express.Router();

  router.get('/events', (_request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    response.write('retry: 1000\n\n');
    const stops = sources.map((listen) =>
      listen((news) => {
        response.write(`data: ${JSON.stringify(news)}\n\n`);
      }),
    );
    const beat = setInterval(() => response.write(':\n\n'), beatMilliseconds);
    beat.unref();
    open.add(response);
    response.on('close', () => {
      for (const stop of stops) stop();
      clearInterval(beat);
      open.delete(response);
    });
  });

  return {
    router,
    close: () => {
      for (const response of open) response.end();
    },
  };
}
