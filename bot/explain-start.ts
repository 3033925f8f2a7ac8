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
  store_busy: 'Another process holds the database. One bot runs on one SQLite file.',
  slack_token:
    'Slack refuses the token. Set VISSLA_SLACK_BOT_TOKEN, or VISSLA_SLACK_APP_TOKEN, to one that is valid.',
  slack_scope:
    'The Slack app lacks a scope. Install it anew with the manifest that `npm run manifest` writes.',
  store_full: 'The disk is full.',
  store_corrupt: 'The database is damaged. Restore it from its backup.',
};

/** What to do about a code that stops a start or a command; `undefined` for a code that says nothing to an operator. */
export function adviceOf(code: string): string | undefined {
  return advice[code];
}

/** Why it does not start, in sentences of ours: another error's message might hold a path or a value. */
export function explainStart(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
  return adviceOf(code) ?? `It could not start (${code}).`;
}
