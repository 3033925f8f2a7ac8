import { ask } from '../../http/ask';
import { own, shortText } from '../untrusted';
import { slackUrl } from './web';
import { answerFault, type WebFault } from './web-error';

export type SlackAccess =
  | {
      readonly kind: 'accepted';
      /** The workspace (`T…`); `undefined` for an app-level token. */
      readonly team: string | undefined;
      /** `E…`, of the workspace's Enterprise organisation. */
      readonly enterprise: string | undefined;
      /** Installed for the whole organisation and not for a workspace. */
      readonly isOrgWide: boolean;
      /** `undefined` if Slack did not say. */
      readonly scopes: readonly string[] | undefined;
      readonly date: string | null;
    }
  | { readonly kind: 'refused'; readonly fault: WebFault; readonly date: string | null }
  | { readonly kind: 'unreachable' };

const timeout = 5000;

function post(method: string, token: string, apiUrl: string, args: Record<string, string>) {
  return ask(new URL(method, apiUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
    signal: AbortSignal.timeout(timeout),
  });
}

/** Asks `auth.test` whose a token is (docs.slack.dev/reference/methods/auth.test); changes nothing. */
export async function askSlackAccess(
  token: string,
  apiUrl: string = slackUrl,
): Promise<SlackAccess> {
  try {
    const response = await post('auth.test', token, apiUrl, {});
    if (response.status !== 200) return { kind: 'unreachable' };
    const date = response.headers.get('date');
    const answer: unknown = await response.json();
    const fault = answerFault(answer);
    if (fault === 'slack_uncertain') return { kind: 'unreachable' };
    if (fault !== undefined) return { kind: 'refused', fault, date };
    return {
      kind: 'accepted',
      team: shortText(answer, 'team_id'),
      enterprise: shortText(answer, 'enterprise_id'),
      isOrgWide: own(answer, 'is_enterprise_install') === true,
      scopes: scopesIn(response.headers.get('x-oauth-scopes')),
      date,
    };
  } catch {
    return { kind: 'unreachable' };
  }
}

function scopesIn(header: string | null): readonly string[] | undefined {
  return header
    ?.split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

export function isOfAnotherKind(access: SlackAccess): boolean {
  return access.kind === 'refused' && access.fault === 'slack_scope';
}
