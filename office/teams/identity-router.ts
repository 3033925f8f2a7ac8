import express, { type Router } from 'express';
import type { Identity } from './identity';

/** An identity platform's metadata, keys, and tokens for the bot. `url` is where it is mounted. */
export function identityRouter(identity: Identity, url: () => string): Router {
  const router = express.Router();

  router.get('/.well-known/openidconfiguration', (_request, response) => {
    response.json({
      issuer: 'https://api.botframework.com',
      jwks_uri: `${url()}/keys`,
      token_endpoint: `${url()}/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });

  router.get('/keys', (_request, response) => {
    response.json(identity.keys());
  });

  router.post('/token', express.urlencoded({ extended: false }), (request, response) => {
    const answer = identity.issue(request.body);
    if (answer.kind === 'refused') {
      response.status(answer.error === 'invalid_client' ? 401 : 400).json({ error: answer.error });
      return;
    }
    const { token, seconds } = answer;
    response.json({
      token_type: 'Bearer',
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: token,
    });
  });

  return router;
}
