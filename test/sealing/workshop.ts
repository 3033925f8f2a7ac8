import { createHash } from 'node:crypto';
import type { ReadId } from '../../bot/crypto/id-bytes';
import { crockford } from '../../bot/domain/crockford';
import { type Day, dayNumber, type Month } from '../../bot/domain/day';
import { makeReference, type Reference } from '../../bot/domain/reference';
import { knownRow } from '../../bot/keys/count-versions';
import { findVersions, secretNames } from '../../bot/keys/vault-secrets';
import type {
  DeskKeyRow,
  DeskKeys,
  DraftKeys,
  KnownMonth,
  KnownMonths,
  KnownVaultKey,
  KnownVaultKeys,
  NeededKeys,
  SealedKeys,
  Vault,
} from '../../bot/ports/keys';
import type { Who } from '../../bot/ports/people';
import type { Random } from '../../bot/ports/random';
import type { ThreadRow } from '../../bot/ports/threads';
import type { Clock } from '../../bot/ports/time';
import { createSealing, type Sealing } from '../../bot/sealers/create-sealing';
import { vaultKeys } from '../../bot/sealers/open-keys';

/** Bytes that look random and are always the same: SHA-256 of a seed and a counter. For tests only. */
export function seededChance(seed: string): Random {
  let counter = 0;
  const bytes = (length: number): Uint8Array => {
    const blocks: Buffer[] = [];
    while (blocks.length * 32 < length) {
      blocks.push(createHash('sha256').update(`${seed}/${counter++}`).digest());
    }
    return Uint8Array.from(Buffer.concat(blocks).subarray(0, length));
  };
  const draw = (alphabet: string, length: number): string =>
    Array.from(bytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
  return {
    bytes,
    digits: (length) => draw('0123456789', length),
    crockford: (length) => draw(crockford, length),
    id: () => Buffer.from(bytes(16)).toString('hex') as never,
  };
}

/** A vault in memory, which can be filled beforehand. */
export function memoryVault(secrets: Record<string, Uint8Array> = {}): Vault {
  const kept = new Map(Object.entries(secrets));
  return {
    get: async (name) => kept.get(name),
    getOrCreate: async (name, make) => {
      const value = kept.get(name) ?? make();
      kept.set(name, value);
      return value;
    },
    destroy: async (name) => {
      kept.delete(name);
    },
    names: async (prefix) => [...kept.keys()].filter((name) => name.startsWith(prefix)),
  };
}

/** Rows in memory, each under its own name; the first under a name stays. */
function memoryRows<Row>(nameOf: (row: Row) => string, rows: readonly Row[]) {
  const kept = new Map(rows.map((row) => [nameOf(row), row]));
  return {
    all: async () => [...kept.values()],
    keep: async (row: Row) => {
      if (!kept.has(nameOf(row))) kept.set(nameOf(row), row);
    },
    forget: async (names: readonly string[]) => {
      for (const name of names) kept.delete(name);
    },
  };
}

export function memoryDeskKeys(rows: readonly DeskKeyRow[] = []): DeskKeys {
  const { all, keep, forget } = memoryRows(({ label }) => label, rows);
  const ofDesk: DeskKeys['ofDesk'] = async (desk) =>
    (await all()).filter((row) => row.desk === desk);
  return { ofDesk, create: keep, destroy: forget };
}

export const memoryKnownVaultKeys = (rows: readonly KnownVaultKey[] = []): KnownVaultKeys =>
  memoryRows(({ label }) => label, rows);
const memoryKnownMonths = (): KnownMonths => memoryRows<KnownMonth>(({ month }) => month, []);

/** Draft keys in memory, which are all the sealed keys of these tests. */
export function memoryDraftKeys(rows: Record<string, Uint8Array> = {}): DraftKeys & SealedKeys {
  const kept = new Map<string, Uint8Array>(Object.entries(rows));
  return {
    get: async (day) => kept.get(day),
    getOrCreate: async (day, sealed) => {
      const value = kept.get(day) ?? sealed;
      kept.set(day, value);
      return value;
    },
    days: async () => [...kept.keys()] as Day[],
    destroyBefore: async (day) => {
      for (const old of kept.keys()) if (old < day) kept.delete(old);
    },
    all: async () =>
      [...kept].map(([day, sealed]) => ({ kind: 'draft-key', day: day as Day, sealed })),
    replace: async (key, sealed) => {
      if (key.kind === 'draft-key' && kept.get(key.day) === key.sealed) kept.set(key.day, sealed);
    },
  };
}

/** A database without a thread needs no key. */
const nothingNeeded: NeededKeys = {
  read: async () => ({
    knownVaultKeys: [],
    knownMonths: [],
    sealedKeys: [],
    poolKeys: [],
    images: [],
    threads: [],
  }),
  hasThreads: async () => false,
  countFiled: async () => 0,
};

/** A clock that stands still until it is set. It keeps UTC, which is near enough for these tests. */
export function setClock(iso: string): Clock & { set(to: string): void } {
  let now = Date.parse(iso);
  return {
    now: () => now,
    today: () => new Date(now).toISOString().slice(0, 10) as Day,
    set: (to) => {
      now = Date.parse(to);
    },
  };
}

export interface Workshop extends Sealing {
  readonly clock: ReturnType<typeof setClock>;
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly draftKeys: DraftKeys;
  readonly knownVaultKeys: KnownVaultKeys;
  readonly knownMonths: KnownMonths;
  readonly neededKeys: NeededKeys;
  readonly random: Random;
}

/** As the first start of an installation does, before its desks have keys. */
async function knowFirst({
  vault,
  knownVaultKeys,
  clock,
}: Pick<Workshop, 'vault' | 'knownVaultKeys' | 'clock'>): Promise<void> {
  const witness = await vault.getOrCreate(secretNames.witness, () => new Uint8Array(32).fill(9));
  for (const key of vaultKeys)
    for (const version of await findVersions(vault, key, await vault.names('')))
      await knownVaultKeys.keep(knownRow(witness, version, clock.today()));
}

/** The sealers on stores in memory, with a chance that is always the same. */
export async function openWorkshop(
  seed = 'workshop',
  given: Partial<Omit<Workshop, keyof Sealing>> & { readonly deployment?: Uint8Array } = {},
): Promise<Workshop> {
  const parts = {
    vault: memoryVault(),
    deskKeys: memoryDeskKeys(),
    draftKeys: memoryDraftKeys(),
    knownVaultKeys: memoryKnownVaultKeys(),
    knownMonths: memoryKnownMonths(),
    neededKeys: nothingNeeded,
    clock: setClock('2026-11-25T10:00:00Z'),
    random: seededChance(seed),
    deployment: deployment,
    ...given,
  };
  if (given.deskKeys !== undefined && given.knownVaultKeys === undefined) await knowFirst(parts);
  return { ...parts, ...(await createSealing(parts)) };
}

export const deployment = Uint8Array.from(Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'));
export const filedOn = '2026-11-25' as Day;
export const expiry = '2028-12' as Month;
export const reference: Reference = makeReference('7K3MQ9XW2')!;
export const anna: Who = { messenger: 'teams', tenant: 'tenant-1', user: 'anna', address: '{}' };

/** By the comments, in hexadecimal: a text behind its length, and a day's number. */
export const hexText = (text: string): string => {
  const bytes = Buffer.from(text);
  return bytes.length.toString(16).padStart(4, '0') + bytes.toString('hex');
};
export const hexDay = (day: Day): string => dayNumber(day).toString(16).padStart(8, '0');

/** The hexadecimal digits as an id of whichever kind is asked for. */
export function id(number: number): ReadId {
  return number.toString(16).padStart(32, '0') as ReadId;
}

/** A filed thread as it would be stored, with its data keys and the reporter's key pair. */
export async function fileThread(
  workshop: Workshop,
  reporter: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array },
  given: Partial<ThreadRow> = {},
) {
  const { threads, random } = workshop;
  const ids = { id: id(0xa1), revision: id(0xb1) };
  const base = { ...ids, reference, desk: 'whistleblowing', expiry, filedOn, ...given } as const;
  const { dataKeys, keys } = threads.newKeys(base.id, base.desk, base.expiry, reporter.publicKey);
  const received = { status: 'received', unanswered: true, excluded: [] } as const;
  const state = threads.sealState(base, received);
  const blindIndex = random.bytes(32);
  const row: ThreadRow = { blindIndex, state, keys, ...given, ...base };
  return { row, dataKeys };
}

/** A value with all bytes in it as hexadecimal text: a Buffer and an array of the same bytes are the same. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}
