import { ManagedIdentityCredential } from '@azure/identity';
import { BotServiceError } from './bot-service';

const timeout = 5000;
const scope = 'https://api.botframework.com/.default';

/**
 * Outgoing tokens of the user-assigned managed identity that the bot is registered with: no secret is kept anywhere. The
 * platform says by environment variables of its own where its identities are asked (App Service, Container Apps, a virtual
 * machine). Microsoft's client remembers a token and renews it in time.
 *
 * @param appId the identity's client id, which is the bot's application id
 * @returns gives a token; rejects with `identity_refused` when there is none within five seconds
 */
export function managedIdentity(appId: string): () => Promise<string> {
  let credential: ManagedIdentityCredential | undefined;
  return async () => {
    try {
      credential ??= new ManagedIdentityCredential({ clientId: appId });
      const abortSignal = AbortSignal.timeout(timeout);
      return (await credential.getToken(scope, { abortSignal })).token;
    } catch {
      // What went wrong names the identity and quotes the answer.
      throw new BotServiceError('identity_refused');
    }
  };
}
