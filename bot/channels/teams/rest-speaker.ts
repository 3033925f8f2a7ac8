import { CodedError } from '../../domain/error-code';
import { ask } from '../../http/ask';
import { own } from '../untrusted';
import { connectorUrl } from './service-url';
import {
  type Addressee,
  type ChatMessage,
  ConnectorError,
  newConversation,
  type Speaker,
  type SpeakerParts,
  secondsOf,
} from './speaker';

/**
 * Speaks the Bot Connector's protocol without an SDK (learn.microsoft.com, Azure Bot Service,
 * connect-agent-without-sdk).
 */
export function createRestSpeaker({ token, mayGetToken, milliseconds }: SpeakerParts): Speaker {
  const ofAnswer = async (url: URL, body: object): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${await token()}`,
      'content-type': 'application/json',
    };
    const response = await ask(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(milliseconds),
    });
    const text = await response.text();
    // A body that is no JSON is nobody's whom the bot knows.
    if (response.ok) return text === '' ? undefined : JSON.parse(text);
    throw new ConnectorError(response.status, secondsOf(response.headers.get('retry-after')));
  };
  const tell = async (serviceUrl: string, path: string, body: object): Promise<unknown> => {
    const url = connectorUrl(serviceUrl, path);
    if (!mayGetToken(url.href)) throw new CodedError('foreign_service');
    try {
      return await ofAnswer(url, body);
    } catch (error) {
      // Any other error may name the address, the token's endpoint or the identity.
      throw error instanceof ConnectorError ? error : new ConnectorError();
    }
  };
  const post = async (to: Addressee, message: ChatMessage, replyToId?: string): Promise<void> => {
    const activities = `v3/conversations/${encodeURIComponent(to.conversation)}/activities`;
    const isReply = replyToId !== undefined;
    await tell(
      to.serviceUrl,
      isReply ? `${activities}/${encodeURIComponent(replyToId)}` : activities,
      {
        ...message,
        from: { id: to.bot },
        conversation: { id: to.conversation },
        recipient: { id: to.user },
        ...(isReply ? { replyToId } : {}),
      },
    );
  };
  return {
    run: (activity, turn) => turn(activity, (message) => post(activity, message, activity.id)),
    speak: (to, message) => post(to, message),
    begin: async (to, message) => {
      const begun = await tell(to.serviceUrl, 'v3/conversations', newConversation(to));
      const conversation = own(begun, 'id');
      if (typeof conversation !== 'string') throw new ConnectorError();
      await post({ ...to, conversation }, message);
    },
  };
}
