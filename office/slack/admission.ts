import type { JsonObject } from '../json';
import { type ApiAnswer, failed, type Method } from './platform';

/** Who may call a method. */
export interface Admission {
  refusalOf(method: Method, token: string | undefined): ApiAnswer | undefined;
  /** The scopes of a token, as Slack names them in every answer; none for an unknown token. */
  scopesOf(token: string | undefined): readonly string[] | undefined;
  revoke(): void;
}

/** Checks the token and its scopes, as the Web API does before anything else. */
export function createAdmission(of: {
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: readonly string[];
}): Admission {
  let revoked = false;
  const missingScope = (needed: string): JsonObject & ApiAnswer => ({
    ...failed('missing_scope'),
    needed,
    provided: of.scopes.join(','),
  });
  return {
    refusalOf: (method, token) => {
      if (token === undefined || token === '') return failed('not_authed');
      const kind = token === of.botToken ? 'bot' : token === of.appToken ? 'app' : undefined;
      if (kind === undefined) return failed('invalid_auth');
      if (kind === 'bot' && revoked) return failed('token_revoked');
      if (kind !== method.token) return failed('not_allowed_token_type');
      const { scope } = method;
      if (kind === 'bot' && scope !== undefined && !of.scopes.includes(scope))
        return missingScope(scope);
      return undefined;
    },
    scopesOf: (token) => {
      if (token === of.botToken && !revoked) return of.scopes;
      return token === of.appToken ? ['connections:write'] : undefined;
    },
    revoke: () => {
      revoked = true;
    },
  };
}
