import type { DatabaseLocation } from '../../db/location';
import { codeOf } from '../domain/error-code';
import { Refused } from '../settings/refused';

const advice: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: 'This machine has no such address. Set VISSLA_HOST to one that it has.',
  EAFNOSUPPORT: 'This machine has no address of that kind. Set VISSLA_HOST to one that it has.',
  EACCES:
    'This account may not use a file, a folder or the port. Use the bot’s account; a port below 1024 needs a right of its own, so set VISSLA_PORT to a higher one.',
  ENOSPC: 'The disk is full. Make room.',
  package_missing:
    "A package of the program does not load: argon2's or SQLite's binary for this machine is missing. Type npm ci, without --omit=optional.",
  sdk_missing:
    "Microsoft's packages for Teams are not in this installation. Set VISSLA_TEAMS_SPEAKER=rest, or type npm ci.",
  EROFS: 'The disk is read-only. Make it writable.',
  vault_readable:
    "The vault's file can be read by others. Give it mode 0600, and make the bot's account the owner of the folder.",
  vault_denied:
    "This account may not read and write the vault's file or its folder. Use the bot's account, or make this account the owner of both, with modes 0600 and 0700.",
  vault_broken:
    "The vault is damaged: its file, or a secret's value in the Key Vault. Restore it from its backup.",
  vault_locked: "Another process is writing the vault's file. Try again in a moment.",
  vault_away:
    'The Key Vault does not answer. Let this machine reach it, and check the name in VISSLA_VAULT.',
  vault_busy: 'The Key Vault asks to be called less often. Try again in a few minutes.',
  vault_login:
    'This process has no identity for the Key Vault. Give it a managed identity, or set the AZURE_ variables of one.',
  vault_forbidden:
    'The Key Vault refuses this identity. Give it the role Key Vault Secrets Officer, and let its network in.',
  vault_disabled: 'A secret in the Key Vault is disabled. Enable its oldest version.',
  vault_deleted:
    'A secret in the Key Vault was deleted. Recover it. Purge only a secret that nothing needs any more.',
  vault_refused:
    'The Key Vault gives an unexpected answer. Check the name in VISSLA_VAULT, and that this is an Azure Key Vault.',
  store_newer:
    'The database was written by a newer version. Run that version, or restore the backup from before it.',
  store_older: 'The database is from an earlier version. Run the command `migrate`.',
  store_busy:
    'Another process holds the database. One bot runs on one SQLite file; on SQL Server wait until the other has started.',
  store_login:
    'The database server refuses this login, or does not let it into this database. Check VISSLA_DATABASE_URL and what the login may do.',
  store_unopened:
    'The database server answers, and does not open the database for this login. Check its name in VISSLA_DATABASE_URL, and that the login is a user in it; while it is restored or moved, wait a few minutes.',
  store_moving:
    'The database server answers, but the database is not ready: it is started, recovered, restored or moved. Wait a few minutes; if it stays so, look at its state on the server.',
  store_denied:
    "This account may not read and write the database's file or its folder. Use the bot's account, or make this account the owner of both, with modes 0600 and 0700.",
  seal_secret:
    'The vault lacks a key that the database needs, or one has another length. Restore both from the same night; `doctor` names what lacks.',
  seal_missing:
    'The vault lacks a key that the database needs. Restore a newer copy of it; `doctor` names what lacks.',
  seal_public_key:
    'A public key in the database is not its private key’s: somebody exchanged it. Take away who can write there, and restore the database from its backup.',
  key_version_unproved:
    'The vault holds a secret that is named like a key and was not made by this product. Run the command `keys status`.',
  roster_gone:
    'This desk once had people, and their list is gone from the database. Restore it, and look who could write there. If nobody is left, begin again with --first DAY: the new people read what comes out from that day on, and nothing older.',
  roster_there: 'This desk has its people: leave --first out.',
  roster_shut:
    'The list of who belongs to a desk does not open: it was changed in the database, or is of another vault. Nobody gets in, and no list is begun in its place. Restore database and vault from the same night with the command `restore`, and look who could write there.',
  slack_token:
    'Slack refuses the token. Set VISSLA_SLACK_BOT_TOKEN, or VISSLA_SLACK_APP_TOKEN, to one that is valid.',
  slack_scope:
    'The Slack app lacks a scope. Install it again with the manifest that the command `manifest` writes.',
  store_full:
    'There is no room for the database, or it is read-only. Make room, or make it writable.',
  store_corrupt: 'The database is damaged. Restore it from its backup.',
};

/** `store_unavailable` depends on where the database is. */
const unavailable: Readonly<Record<DatabaseLocation['kind'], string>> = {
  sqlite:
    "The database's file cannot be opened. Check the path in VISSLA_DATABASE_URL, who may use the file and its folder, and whether the disk works.",
  mssql:
    'The database server cannot be reached. Check host, port and encrypt in VISSLA_DATABASE_URL. Strict encryption needs SQL Server 2022 or Azure SQL, and a certificate that this machine trusts.',
};

/** `undefined` for a code that tells the operator nothing. */
export function adviceOf(
  code: string,
  database: DatabaseLocation['kind'] = 'sqlite',
  detail?: number | string,
): string | undefined {
  if (code === 'store_unavailable') return unavailable[database];
  if (code === 'store_refused')
    return `The database server answered with an error that this program does not know (number ${detail ?? 'unknown'}). SQL Server's manual lists them under "Database engine errors"; what a login may not do is often behind it.`;
  if (code === 'store_schema')
    return `The database has what this program did not make: ${detail ?? 'unknown'}. It could note when each report comes, and keep what is deleted. Look who can write there, and restore a copy from before it.`;
  if (code === 'EADDRINUSE')
    return `Another program listens on port ${detail ?? 'VISSLA_PORT'}. Stop it, or set another port: VISSLA_PORT, VISSLA_WEB_PORT or VISSLA_DESK_PORT, whichever is this one.`;
  return advice[code];
}

/** The server's number of `store_refused`, `EADDRINUSE`'s port, `store_schema`'s names. */
export function detailOf(error: unknown): number | string | undefined {
  const { number, port, names } = Object(error) as Readonly<Record<string, unknown>>;
  return [number, port, names].find((one) => typeof one === 'number' || typeof one === 'string');
}
/** Why a start fails, in our own sentences: another error's message may hold a path or a value. */
export function explainStart(error: unknown, database: DatabaseLocation['kind']): string {
  if (error instanceof Refused) return error.message;
  const code = codeOf(error) ?? 'unexpected';
  return adviceOf(code, database, detailOf(error)) ?? `It could not start (${code}).`;
}
