import { type Day, daysBetween } from '../domain/day';
import { type Finding, fine, skipped, warning, wrong } from './finding';

/** The newest copy in a folder, by the day in its name. */
interface SeenCopy {
  readonly name: string;
  readonly day: Day;
  /** `readable`: keys that others may read. */
  readonly state: 'whole' | 'empty' | 'readable';
}

/** What was seen of a folder in which copies come to lie. */
export type SeenCopies =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'missing'; readonly path: string }
  /** This account may not look into it; the day on which something in it last changed. */
  | { readonly kind: 'not allowed'; readonly path: string; readonly changed: Day }
  | { readonly kind: 'seen'; readonly path: string; readonly newest: SeenCopy | undefined };

export interface SeenBackups {
  readonly database: SeenCopies;
  readonly vault: SeenCopies;
}

/** A copy is made each night: from this age on, one night was missed, in days. */
const late = 2;
/** From this age on something has been broken for long. */
const lost = 7;

const howTo = 'docs/backup-and-restore.md says how.';

/** Checks that both stores have copies of last night. Whether one can be read, a restore shows. */
export function checkBackups(seen: SeenBackups, today: Day): readonly Finding[] {
  return [
    ...aboutCopies('database', seen.database, today),
    ...aboutCopies('vault', seen.vault, today),
  ];
}

function aboutCopies(of: 'database' | 'vault', seen: SeenCopies, today: Day): readonly Finding[] {
  switch (seen.kind) {
    case 'elsewhere':
      return [
        skipped('backups', `Copies of the ${of} are stored elsewhere; check their age there.`),
      ];
    case 'missing':
      return [
        warning(
          'backups',
          `There is no folder for copies of the ${of} (${seen.path}). Make backups: ${howTo} If they lie elsewhere, name the folders in VISSLA_BACKUPS.`,
        ),
      ];
    case 'not allowed':
      return [aboutHidden(of, seen, today)];
    case 'seen':
      return seen.newest === undefined
        ? [warning('backups', `There is no copy of the ${of} in ${seen.path}. Make one: ${howTo}`)]
        : aboutNewest(of, seen.newest, today);
  }
}

function aboutHidden(
  of: string,
  { path, changed }: Extract<SeenCopies, { readonly kind: 'not allowed' }>,
  today: Day,
): Finding {
  const age = daysBetween(changed, today);
  if (age >= late)
    return ofAge(age)(
      'backups',
      `Nothing has changed for ${age} days where copies of the ${of} lie (${path}). See why none came.`,
    );
  return skipped(
    'backups',
    `This account may not look at the copies of the ${of} (${path}), where something changed on ${changed}. Root may.`,
  );
}

function aboutNewest(of: string, { name, day, state }: SeenCopy, today: Day): readonly Finding[] {
  const age = daysBetween(day, today);
  const old =
    age < late
      ? []
      : [
          ofAge(age)(
            'backups',
            `The newest copy of the ${of} (${name}) is ${age} days old. See why none came since, and make one now.`,
          ),
        ];
  switch (state) {
    case 'empty':
      return [
        wrong(
          'backups',
          `The newest copy of the ${of} (${name}) is empty: it is no backup. Make one now.`,
        ),
        ...old,
      ];
    case 'readable':
      return [
        ...old,
        wrong(
          'backups',
          `The newest copy of the ${of} (${name}) can be read by others. Give it mode 0600.`,
        ),
      ];
    case 'whole':
      return old.length > 0 ? old : [fine('backups', `The newest copy of the ${of} is of ${day}.`)];
  }
}

const ofAge = (days: number): typeof wrong => (days < lost ? warning : wrong);
