import { BotServiceError } from './bot-service';

const timeout = 5000;
const scope = 'https://api.botframework.com/.default';

/**
 * Outgoing tokens of the user-assigned managed identity with which the bot is registered: no secret is kept.
 * The platform's own environment variables say where to ask. Microsoft's client, loaded for the first token,
 * keeps and renews it.
 * @param appId the identity's client id, which is the bot's application id
 * @returns gives a token; rejects with `identity_refused` if there is none within five seconds
 */
export function managedIdentity(appId: string): () => Promise<string> {
  const load = async () => {
    const { ManagedIdentityCredential } = await import('@azure/identity');
    return new ManagedIdentityCredential({ clientId: appId });
  };
  let credential: ReturnType<typeof load> | undefined;
  return async () => {
    try {
      credential ??= load();
      const abortSignal = AbortSignal.timeout(timeout);
      return (await (await credential).getToken(scope, { abortSignal })).token;
    } catch {
      // The error names the identity and quotes the answer.
      throw new BotServiceError('identity_refused');
    }
  };
}
