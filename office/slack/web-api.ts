import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from 'express';
import { textAt } from '../json';
import type { Admission } from './admission';
import { argumentsOf, type SlackCall } from './call';
import { type ApiAnswer, failed, type Methods } from './platform';
import type { RateLimits } from './rate-limits';
import { meetScript, type Reaction, type Scripts } from './scripts';

export interface WebApiParts {
  readonly methods: Methods;
  readonly admission: Admission;
  readonly scripts: Scripts;
  readonly rateLimits: RateLimits;
  record(call: Omit<SlackCall, 'at'>): void;
}

/** Enough for a form with a view of a hundred full sections, every character escaped. */
const mostBytes = '4mb';

const tokenOf = (request: Request): string | undefined =>
  /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? textAt(request.body, 'token');

/** Answers a body that cannot be read, without quoting it. */
const answerUnreadable: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(200).json(failed('invalid_post_type'));
};

/** `POST /:method` as slack.com/api answers it. */
export function webApiRouter(parts: WebApiParts): Router {
  const { methods, admission, scripts, rateLimits } = parts;

  const react = async (name: string, request: Request): Promise<Reaction> => {
    const answer = (said: ApiAnswer): Reaction => ({ kind: 'answer', answer: said });
    const method = methods[name];
    if (method === undefined) return answer({ ...failed('unknown_method'), req_method: name });
    const refusal = admission.refusalOf(method, tokenOf(request));
    if (refusal !== undefined) return answer(refusal);
    const given = argumentsOf(request.body);
    const run = (): ApiAnswer | Promise<ApiAnswer> => method.run(given);
    const scripted = scripts.take(name, given.users);
    if (scripted !== undefined) return meetScript(scripted, run);
    const wait = rateLimits(name, method.perMinute);
    if (wait === undefined) return answer(await run());
    return meetScript({ method: name, kind: 'rate_limited', retryAfterSeconds: wait }, run);
  };

  const serve = async (request: Request, response: Response): Promise<void> => {
    const name = String(request.params.method);
    const reaction = await react(name, request);
    const given = argumentsOf(request.body);
    if (reaction.kind === 'drop') {
      parts.record({ method: name, arguments: given, answer: 'dropped' });
      response.destroy();
      return;
    }
    const { answer, status = 200, headers = {} } = reaction;
    parts.record({ method: name, arguments: given, answer });
    const scopes = parts.admission.scopesOf(tokenOf(request));
    if (scopes !== undefined) response.set('x-oauth-scopes', scopes.join(','));
    response.status(status).set(headers).json(answer);
  };

  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: mostBytes }));
  router.use(express.json({ limit: mostBytes }));
  router.post('/:method', serve);
  router.use(answerUnreadable);
  return router;
}
