import { parseVersion } from '../domain/key-version';
import type { Vault } from '../ports/keys';
import type { Random } from '../ports/random';
import type { Places } from '../settings/places';
import { type Kind, StartError, type StartRefusal } from './start-error';

/** Both stores bear it: so they are a pair, and of one kind. */
export interface Mark {
  /** The installation's own sixteen bytes. */
  readonly deployment: Uint8Array;
  readonly kind: Kind;
}

interface MarkedStores {
  readonly vault: Pick<Vault, 'get' | 'getOrCreate' | 'names'>;
  readonly installation: {
    get(): Promise<Mark | undefined>;
    create(mark: Mark): Promise<void>;
  };
}

/**
 * Marks a new pair of stores, or one left by a start that was cut short. An old one must be whole, a pair and
 * of the right kind. Gives its mark, and whether it is new. Throws a {@link StartError}.
 */
export async function claimInstallation(
  stores: MarkedStores,
  kind: Kind,
  random: Pick<Random, 'bytes'>,
  places: Places,
): Promise<Mark & { readonly isNew: boolean }> {
  const before = await look(stores, kind);
  const isNew = before === 'new';
  if (isNew) await markNew(stores, kind, random);
  return { ...pairOf(isNew ? await look(stores, kind) : before, places), isNew };
}

/** The pair's mark, for a command next to the bot; makes nothing. Throws a {@link StartError}. */
export async function findInstallation(stores: MarkedStores, places: Places): Promise<Mark> {
  return pairOf(await look(stores), places);
}

const look = async ({ vault, installation }: MarkedStores, kind?: Kind): Promise<Judged> =>
  judgeMarks(await installation.get(), await lookIntoVault(vault), kind);

function pairOf(judged: Judged, places: Places): Mark {
  if (typeof judged === 'object') return judged;
  throw new StartError(judged === 'new' ? 'not_marked' : judged, places);
}

/** `new`: nothing was kept in either store. */
type Judged = Mark | 'new' | StartRefusal;

/**
 * Two marks must belong together and to a start of that kind, if one is named. The vault is marked before the
 * database, and its keys are drawn after both.
 */
export function judgeMarks(
  inDatabase: Mark | undefined,
  { mark: inVault, use }: SeenVault,
  kind?: Kind,
): Judged {
  if (inVault === undefined) {
    if (inDatabase === undefined) return 'new';
    return use === 'used' ? 'not_a_pair' : 'vault_empty';
  }
  if (inDatabase === undefined && use === 'used') return 'database_empty';
  if (inDatabase !== undefined && !isSameMark(inDatabase, inVault)) return 'not_a_pair';
  if (kind !== undefined && inVault.kind !== kind) return wrongKind(kind);
  return inDatabase ?? 'new';
}

/** Several processes may do so at once: all of them take the mark that the vault kept. */
async function markNew(
  { vault, installation }: MarkedStores,
  kind: Kind,
  random: Pick<Random, 'bytes'>,
): Promise<void> {
  const made = Uint8Array.from([kinds.indexOf(kind), ...random.bytes(16)]);
  const mark = readMark(await vault.getOrCreate(markSecret, () => made));
  if (mark === undefined) throw new StartError('not_marked');
  if (mark.kind !== kind) throw new StartError(wrongKind(kind));
  try {
    await installation.create(mark);
  } catch (error) {
    // Another process was faster, or nothing can be written at all.
    if ((await installation.get()) === undefined) throw error;
  }
}

/** Refuses the wrong kind by the vault only: opening the database would migrate it. */
export async function requireKind(vault: Pick<Vault, 'get'>, kind: Kind): Promise<void> {
  const mark = await markOfVault(vault);
  if (mark !== undefined && mark.kind !== kind) throw new StartError(wrongKind(kind));
}

const wrongKind = (wanted: Kind) => (wanted === 'trial' ? 'production_data' : 'trial_data');

export const isSameMark = (one: Mark, other: Mark): boolean =>
  one.kind === other.kind && Buffer.compare(one.deployment, other.deployment) === 0;

export interface SeenVault {
  readonly mark: Mark | undefined;
  /** `marked`: a mark and no key. Without a key nothing was ever sealed. */
  readonly use: 'empty' | 'marked' | 'used';
}

export async function lookIntoVault(vault: Pick<Vault, 'get' | 'names'>): Promise<SeenVault> {
  return { mark: await markOfVault(vault), use: await useOf(vault) };
}

/** `undefined` in a new vault. */
export async function markOfVault(vault: Pick<Vault, 'get'>): Promise<Mark | undefined> {
  return readMark(await vault.get(markSecret));
}

/** Other people's secrets in a Key Vault do not count. */
export async function useOf(vault: Pick<Vault, 'names'>): Promise<SeenVault['use']> {
  const names = await vault.names('');
  const isKey = (name: string): boolean =>
    parseVersion('kek', name) !== undefined || parseVersion('pepper', name) !== undefined;
  if (names.some(isKey)) return 'used';
  return names.includes(markSecret) ? 'marked' : 'empty';
}

const markSecret = 'installation';

const kinds: readonly Kind[] = ['trial', 'production'];

function readMark(bytes: Uint8Array | undefined): Mark | undefined {
  const kind = kinds[bytes?.[0] ?? -1];
  if (bytes?.length !== 17 || kind === undefined) return undefined;
  return { deployment: bytes.slice(1), kind };
}
