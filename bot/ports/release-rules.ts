import type { AuditEntry } from '../domain/audit';
import type { ReleaseRule } from '../domain/release-rule';

/** The rule by which the release comes, kept with the installation: a setting is not believed at once. */
export interface ReleaseRules {
  /**
   * Replaces the stored rule by what `decide` makes of it, and stores its entry of the audit in the same
   * transaction. Gives what is stored now. A rule that does not read counts as none.
   */
  settle(
    decide: (stored: ReleaseRule | undefined) => {
      readonly rule: ReleaseRule;
      readonly audit?: AuditEntry | undefined;
    },
  ): Promise<ReleaseRule>;
  /** The stored rule; none before the first start that has one. */
  get(): Promise<ReleaseRule | undefined>;
}
