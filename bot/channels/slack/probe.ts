import { shortText } from '../untrusted';
import { faultOf, type WebFault } from './web-error';

/** What Slack says of a token. */
export type SlackAccess =
  | {
      readonly kind: 'accepted';
      /** The workspace (`T…`); none for an app-level token. */
      readonly team: string | undefined;
      /** What the token may do; `undefined` when Slack did not say. */
      readonly scopes: readonly string[] | undefined;
      readonly date: string | null;
    }
  | { readonly kind: 'refused'; readonly fault: WebFault; readonly date: string | null }
  | { readonly kind: 'unreachable' };

const slackUrl = 'https://slack.com/api/';
const timeout = 5000;

/** Asks `auth.test` who a token is (docs.slack.dev/reference/methods/auth.test); it changes nothing. */
export async function askSlackAccess(
  token: string,
  apiUrl: string = slackUrl,
): Promise<SlackAccess> {
  try {
    const response = await fetch(new URL('auth.test', apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(),
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status !== 200) return { kind: 'unreachable' };
    const date = response.headers.get('date');
    const answer: unknown = await response.json();
    const fault = faultOf(answer);
    if (fault === 'slack_uncertain') return { kind: 'unreachable' };
    if (fault !== undefined) return { kind: 'refused', fault, date };
    return {
      kind: 'accepted',
      team: shortText(answer, 'team_id'),
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

/** Whether the answer was the one to a token of the wrong kind for the question. */
export function isOfAnotherKind(access: SlackAccess): boolean {
  return access.kind === 'refused' && access.fault === 'slack_scope';
}
