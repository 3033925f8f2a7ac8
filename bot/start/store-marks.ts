import { parseVersion } from '../domain/key-version';
import type { Vault } from '../ports/keys';
import type { Random } from '../ports/random';
import type { Places } from '../settings/places';
import { type Kind, StartError, type StartRefusal } from './start-error';

export interface Mark {
  readonly deployment: Uint8Array;
  readonly kind: Kind;
}

export interface Marks {
  readonly vault: Pick<Vault, 'get' | 'getOrCreate' | 'names'>;
  readonly installation: {
    get(): Promise<Mark | undefined>;
    create(mark: Mark): Promise<void>;
  };
}

const kinds: readonly Kind[] = ['trial', 'production'];

/**
 * Marks a new pair of stores, or one left by a start that was cut short. An old one must be whole, a pair and
 * of the right kind. Gives the installation's own sixteen bytes, and whether it is new. Throws a {@link
 * StartError}.
 */
export async function claimInstallation(
  { vault, installation }: Marks,
  kind: Kind,
  random: Pick<Random, 'bytes'>,
  places: Places,
): Promise<{ readonly deployment: Uint8Array; readonly isNew: boolean }> {
  const inDatabase = await installation.get();
  const judged = judgeMarks(inDatabase, await lookIntoVault(vault), kind);
  if (judged === 'pair' && inDatabase !== undefined)
    return { deployment: inDatabase.deployment, isNew: false };
  if (judged === 'new')
    return { ...(await markNew({ vault, installation }, kind, random)), isNew: true };
  throw new StartError(judged === 'pair' ? 'not_marked' : judged, places);
}

export interface SeenVault {
  readonly mark: Mark | undefined;
  readonly use: VaultUse;
}

export async function lookIntoVault(vault: Pick<Vault, 'get' | 'names'>): Promise<SeenVault> {
  return { mark: await markOfVault(vault), use: await useOf(vault) };
}

/** `undefined` in a new vault. */
export async function markOfVault(vault: Pick<Vault, 'get'>): Promise<Mark | undefined> {
  return readMark(await vault.get(markSecret));
}

/**
 * Two marks must belong together and to a start of that kind. `new`: nothing was kept in either store. The
 * vault is marked before the database, and its keys are drawn after both.
 */
export function judgeMarks(
  inDatabase: Mark | undefined,
  { mark: inVault, use }: SeenVault,
  kind: Kind,
): 'new' | 'pair' | StartRefusal {
  if (inDatabase === undefined) {
    if (inVault === undefined) return 'new';
    if (use === 'used') return 'database_empty';
    return inVault.kind === kind ? 'new' : wrongKind(kind);
  }
  if (inVault === undefined) return use === 'used' ? 'not_a_pair' : 'vault_empty';
  if (!isSame(inDatabase.deployment, inVault.deployment) || inDatabase.kind !== inVault.kind)
    return 'not_a_pair';
  return inDatabase.kind === kind ? 'pair' : wrongKind(kind);
}

/** Several processes may do so at once: all of them take the mark that the vault kept. */
async function markNew({ vault, installation }: Marks, kind: Kind, random: Pick<Random, 'bytes'>) {
  const made = Uint8Array.from([kinds.indexOf(kind), ...random.bytes(16)]);
  const mark = readMark(await vault.getOrCreate(markSecret, () => made));
  if (mark === undefined) throw new StartError('not_marked');
  if (mark.kind !== kind) throw new StartError(wrongKind(kind));
  const { deployment } = mark;
  try {
    await installation.create({ deployment, kind });
  } catch (error) {
    // Another process was faster, or nothing can be written at all.
    if ((await installation.get()) === undefined) throw error;
  }
  const stored = await installation.get();
  if (stored === undefined || !isSame(stored.deployment, deployment))
    throw new StartError('not_a_pair');
  return { deployment };
}

/** The pair's mark, for a command next to the bot; makes nothing. Throws a {@link StartError}. */
export async function findInstallation(
  { vault, installation }: Marks,
  places: Places,
): Promise<Mark> {
  const inDatabase = await installation.get();
  const { mark, use } = await lookIntoVault(vault);
  const judged = judgeMarks(inDatabase, { mark, use }, inDatabase?.kind ?? 'production');
  if (judged === 'pair' && mark !== undefined) return mark;
  throw new StartError(judged === 'new' || judged === 'pair' ? 'not_marked' : judged, places);
}

/** Refuses the wrong kind by the vault only: opening the database would migrate it. */
export async function requireKind(vault: Pick<Vault, 'get'>, kind: Kind): Promise<void> {
  const mark = await markOfVault(vault);
  if (mark !== undefined && mark.kind !== kind) throw new StartError(wrongKind(kind));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function wrongKind(wanted: Kind): 'production_data' | 'trial_data' {
  return wanted === 'trial' ? 'production_data' : 'trial_data';
}

function readMark(bytes: Uint8Array | undefined): Mark | undefined {
  const kind = kinds[bytes?.[0] ?? -1];
  return bytes?.length === 17 && kind !== undefined
    ? { deployment: bytes.slice(1), kind }
    : undefined;
}

const markSecret = 'installation';

/** `marked`: a mark and no key. Without a key nothing was ever sealed. */
export type VaultUse = 'empty' | 'marked' | 'used';

/** Other people's secrets in a Key Vault do not count. */
export async function useOf(vault: Pick<Vault, 'names'>): Promise<VaultUse> {
  const names = await vault.names('');
  const isKey = (name: string): boolean =>
    parseVersion('kek', name) !== undefined || parseVersion('pepper', name) !== undefined;
  if (names.some(isKey)) return 'used';
  return names.includes(markSecret) ? 'marked' : 'empty';
}
