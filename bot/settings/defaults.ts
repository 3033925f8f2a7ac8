/** What holds where nothing is set. */
export const defaults = {
  port: 3978,
  host: 'any',
  database: { kind: 'sqlite', path: './data/vissla.db' },
  vault: './data/vault.json',
  mark: './vissla-installation.json',
  contacts: './examples/contacts.json',
} as const;
