/** The hosts of vaults in Azure's clouds, as the SDK's check of the challenge knows them. */
const hosts = ['vault.azure.net', 'vault.azure.cn', 'vault.usgovcloudapi.net'] as const;

/**
 * `https://NAME.vault.azure.net`; `undefined` for every other text. Another host is never asked: its
 * challenge could name itself, and it would get a token.
 */
export function parseKeyVaultAddress(text: string): string | undefined {
  const [, name, host] =
    /^https:\/\/([a-z][a-z0-9-]{1,22}[a-z0-9])\.([a-z.]+)\/?$/i.exec(text) ?? [];
  const known = hosts.find((one) => one === host?.toLowerCase());
  if (name === undefined || known === undefined || name.includes('--')) return undefined;
  return `https://${name.toLowerCase()}.${known}`;
}

export function isKeyVault(place: string): boolean {
  return place.startsWith('https:');
}
