/** The checks, in the order of the report. */
export type CheckName =
  | 'settings'
  | 'bot'
  | 'database'
  | 'vault'
  | 'desks'
  | 'pass'
  | 'teams'
  | 'slack'
  | 'clock'
  | 'door'
  | 'desk'
  | 'manifests'
  | 'contacts'
  | 'files'
  | 'space'
  | 'backups'
  | 'program'
  | 'platform'
  | 'mail';

/** One line of the report: settings, files and columns, no secret and nothing of a report. */
export interface Finding {
  readonly check: CheckName;
  /** `wrong` makes the exit code 1; `skipped` says what could not be looked at, and why. */
  readonly kind: 'fine' | 'warning' | 'wrong' | 'skipped';
  /** The fact and, unless it is fine, the advice. */
  readonly says: string;
}

export type Findings = readonly Finding[];

export function reportsOf(
  check: CheckName,
): Readonly<Record<Finding['kind'], (says: string) => Findings>> {
  const say = (kind: Finding['kind']) => (says: string) => [{ check, kind, says }];
  return {
    fine: say('fine'),
    warning: say('warning'),
    wrong: say('wrong'),
    skipped: say('skipped'),
  };
}

export function findingsOf(...all: readonly (Findings | false | undefined)[]): Findings {
  return all.flatMap((one) => (one === undefined || one === false ? [] : one));
}

export function orFine(findings: Findings, otherwise: Findings): Findings {
  return findings.length > 0 ? findings : otherwise;
}
