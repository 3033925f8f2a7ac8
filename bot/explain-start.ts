import { ConfigError } from './config';
import { StartError } from './installation';

/** What the operator can do about a code that stops a start. */
const advice: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens on this port. Stop it, or set VISSLA_PORT.',
  EACCES: 'A file or port may not be used by this account.',
  vault_readable:
    "The vault's file can be read by others. Give it mode 0600, and the folder to the bot's account.",
  vault_broken: "The vault's file is damaged. Restore it from its backup.",
  vault_locked: "Another process is writing the vault's file. Try again in a moment.",
  store_newer:
    'The database was written by a newer version. Run that version, or restore the backup from before it.',
  store_busy:
    'Another process holds the database. One bot runs on one SQLite file; on SQL Server wait until the other has started.',
  store_login:
    'The database server does not let this login in, or not to this database. Check VISSLA_DATABASE_URL and what the login may do.',
  store_unavailable:
    'The database cannot be reached or opened. Check VISSLA_DATABASE_URL: the path, or host, port and encrypt. Strict encryption needs SQL Server 2022 or Azure SQL, and a certificate that this machine trusts.',
  slack_token:
    'Slack refuses the token. Set VISSLA_SLACK_BOT_TOKEN, or VISSLA_SLACK_APP_TOKEN, to one that is valid.',
  slack_scope:
    'The Slack app lacks a scope. Install it anew with the manifest that `npm run manifest` writes.',
  store_full: 'The disk is full.',
  store_corrupt: 'The database is damaged. Restore it from its backup.',
};

/** Why it does not start, in sentences of ours: another error's message might hold a path or a value. */
export function explainStart(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
  return advice[code] ?? `It could not start (${code}).`;
}
