import express, { type Router } from 'express';
import { argumentsOf, type SlackCall } from './call';
import { type ApiAnswer, failed, type Platform } from './platform';
import { putMessage, readContent, replaceMessage } from './post-message';

/** The response_urls: answers to commands and to buttons in messages. */
export function responseRouter(
  platform: Platform,
  record: (call: Omit<SlackCall, 'at'>) => void,
): Router {
  const answer = (key: string, body: unknown): ApiAnswer => {
    const to = platform.responses.use(key);
    if (typeof to === 'string') return failed(to);
    const given = argumentsOf(body);
    const { user, channel, message } = to;
    const replaces = given.replace_original === true || given.delete_original === true;
    if (replaces && message === undefined) return failed('message_not_found');
    if (given.delete_original === true && message !== undefined) {
      const gone = replaceMessage(platform, user, message, undefined);
      return gone ? { ok: true } : failed('message_not_found');
    }
    const content = readContent(given);
    if ('refused' in content) return content.refused;
    if (replaces && message !== undefined) {
      const changed = replaceMessage(platform, user, message, content);
      return changed ? { ok: true } : failed('message_not_found');
    }
    const ephemeral = given.response_type !== 'in_channel';
    putMessage(platform, user, { channel, from: 'bot', ephemeral, ...content });
    return { ok: true };
  };

  const router = express.Router();
  router.use(express.json({ limit: '1mb' }));
  router.post('/:key', (request, response) => {
    const said = answer(request.params.key, request.body);
    record({ method: 'response_url', arguments: argumentsOf(request.body), answer: said });
    response.status(said.ok ? 200 : 404).json(said);
  });
  return router;
}
