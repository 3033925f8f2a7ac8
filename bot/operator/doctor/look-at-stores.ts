import { databasePresence } from '../../../db/dialects';
import { type Inspection, inspectDatabase } from '../../../db/inspect-database';
import type { DatabaseLocation } from '../../../db/location';
import { SealError } from '../../crypto/seal-error';
import { addDays, type Day } from '../../domain/day';
import { codeOf } from '../../domain/error-code';
import { limits } from '../../domain/limits';
import { mayBeAhead } from '../../domain/retention';
import { findLacks, type Lack } from '../../keys/find-lacks';
import { type VaultAt, vaultAt } from '../../keys/vault/vault-at';
import { addressesIn, countPeople, type DeskCounts } from '../../people/open-people';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import type { Vault } from '../../ports/keys';
import { readRosterSealer } from '../../sealers/roster-sealer';
import type { Places } from '../../settings/places';
import { detailOf } from '../../start/advice';
import { lookIntoVault, type SeenVault } from '../../start/store-marks';
import { openMonths } from '../../threads/open-threads';

interface Failed {
  readonly kind: 'failed';
  readonly code: string;
  readonly detail?: number | string | undefined;
}

/** A store as inspected: missing, unreadable, or its contents. */
type SeenStore<T> =
  | { readonly kind: 'missing' }
  | Failed
  | { readonly kind: 'open'; readonly seen: T };

export type SeenDatabase = Awaited<ReturnType<typeof lookAtDatabase>>;

export interface SeenStores {
  /** `empty`: a file without a byte, or tables on a server without an installation. */
  readonly database: SeenStore<SeenDatabase> | { readonly kind: 'empty' };
  /** `recoverableDays`: for how many days it keeps destroyed keys. */
  readonly vault: SeenStore<SeenVault & { readonly recoverableDays?: number | undefined }>;
}

export const insideOf = ({ database }: Pick<SeenStores, 'database'>): SeenDatabase['inside'] =>
  database.kind === 'open' ? database.seen.inside : undefined;

/** Looks at both stores while the bot runs. Makes and changes nothing. */
export async function lookAtStores({ database, vault: place }: Places): Promise<SeenStores> {
  const vault = vaultAt(place, systemClock());
  return {
    database: await looked(async () => {
      const presence = await databasePresence(database);
      if (presence === 'none') return { kind: 'missing' };
      if (presence === 'unfinished') return { kind: 'empty' };
      return { kind: 'open', seen: await lookAtDatabase(database, vault) };
    }),
    vault: await looked(async () => {
      if (!(await vault.exists())) return { kind: 'missing' };
      const open = await vault.open({ create: false });
      const recoverableDays = await open.recoverableDays?.();
      return { kind: 'open', seen: { ...(await lookIntoVault(open)), recoverableDays } };
    }),
  };
}

/** Not inside while migrations are pending. */
function lookAtDatabase(location: DatabaseLocation, vault: VaultAt) {
  return inspectDatabase(location, async (inspection) => {
    const { weaknesses, migrations } = inspection;
    const upToDate = migrations.pending.length === 0 && migrations.unknown.length === 0;
    const inside = upToDate ? await lookInside(inspection, vault) : undefined;
    return { weaknesses, migrations, inside };
  });
}

async function lookInside(inspection: Inspection, vault: VaultAt) {
  const today = systemClock().today();
  const { unreached, unopened, draftKeyDays } = await inspection.figures(openMonths(today), today);
  const aside = await inspection.asideDays();
  return {
    ...(await readVaultBeside(inspection, vault)),
    /** Schema objects that the migrations did not make, by kind and name. */
    foreign: await inspection.foreign(),
    mark: await inspection.mark(),
    /** Days of passes whose images were set aside for want of a key. */
    aside,
    /** All of those days are so long ago that no keeper has a vault with their keys. */
    isAsideOld: aside.every((day) => day < addDays(today, -limits.stopDays)),
    rule: await inspection.passRule(),
    /** None while the audit is empty. */
    audit: await inspection.auditHead(),
    /** The last day of an entry in the audit. */
    lastDeed: await inspection.lastDeed(),
    figures: { unreached, unopened },
    /** The upkeep destroys nothing for some days: the clock jumped ahead, or the bot was off for long. */
    isHeld: mayBeAhead(draftKeyDays, today),
  };
}

async function looked<T extends { readonly kind: string }>(
  look: () => Promise<T>,
): Promise<T | Failed> {
  try {
    return await look();
  } catch (error) {
    return { kind: 'failed', code: codeOf(error) ?? 'unexpected', detail: detailOf(error) };
  }
}

/** Nothing of it where the vault cannot be read. */
export interface Beside {
  readonly people?: DeskCounts;
  /** The members' addresses. */
  readonly inTeams?: readonly string[];
  /** `undefined` also where no start has marked the database. */
  readonly lacks?: readonly Lack[] | undefined;
}

export async function readVaultBeside(inspection: Inspection, at: VaultAt): Promise<Beside> {
  const today = systemClock().today();
  const ask = async <T>(work: (vault: Vault) => Promise<T>): Promise<T | undefined> => {
    try {
      return (await at.exists()) ? await work(await at.open({ create: false })) : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    ...(await ask((vault) => readPeople(inspection, vault, today))),
    lacks: await ask(async (vault) => {
      const deployment = (await inspection.mark())?.deployment;
      if (deployment === undefined) return undefined;
      const needed = inspection.neededKeys;
      return findLacks({ vault, needed, today, deployment, random: nodeRandom() });
    }),
  };
}

/** Throws `seal_secret` when the vault does not say who counts. */
export async function readPeople(
  inspection: Pick<Inspection, 'mark' | 'rosters' | 'knownVaultKeys' | 'admitted'>,
  vault: Pick<Vault, 'get' | 'names'>,
  today: Day,
): Promise<Required<Pick<Beside, 'people' | 'inTeams'>>> {
  const { deployment } = (await inspection.mark()) ?? {};
  if (deployment === undefined) throw new SealError('seal_secret');
  const random = nodeRandom();
  const known = await inspection.knownVaultKeys();
  const sealer = await readRosterSealer(vault, known, { deployment, today, random });
  const rows = await inspection.rosters();
  return {
    people: countPeople(sealer, rows, today, await inspection.admitted()),
    inTeams: addressesIn('teams', sealer, rows),
  };
}
