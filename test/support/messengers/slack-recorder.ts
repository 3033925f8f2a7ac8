import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bot answered to one request of Slack's. */
export interface Acknowledgement {
  readonly request: string;
  readonly status: number;
  readonly body: string;
}

/** Stands between Slack and the bot, passes everything on as it is, and keeps what the bot answers. */
export interface SlackRecorder {
  readonly url: string;
  readonly answers: readonly Acknowledgement[];
  close(): Promise<void>;
}

export async function recordAnswers(bot: () => string): Promise<SlackRecorder> {
  const answers: Acknowledgement[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const sent = Buffer.concat(chunks);
      const headers = Object.entries(request.headers).filter(
        ([name]) => name === 'content-type' || name.startsWith('x-slack-'),
      ) as [string, string][];
      try {
        const answer = await fetch(bot(), { method: 'POST', headers, body: sent });
        const body = await answer.text();
        answers.push({ request: sent.toString('utf8'), status: answer.status, body });
        const type = answer.headers.get('content-type');
        response.writeHead(answer.status, type === null ? {} : { 'content-type': type }).end(body);
      } catch {
        response.destroy();
      }
    })();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    answers,
    close: async () => {
      await new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      });
    },
  };
}
