import type { AuditEntry } from '../domain/audit';
import type { ReleaseRule } from '../domain/release-rule';

/** The stored rule of the release: a changed setting does not apply at once. */
export interface ReleaseRules {
  /**
   * Replaces the stored rule by the one that `decide` returns, with its audit entry in the same transaction.
   * Returns the rule now stored. An unreadable rule counts as none.
   */
  update(
    decide: (stored: ReleaseRule | undefined) => {
      readonly rule: ReleaseRule;
      readonly audit?: AuditEntry | undefined;
    },
  ): Promise<ReleaseRule>;
  /** The stored rule; `undefined` before the first start. */
  get(): Promise<ReleaseRule | undefined>;
}
