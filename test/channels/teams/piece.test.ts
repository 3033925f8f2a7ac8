import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTeamsPoster } from '../../../bot/channels/teams/piece';
import type { PiecePoster } from '../../../bot/ports/broadcast';
import { cards, partsOf } from '../../cards/samples';
import { type LocalServer, startLocalServer } from '../../support/messengers/local-server';

const appId = '99999999-8888-4777-8666-555555555555';

describe('the weekly piece in a channel of Teams', () => {
  let webhook: LocalServer;
  let answer: number | 'nothing';
  let asked: { readonly method: string | undefined; readonly body: string }[];
  let faults: string[];
  let poster: PiecePoster;

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray()).toString();
    asked.push({ method: request.method, body });
    if (answer === 'nothing') response.destroy();
    else response.writeHead(answer).end();
  };
  const posterTo = (url: string): PiecePoster =>
    createTeamsPoster(
      { cards, locale: 'sv', settings: { appId }, fault: (code) => faults.push(code) },
      url,
    );
  beforeEach(async () => {
    [answer, asked, faults] = [202, [], []];
    webhook = await startLocalServer((request, response) => void take(request, response));
    poster = posterTo(`${webhook.url}/workflows/canary?sig=canary`);
  });
  afterEach(() => webhook.close());

  it('is one post of a card with a link to the bot, without a button', async () => {
    await poster.post('gifts');
    expect(asked.map(({ method }) => method)).toEqual(['POST']);
    const message = JSON.parse(asked[0]?.body ?? '') as { attachments: { content: object }[] };
    const content = message.attachments[0]?.content ?? {};
    expect(message).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
    const words = JSON.stringify(content);
    expect(words).toContain('Gåvor på jobbet');
    expect(words).toContain(`(https://teams.microsoft.com/l/app/${appId})`);
    expect(partsOf(content as never).filter(({ type }) => type.startsWith('Action'))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each([
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [429, 'limited'],
  ])('is given back where it surely was not taken: %d', async (status, code) => {
    answer = status;
    await expect(poster.post('gifts')).rejects.toMatchObject({ code });
    expect(asked).toHaveLength(1);
  });

  it('is given back, without its address, where nobody listens', async () => {
    const { url } = webhook;
    await webhook.close();
    const failure = posterTo(`${url}/canary`).post('gifts');
    await expect(failure).rejects.toMatchObject({ code: 'unreachable' });
    const error = (await failure.catch((thrown: unknown) => thrown)) as Error;
    expect(`${error.message} ${error.stack}`).not.toMatch(/canary/);
    webhook = await startLocalServer(() => undefined);
  });

  it.each([500, 502, 'nothing'] as const)(
    'counts as posted where nobody can say: %s',
    async (is) => {
      answer = is;
      await poster.post('gifts');
      expect(faults).toEqual(['piece_uncertain']);
      expect(asked).toHaveLength(1);
    },
  );
});
