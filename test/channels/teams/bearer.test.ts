import { createBearerOf } from '../../../bot/channels/teams/bearer';

describe('a request’s token', () => {
  const asked: string[] = [];
  const service = {
    signingKey: (keyId: string) => {
      asked.push(keyId);
      return Promise.resolve(undefined);
    },
  };
  const part = (content: object): string =>
    Buffer.from(JSON.stringify(content)).toString('base64url');
  const authorization = `Bearer ${part({ alg: 'RS256', kid: 'one' })}.${part({})}.AAAA`;
  const bearerOf = createBearerOf({ appId: 'app', service, now: () => 0 });

  it('is looked at once a request, for its headers and for its body', async () => {
    const headers = { authorization };
    expect(await bearerOf(headers)).toBe('token_key');
    expect(await bearerOf(headers)).toBe('token_key');
    expect(asked).toEqual(['one']);
    await bearerOf({ authorization });
    expect(asked).toEqual(['one', 'one']);
  });
});
