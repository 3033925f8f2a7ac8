import { ask } from '../../outbound/ask';
import { own, shortText } from '../untrusted';
import { slackUrl } from './web';
import { answerFault, type WebFault } from './web-error';

/** What Slack says about a token. */
export type SlackAccess =
  | {
      readonly kind: 'accepted';
      /** The workspace (`T…`); `undefined` for an app-level token. */
      readonly team: string | undefined;
      /** The Enterprise organisation (`E…`) of the workspace, if it belongs to one. */
      readonly enterprise: string | undefined;
      /** The app is installed for the whole organisation and not for a workspace. */
      readonly isOrgWide: boolean;
      /** What the token may do; `undefined` when Slack did not say. */
      readonly scopes: readonly string[] | undefined;
      readonly date: string | null;
    }
  | { readonly kind: 'refused'; readonly fault: WebFault; readonly date: string | null }
  | { readonly kind: 'unreachable' };

const timeout = 5000;

/** Asks `auth.test` whose a token is (docs.slack.dev/reference/methods/auth.test); changes nothing. */
export async function askSlackAccess(
  token: string,
  apiUrl: string = slackUrl,
): Promise<SlackAccess> {
  try {
    const response = await ask(new URL('auth.test', apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(),
      signal: AbortSignal.timeout(timeout),
    });
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

/** Whether Slack refused the question because this kind of token may not ask it. */
export function isOfAnotherKind(access: SlackAccess): boolean {
  return access.kind === 'refused' && access.fault === 'slack_scope';
}

/** What Slack says about the channel of the weekly piece. */
export type SlackChannelAccess = 'known' | 'refused' | 'unsaid' | 'unreachable';

/** Slack's name of a moment at which nobody wrote anything. */
const noMessage = '1.000000';

/**
 * Asks Slack to change a message that is not there (docs.slack.dev/reference/methods/chat.update): the app
 * needs no other right than to post, nothing is changed, and who does not know the channel is told so.
 * Whether the app may post there Slack says only when it does.
 */
export async function askSlackChannel(
  token: string,
  channel: string,
  apiUrl: string = slackUrl,
): Promise<SlackChannelAccess> {
  try {
    const response = await ask(new URL('chat.update', apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ channel, ts: noMessage, text: '-' }),
      signal: AbortSignal.timeout(timeout),
    });
    const answer: unknown = response.status === 200 ? await response.json() : undefined;
    if (own(answer, 'error') === 'message_not_found') return 'known';
    const fault = answerFault(answer);
    if (fault === 'slack_uncertain') return 'unreachable';
    return fault === 'slack_channel' ? 'refused' : 'unsaid';
  } catch {
    return 'unreachable';
  }
}
