import express, { type Response, type Router } from 'express';
import type { Chats } from './chats';

const beatMilliseconds = 25_000;

/**
 * Server-sent events for the page: which chat has changed, so that the page looks again. One stream tells of all people,
 * because the page shows who of them has something unread.
 */
export function eventsRouter(chats: Chats): { readonly router: Router; close(): void } {
  const open = new Set<Response>();
  const router = express.Router();

  router.get('/events', (_request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    response.write('retry: 1000\n\n');
    const stop = chats.listen(({ person, version, posted }) => {
      response.write(`data: ${JSON.stringify({ person: person.id, version, posted })}\n\n`);
    });
    const beat = setInterval(() => response.write(':\n\n'), beatMilliseconds);
    beat.unref();
    open.add(response);
    response.on('close', () => {
      stop();
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
