import type { Weakness } from '../../db/location';
import type { MigrationState } from '../../db/migration-state';
import type { AuditHead } from '../domain/audit-head';
import type { Day } from '../domain/day';
import type { ReleaseRule } from '../domain/release-rule';
import type { Mark, SeenVault } from '../installation/store-marks';
import type { DeskCounts } from '../people/count-people';
import type { Lack } from '../sealing/find-lacks';

/** What came of looking at a store: it is missing, it did not open, or this is in it. */
export type Looked<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly code: string; readonly number?: number | undefined }
  | { readonly kind: 'open'; readonly seen: T };

export interface SeenDatabase {
  readonly weaknesses: readonly Weakness[];
  readonly migrations: MigrationState;
  /** Not read while migrations are pending. */
  readonly inside:
    | {
        readonly mark: Mark | undefined;
        /** Not counted where the vault does not say who counts. */
        readonly people: DeskCounts | undefined;
        /** What its rows need that the vault does not have; unknown where the vault cannot be read. */
        readonly lacks: readonly Lack[] | undefined;
        /** The days of the passes of what was set aside for want of a key. */
        readonly aside: readonly Day[];
        /** By which rule the release comes; none before the first start that has one. */
        readonly rule: ReleaseRule | undefined;
        /** Where the audit ends; none while nothing stands in it. */
        readonly audit?: AuditHead | undefined;
        /** The upkeep destroys nothing for some days: the clock jumped ahead, or the bot was off for long. */
        readonly isHeld: boolean;
      }
    | undefined;
}

export interface SeenStores {
  /** `empty`: a file without a byte, or tables on a server without an installation. */
  readonly database: Looked<SeenDatabase> | { readonly kind: 'empty' };
  readonly vault: Looked<
    SeenVault & {
      /** For how many days it keeps destroyed keys. */
      readonly daysKept?: number | undefined;
    }
  >;
}
