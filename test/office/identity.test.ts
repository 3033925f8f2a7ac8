import { createIdentity } from '../../office/teams/identity';
import { appId, appPassword, openOffice, tenant } from './open-office';

const good = {
  grant_type: 'client_credentials',
  client_id: appId,
  client_secret: appPassword,
  scope: 'https://api.botframework.com/.default',
};

describe('the identity platform of the office', () => {
  const identity = createIdentity({ appId, appPassword, tenant });
  const issued = (): string => {
    const answer = identity.issue(good);
    return answer.kind === 'issued' ? answer.token : '';
  };

  it.each([
    ['another grant', { ...good, grant_type: 'password' }, 'unsupported_grant_type'],
    ['another app', { ...good, client_id: 'somebody' }, 'invalid_client'],
    ['a wrong secret', { ...good, client_secret: 'guess' }, 'invalid_client'],
    ['no secret', { ...good, client_secret: undefined }, 'invalid_client'],
    ['another scope', { ...good, scope: 'https://graph.microsoft.com/.default' }, 'invalid_scope'],
    ['nothing at all', undefined, 'unsupported_grant_type'],
  ])('refuses %s', (_case, form, error) => {
    expect(identity.issue(form)).toEqual({ kind: 'refused', error });
  });

  it('admits its own token and no other', () => {
    const [head = '', body = '', signature = ''] = issued().split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(identity.admits(`Bearer ${issued()}`)).toBe(true);
    const refused = [
      undefined,
      '',
      'Bearer',
      'Bearer x.y.z',
      `Basic ${issued()}`,
      `Bearer ${issued()}.`,
      `Bearer ${none}.${body}.`,
      `Bearer ${head}.${body}.${signature.slice(2)}`,
      `Bearer ${head}.${Buffer.from('{}').toString('base64url')}.${signature}`,
      `Bearer ${identity.tokenForBot('http://localhost/')}`,
      `Bearer ${otherToken()}`,
    ];
    expect(refused.map((authorization) => identity.admits(authorization))).toEqual(
      refused.map(() => false),
    );
  });

  it('publishes the public half of its key alone', () => {
    const [key] = (identity.keys() as { keys: Record<string, unknown>[] }).keys;
    expect(Object.keys(key ?? {}).sort()).toEqual(
      ['alg', 'e', 'endorsements', 'kid', 'kty', 'n', 'use'].sort(),
    );
  });

  it('answers over HTTP as an identity platform does', async () => {
    const { office, url, close } = await openOffice();
    const metadata = (await (await fetch(office.teams.metadataUrl)).json()) as Record<
      string,
      unknown
    >;
    expect(metadata).toMatchObject({
      issuer: 'https://api.botframework.com',
      jwks_uri: `${url}/office/keys`,
      token_endpoint: `${url}/office/token`,
    });
    const answer = await fetch(`${url}/office/token`, {
      method: 'POST',
      body: new URLSearchParams(good),
    });
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const bad = new URLSearchParams({ ...good, client_secret: 'guess' });
    expect((await fetch(`${url}/office/token`, { method: 'POST', body: bad })).status).toBe(401);
    await close();
  });
});

function otherToken(): string {
  const answer = createIdentity({ appId, appPassword, tenant }).issue(good);
  return answer.kind === 'issued' ? answer.token : '';
}
