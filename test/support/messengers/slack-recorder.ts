import { text as readAll } from 'node:stream/consumers';
import { startLocalServer } from './local-server';

/** Stands between Slack and the bot, passes everything on as it is, and keeps what the bot answers. */
export async function recordAnswers(bot: () => string) {
  const answers: { readonly request: string; readonly status: number; readonly body: string }[] =
    [];
  const server = await startLocalServer((request, response) => {
    void (async () => {
      const sent = await readAll(request);
      const headers = Object.entries(request.headers).filter(
        ([name]) => name === 'content-type' || name.startsWith('x-slack-'),
      ) as [string, string][];
      try {
        const answer = await fetch(bot(), { method: 'POST', headers, body: sent });
        const body = await answer.text();
        answers.push({ request: sent, status: answer.status, body });
        const type = answer.headers.get('content-type');
        response.writeHead(answer.status, type === null ? {} : { 'content-type': type }).end(body);
      } catch {
        response.destroy();
      }
    })();
  });
  return { ...server, url: `${server.url}/slack/events`, answers };
}
