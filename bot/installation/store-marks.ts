import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import type { Places } from './places';
import { type Kind, StartError, type StartRefusal } from './start-error';
import { markSecret, useOf, type VaultUse } from './vault-use';

/** What a store says of itself: which installation it belongs to, and of which kind. */
export interface Mark {
  readonly deployment: Uint8Array;
  readonly kind: Kind;
}

/** What is needed of both stores to read and write their marks. */
export interface Marks {
  readonly vault: Pick<Vault, 'get' | 'getOrCreate' | 'names'>;
  readonly installation: {
    get(): Promise<Mark | undefined>;
    create(mark: Mark): Promise<void>;
  };
}

const kinds: readonly Kind[] = ['trial', 'production'];

/**
 * Marks a new pair of stores, or one that a start which was cut short has left; or checks that an old one is
 * whole, a pair and of the right kind. Gives the sixteen bytes that tell this installation's data from any
 * other's, and whether it was begun here. Throws a {@link StartError}.
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

/** What a vault says of itself. */
export interface SeenVault {
  /** None in a new vault. */
  readonly mark: Mark | undefined;
  readonly use: VaultUse;
}

export async function lookIntoVault(vault: Pick<Vault, 'get' | 'names'>): Promise<SeenVault> {
  return { mark: await markOfVault(vault), use: await useOf(vault) };
}

/** What the vault says of its database; none in a new vault. */
export async function markOfVault(vault: Pick<Vault, 'get'>): Promise<Mark | undefined> {
  return readMark(await vault.get(markSecret));
}

/**
 * Whether two marks belong together and to a start of that kind. `new` when nothing was kept in either store
 * yet: the vault is marked before the database is, and its keys are drawn after both.
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
  if (
    Buffer.compare(inDatabase.deployment, inVault.deployment) !== 0 ||
    inDatabase.kind !== inVault.kind
  ) {
    return 'not_a_pair';
  }
  return inDatabase.kind === kind ? 'pair' : wrongKind(kind);
}

/** Several processes may start at once on two empty stores: all of them take the mark that the vault kept. */
async function markNew(
  { vault, installation }: Marks,
  kind: Kind,
  random: Pick<Random, 'bytes'>,
): Promise<{ readonly deployment: Uint8Array }> {
  const made = Uint8Array.from([kinds.indexOf(kind), ...random.bytes(16)]);
  const kept = readMark(await vault.getOrCreate(markSecret, () => made));
  if (kept === undefined) throw new StartError('not_marked');
  if (kept.kind !== kind) throw new StartError(wrongKind(kind));
  const { deployment } = kept;
  try {
    await installation.create({ deployment, kind });
  } catch (error) {
    // Another process was faster, or there is no writing at all.
    if ((await installation.get()) === undefined) throw error;
  }
  const stored = await installation.get();
  if (stored === undefined || Buffer.compare(stored.deployment, deployment) !== 0) {
    throw new StartError('not_a_pair');
  }
  return { deployment };
}

/** The pair's mark, for a command beside the bot, which makes nothing. Throws a {@link StartError}. */
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

/**
 * Refuses the wrong kind by the vault alone: opening the database would already bring its tables up to date.
 */
export async function requireKind(vault: Pick<Vault, 'get'>, kind: Kind): Promise<void> {
  const mark = await markOfVault(vault);
  if (mark !== undefined && mark.kind !== kind) throw new StartError(wrongKind(kind));
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
