import type { SecretClient, SecretClientOptions } from '@azure/keyvault-secrets';

type Credential = ConstructorParameters<typeof SecretClient>[1];

export type KeyVaultSecrets = Pick<
  SecretClient,
  | 'getSecret'
  | 'setSecret'
  | 'beginDeleteSecret'
  | 'purgeDeletedSecret'
  | 'listPropertiesOfSecrets'
  | 'listPropertiesOfSecretVersions'
>;

/** A test's own login and connection. */
export interface KeyVaultAccess {
  readonly credential: Credential;
  readonly policies: NonNullable<SecretClientOptions['additionalPolicies']>;
}

/**
 * The SDK's packages are loaded here, to save a file vault's start their memory. Its retries are off, since
 * they wait as long as a `Retry-After` says. Its log is off: it has addresses and headers.
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
