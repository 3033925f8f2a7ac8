/** What is looked at, in the order of the report. */
export type CheckName =
  | 'settings'
  | 'bot'
  | 'database'
  | 'vault'
  | 'desks'
  | 'release'
  | 'teams'
  | 'slack'
  | 'clock'
  | 'manifests'
  | 'contacts'
  | 'files'
  | 'space'
  | 'backups'
  | 'platform'
  | 'employees'
  | 'piece';

/** One line of the report. Names settings, files and columns; holds no secret and nothing of a report. */
export interface Finding {
  readonly check: CheckName;
  /** `wrong` makes the exit code 1; `skipped` says what could not be looked at, and why. */
  readonly kind: 'fine' | 'warning' | 'wrong' | 'skipped';
  /** What was found and, unless it is fine, what to do. */
  readonly says: string;
}

type Say = (check: CheckName, says: string) => Finding;

const say =
  (kind: Finding['kind']): Say =>
  (check, says) => ({ check, kind, says });

export const fine = say('fine');
export const warning = say('warning');
export const wrong = say('wrong');
export const skipped = say('skipped');

/** The findings, or one line that says that all is well. */
export function orFine(findings: readonly Finding[], otherwise: Finding): readonly Finding[] {
  return findings.length > 0 ? findings : [otherwise];
}
