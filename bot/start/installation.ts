import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { Refused } from '../settings/refused';

/** Trial data and real data never meet: both database and vault carry the mark. */
export type Kind = 'trial' | 'production';

/** Why a start is refused, each with a sentence for the operator in `sentences`. */
export type StartRefusal =
  | 'database_missing'
  | 'vault_missing'
  | 'trial_data'
  | 'production_data'
  | 'not_a_pair'
  | 'not_marked'
  | 'server_running'
  | 'no_trial';

const sentences: Readonly<Record<StartRefusal, string>> = {
  database_missing:
    'The vault is there but the database is not. Restore the database, or move the vault away to start from nothing.',
  vault_missing:
    'The database is there but the vault is not. Without its vault no report can be read: restore it, or move the database away to start from nothing.',
  trial_data:
    'This is the data of a trial. Production never runs on it: set VISSLA_DATABASE_URL and VISSLA_VAULT to other places, or move both away.',
  production_data:
    'This is the data of a production installation. The trial never touches it: set VISSLA_DATABASE_URL and VISSLA_VAULT to other places.',
  not_a_pair: 'This database and this vault do not belong together.',
  not_marked: 'The database or the vault was never finished. Move both away to start from nothing.',
  server_running:
    'Another server runs on this SQLite file, and one file has one server. Stop it first; several servers need SQL Server.',
  no_trial:
    'No messenger is set, and the trial is not part of this installation. Set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN, or name the file of settings with --env-file.',
};

/** A start that is refused rather than run open. The code names the reason; the sentence says what to do. */
export class StartError extends Refused<StartRefusal> {
  constructor(code: StartRefusal) {
    super(code, sentences[code]);
  }
}

/** What a store says of itself: which installation it belongs to, and of which kind. */
export interface Mark {
  readonly deployment: Uint8Array;
  readonly kind: Kind;
}

/** What is needed of both stores to read and write their marks. */
export interface Marks {
  readonly vault: Pick<Vault, 'get' | 'getOrCreate'>;
  readonly installation: {
    get(): Promise<Mark | undefined>;
    create(mark: Mark): Promise<void>;
  };
}

const secretName = 'installation';
const kinds: readonly Kind[] = ['trial', 'production'];

/** Refuses a start when only one of the two stores is there: the other one was lost, and is not new. */
export function requireBothOrNone(there: {
  readonly database: boolean;
  readonly vault: boolean;
}): void {
  if (there.database && !there.vault) throw new StartError('vault_missing');
  if (there.vault && !there.database) throw new StartError('database_missing');
}

/**
 * Marks a new pair of stores, or checks that an old one is whole, a pair and of the right kind. Gives the
 * sixteen bytes that tell this installation's data from any other's. Throws a {@link StartError}.
 */
export async function claimInstallation(
  { vault, installation }: Marks,
  kind: Kind,
  random: Pick<Random, 'bytes'>,
): Promise<{ readonly deployment: Uint8Array }> {
  const inDatabase = await installation.get();
  const judged = judgeMarks(inDatabase, await markOfVault(vault), kind);
  if (judged === 'pair' && inDatabase !== undefined) return { deployment: inDatabase.deployment };
  if (judged === 'new') return markNew({ vault, installation }, kind, random);
  throw new StartError(judged === 'pair' ? 'not_marked' : judged);
}

/** What the vault says of its database; none in a new vault. */
export async function markOfVault(vault: Pick<Vault, 'get'>): Promise<Mark | undefined> {
  return readMark(await vault.get(secretName));
}

/** Whether two marks belong together and to a start of that kind; `new` when neither store has one yet. */
export function judgeMarks(
  inDatabase: Mark | undefined,
  inVault: Mark | undefined,
  kind: Kind,
): 'new' | 'pair' | StartRefusal {
  if (inDatabase === undefined && inVault === undefined) return 'new';
  if (inDatabase === undefined || inVault === undefined) return 'not_marked';
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
  const kept = readMark(await vault.getOrCreate(secretName, () => made));
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
export async function findInstallation({ vault, installation }: Marks): Promise<Mark> {
  const inDatabase = await installation.get();
  const inVault = await markOfVault(vault);
  if (inDatabase === undefined || inVault === undefined) throw new StartError('not_marked');
  if (Buffer.compare(inDatabase.deployment, inVault.deployment) !== 0) {
    throw new StartError('not_a_pair');
  }
  return inVault;
}

/**
 * Refuses the wrong kind by the vault alone: opening the database would already bring its tables up to date.
 */
export async function requireKind(vault: Pick<Vault, 'get'>, kind: Kind): Promise<void> {
  const mark = await markOfVault(vault);
  if (mark !== undefined && mark.kind !== kind) throw new StartError(wrongKind(kind));
}

function wrongKind(wanted: Kind): StartRefusal {
  return wanted === 'trial' ? 'production_data' : 'trial_data';
}

function readMark(bytes: Uint8Array | undefined): Mark | undefined {
  const kind = kinds[bytes?.[0] ?? -1];
  return bytes?.length === 17 && kind !== undefined
    ? { deployment: bytes.slice(1), kind }
    : undefined;
}
