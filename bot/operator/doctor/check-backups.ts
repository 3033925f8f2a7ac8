import { type Day, daysBetween } from '../../domain/day';
import { type Findings, reportsOf } from './finding';

const { fine, skipped, warning, wrong } = reportsOf('backups');

/** The newest copy in a folder, by the day in its name. */
interface SeenCopy {
  readonly name: string;
  readonly day: Day;
  /** `readable`: keys that others may read. */
  readonly state: 'whole' | 'empty' | 'readable';
}

/** A folder of copies as inspected. */
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
/** From this age on backups have been broken for long, in days. */
const lost = 7;

/** Checks that both stores have copies of last night. Only a restore shows whether one can be read. */
export function checkBackups({ database, vault }: SeenBackups, today: Day): Findings {
  return [...aboutCopies('database', database, today), ...aboutCopies('vault', vault, today)];
}

function aboutCopies(of: keyof SeenBackups, seen: SeenCopies, today: Day): Findings {
  switch (seen.kind) {
    case 'elsewhere':
      return skipped(`Copies of the ${of} are stored elsewhere; check their age there.`);
    case 'missing':
      return warning(
        `There is no folder for copies of the ${of} (${seen.path}). Make backups: docs/operator.md says how. If they lie elsewhere, name the folders in VISSLA_BACKUPS.`,
      );
    case 'not allowed': {
      const age = daysBetween(seen.changed, today);
      return age < late
        ? skipped(
            `This account may not look at the copies of the ${of} (${seen.path}), where something changed on ${seen.changed}. Look there as root.`,
          )
        : ofAge(
            age,
            `Nothing has changed for ${age} days where copies of the ${of} lie (${seen.path}). See why none came.`,
          );
    }
    case 'seen':
      return seen.newest === undefined
        ? warning(
            `There is no copy of the ${of} in ${seen.path}. Make one: docs/operator.md says how.`,
          )
        : aboutNewest(of, seen.newest, today);
  }
}

function aboutNewest(of: string, { name, day, state }: SeenCopy, today: Day): Findings {
  const copy = `The newest copy of the ${of}`;
  const age = daysBetween(day, today);
  const old =
    age < late
      ? []
      : ofAge(
          age,
          `${copy} (${name}) is ${age} days old. See why none came since, and make one now.`,
        );
  switch (state) {
    case 'empty':
      return [...wrong(`${copy} (${name}) is empty: it is no backup. Make one now.`), ...old];
    case 'readable':
      return [...old, ...wrong(`${copy} (${name}) can be read by others. Give it mode 0600.`)];
    case 'whole':
      return old.length > 0 ? old : fine(`${copy} is of ${day}.`);
  }
}

const ofAge = (days: number, says: string): Findings => (days < lost ? warning : wrong)(says);
