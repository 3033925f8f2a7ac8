import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyVaultAt, type VaultAt, vaultAt } from '../../../bot/keys/vault/vault-at';
import { systemClock } from '../../../bot/platform/clock';
import type { DatabaseLocation, MssqlLocation } from '../../../db/location';
import { type KeyVaultServer, startKeyVaultServer } from '../vault/key-vault-server';
import { takeServerDatabase } from './sql-server';
import { startTdsServer, type TdsServer } from './tds/server';

/** Where a product keeps what it keeps; empty when it is made. */
export interface Place {
  readonly database: DatabaseLocation;
  /** The folder of what is a file. */
  readonly folder: string;
  /** The path of the vault's file, even if the vault is none. */
  readonly vaultFile: string;
  /** The vault as one more process finds it, with a memory of its own. */
  vaultAt(): VaultAt;
  remove(): Promise<void>;
}

/** An SQLite file and a file vault. */
export function onFiles(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  const vaultFile = join(folder, 'vault.json');
  return Promise.resolve({
    database: { kind: 'sqlite', path: join(folder, 'vissla.db') },
    folder,
    vaultFile,
    vaultAt: () => vaultAt(vaultFile, systemClock()),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}

/** A copy of what a released version left in a folder: `vissla.db` and `vault.json`. */
export async function onCopyOf(left: string): Promise<Place> {
  const place = await onFiles();
  for (const name of ['vissla.db', 'vault.json']) {
    const copy = join(place.folder, name);
    copyFileSync(join(left, name), copy);
    // What is checked out of the repository can be read by others.
    chmodSync(copy, 0o600);
  }
  return place;
}

/** The driver of SQL Server down to its wire, where another engine answers, and a file vault. */
export async function onTheWire(): Promise<Place & { readonly server: TdsServer }> {
  const server = await startTdsServer();
  const place = await withDatabase(server.newDatabase());
  return { ...place, server, remove: () => place.remove().finally(() => server.close()) };
}

/** The server of `MSSQL_URL`, and a file vault. */
export async function onServer(): Promise<Place> {
  const { location, giveBack } = await takeServerDatabase();
  const place = await withDatabase(location);
  return { ...place, remove: () => place.remove().finally(giveBack) };
}

/** An SQLite file, and the real client of Key Vault before a vault on this machine. */
export async function onKeyVault(): Promise<Place & { readonly server: KeyVaultServer }> {
  const server = await startKeyVaultServer();
  const place = await onFiles();
  return {
    ...place,
    server,
    vaultAt: () => keyVaultAt(() => server.view()),
    remove: () => place.remove().finally(() => server.close()),
  };
}

/** Neither is a file: database as in {@link onTheWire}, vault as in {@link onKeyVault}. */
export async function onServices(): Promise<Place> {
  const [vault, wire] = await Promise.all([onKeyVault(), onTheWire()]);
  return {
    ...wire,
    vaultAt: () => vault.vaultAt(),
    remove: () => wire.remove().finally(() => vault.remove()),
  };
}

async function withDatabase(database: MssqlLocation): Promise<Place> {
  return { ...(await onFiles()), database };
}

/** A location as `VISSLA_DATABASE_URL` says it. */
export function urlOf(location: DatabaseLocation): string {
  if (location.kind === 'sqlite') return `sqlite:${location.path}`;
  const { host, port, database, login, encryption, trustsAnyCertificate } = location;
  if (login.kind !== 'password') throw new Error('only a user with a password');
  const url = new URL(`mssql://${host}:${port}/${database}`);
  url.username = login.user;
  url.password = encodeURIComponent(login.password);
  const encrypt = { strict: 'strict', negotiated: 'true', none: 'false' } as const;
  url.searchParams.set('encrypt', encrypt[encryption]);
  if (trustsAnyCertificate) url.searchParams.set('trust-server-certificate', 'true');
  return url.href;
}
