import type { SecretClient, SecretClientOptions } from '@azure/keyvault-secrets';

type Credential = ConstructorParameters<typeof SecretClient>[1];

/** What of the SDK's client is used. */
export type KeyVaultSecrets = Pick<
  SecretClient,
  | 'getSecret'
  | 'setSecret'
  | 'beginDeleteSecret'
  | 'purgeDeletedSecret'
  | 'listPropertiesOfSecrets'
  | 'listPropertiesOfSecretVersions'
>;

/** What a test puts in: who asks, and how to connect. Production has neither. */
export interface KeyVaultAccess {
  readonly credential: Credential;
  readonly policies: NonNullable<SecretClientOptions['additionalPolicies']>;
}

/**
 * The SDK's client for a vault. Both packages are loaded here and nowhere earlier: a start with a file vault
 * does without their memory. The SDK's own retries are off, since they wait for as long as a `Retry-After`
 * says, and its log is silent: it holds addresses and headers.
 */
export async function connectKeyVault(
  address: string,
  access?: KeyVaultAccess,
): Promise<KeyVaultSecrets> {
  const { AzureLogger, setLogLevel } = await import('@azure/logger');
  setLogLevel(undefined);
  AzureLogger.log = () => undefined;
  const { SecretClient } = await import('@azure/keyvault-secrets');
  return new SecretClient(address, access?.credential ?? (await defaultCredential()), {
    retryOptions: { maxRetries: 0 },
    ...(access === undefined ? {} : { additionalPolicies: access.policies }),
  });
}

/** The identity of the machine, of its environment, or of the person who is logged in there. */
async function defaultCredential(): Promise<Credential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}
