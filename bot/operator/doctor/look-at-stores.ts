import { databasePresence } from '../../../db/dialects';
import { type Figures, type Inspection, inspectDatabase } from '../../../db/inspect-database';
import type { DatabaseLocation, Weakness } from '../../../db/location';
import type { MigrationState } from '../../../db/migrate';
import type { AuditHead } from '../../domain/audit-head';
import { addDays, type Day } from '../../domain/day';
import { codeOf } from '../../domain/error-code';
import { limits } from '../../domain/limits';
import type { ReleaseRule } from '../../domain/release-rule';
import { mayBeAhead } from '../../domain/retention';
import type { Lack } from '../../keys/find-lacks';
import { type VaultAt, vaultAt } from '../../keys/vault/vault-at';
import type { DeskCounts } from '../../people/open-people';
import { systemClock } from '../../platform/clock';
import type { Places } from '../../settings/places';
import { detailOf } from '../../start/advice';
import { lookIntoVault, type Mark, type SeenVault } from '../../start/store-marks';
import { openMonths } from '../../threads/open-threads';
import { type VaultBeside, vaultBeside } from './vault-beside';

interface Failed {
  readonly kind: 'failed';
  readonly code: string;
  readonly detail?: number | string | undefined;
}

/** A store as inspected: missing, unreadable, or its contents. */
type Looked<T> =
  | { readonly kind: 'missing' }
  | Failed
  | { readonly kind: 'open'; readonly seen: T };

export interface SeenDatabase {
  readonly weaknesses: readonly Weakness[];
  readonly migrations: MigrationState;
  /** Not read while migrations are pending. */
  readonly inside:
    | {
        /** Schema objects that the migrations did not make, by kind and name. */
        readonly foreign: readonly string[];
        readonly mark: Mark | undefined;
        /** Not counted where the vault does not say who counts. */
        readonly people: DeskCounts | undefined;
        /** The members' addresses; none where the lists cannot be read. */
        readonly inTeams?: readonly string[] | undefined;
        /** Unknown where the vault cannot be read. */
        readonly lacks: readonly Lack[] | undefined;
        /** Days of passes whose images were set aside for want of a key. */
        readonly aside: readonly Day[];
        /** All of those days are so long ago that no keeper has a vault with their keys. */
        readonly isAsideOld: boolean;
        /** None before the first start that has one. */
        readonly rule: ReleaseRule | undefined;
        /** None while the audit is empty. */
        readonly audit?: AuditHead | undefined;
        /** The last day of an entry in the audit. */
        readonly lastDeed?: Day | undefined;
        readonly figures: Pick<Figures, 'unreached' | 'unopened'>;
        /** The upkeep destroys nothing for some days: the clock jumped ahead, or the bot was off for long. */
        readonly isHeld: boolean;
      }
    | undefined;
}

export interface SeenStores {
  /** `empty`: a file without a byte, or tables on a server without an installation. */
  readonly database: Looked<SeenDatabase> | { readonly kind: 'empty' };
  /** `recoverableDays`: for how many days it keeps destroyed keys. */
  readonly vault: Looked<SeenVault & { readonly recoverableDays?: number | undefined }>;
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

function lookAtDatabase(location: DatabaseLocation, vault: VaultAt): Promise<SeenDatabase> {
  return inspectDatabase(location, async (inspection) => {
    const { weaknesses, migrations } = inspection;
    const today = systemClock().today();
    const beside = vaultBeside(inspection, () => vault);
    const upToDate = migrations.pending.length === 0 && migrations.unknown.length === 0;
    return {
      weaknesses,
      migrations,
      inside: upToDate ? await lookInside(inspection, beside, today) : undefined,
    };
  });
}

async function lookInside(
  inspection: Inspection,
  beside: VaultBeside,
  today: Day,
): Promise<SeenDatabase['inside']> {
  const figures = await inspection.figures(openMonths(today), today);
  const aside = await inspection.asideDays();
  return {
    foreign: await inspection.foreign(),
    mark: await inspection.mark(),
    people: await beside.people(),
    inTeams: await beside.inTeams(),
    lacks: await beside.lacks(),
    aside,
    isAsideOld: aside.every((day) => day < addDays(today, -limits.stopDays)),
    rule: await inspection.releaseRule(),
    audit: await inspection.auditHead(),
    lastDeed: await inspection.lastDeed(),
    figures,
    isHeld: mayBeAhead(figures.draftKeyDays, today),
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
