import type { DatabaseLocation, Weakness } from '../../db/location';
import type { MigrationState } from '../../db/migration-state';
import type { Day } from '../domain/day';
import { limits } from '../domain/limits';
import type { InstallationMark } from '../installation/installation-mark';
import { type Places, sayVault } from '../installation/places';
import { type Kind, StartError } from '../installation/start-error';
import { judgeMarks } from '../installation/store-marks';
import type { DeskCounts } from '../people/count-people';
import { auditLine } from '../platform/operator-lines';
import type { Lack } from '../sealing/find-lacks';
import { adviceOf } from '../start/advice';
import { describeLack } from '../start/advice-on-keys';
import { checkDesks } from './check-desks';
import { type Finding, fine, orFine, skipped, warning, wrong } from './finding';
import type { SeenDatabase, SeenStores } from './stores';

const weaknesses: Readonly<Record<Weakness, Finding>> = {
  journal_mode: warning(
    'database',
    'The SQLite file is not in WAL mode, as after a restore. The next start sets it.',
  ),
  database_plaintext: warning(
    'database',
    'Nothing is encrypted on the way to SQL Server: anybody on the way can read it. Set encrypt=strict in VISSLA_DATABASE_URL as soon as the server can.',
  ),
  database_tls_negotiated: warning(
    'database',
    'Anybody between the bot and SQL Server can strip the encryption. Set encrypt=strict in VISSLA_DATABASE_URL as soon as the server can.',
  ),
  database_certificate_unchecked: warning(
    'database',
    'Anybody between the bot and SQL Server can show a certificate of their own. Take trust-server-certificate=true out, and name the authority in NODE_EXTRA_CA_CERTS.',
  ),
};

const held = warning(
  'database',
  `Nothing is deleted just now: the bot was off for more than ${limits.stopDays} days, or the clock has jumped ahead. If the clock is right, wait: deletion goes on by itself once the upkeep has run on ${limits.provenDays} days in a row. If the clock is wrong, set it right at once.`,
);

/**
 * Looks at the database, the vault, whether they belong together, and at the desks that the database knows.
 * @param mark what is known outside both of them
 */
export function checkStores(
  { database, vault }: SeenStores,
  kind: Kind,
  places: Places,
  mark?: InstallationMark,
): readonly Finding[] {
  const isMissing = database.kind === 'missing' || database.kind === 'empty';
  if (isMissing && vault.kind === 'missing') return [aboutNothing(kind, places, mark)];
  const pair = aboutPair({ database, vault }, kind, places);
  return [
    ...aboutDatabase({ database, vault }, places),
    ...aboutVault({ database, vault }, places),
    ...pair,
    ...(database.kind === 'open' && database.seen.inside?.people !== undefined
      ? aboutDesks(database.seen.inside.people, pair)
      : []),
  ];
}

/** A vault that lacks keys cannot tell whose rows are the product's: nobody is accused of a change by it. */
function aboutDesks(people: DeskCounts, pair: readonly Finding[]): readonly Finding[] {
  const isDoubtful = people.whistleblowing.isChanged || people.hr.isChanged;
  if (isDoubtful && pair.some((finding) => finding.kind === 'wrong'))
    return [
      skipped('desks', 'Who belongs to a desk shows once database and vault belong together.'),
    ];
  return checkDesks(people);
}

/** Two empty places: the trial makes both, and production only when it is told to. */
function aboutNothing(kind: Kind, places: Places, mark: InstallationMark | undefined): Finding {
  if (kind === 'trial')
    return skipped(
      'database',
      'There is no database and no vault yet. Both are made at the first start.',
    );
  if (mark?.state === 'there')
    return wrong('database', new StartError('both_missing', places, mark).message);
  return warning('database', new StartError('nothing_there', places).message);
}

const unfinished = (check: 'database' | 'vault'): Finding =>
  warning(check, new StartError('not_marked').message);

/** A first start made the tables and came no further. */
const isUnmarked = ({ inside }: SeenDatabase): boolean =>
  inside !== undefined && inside.mark === undefined;

function aboutDatabase({ database, vault }: SeenStores, places: Places): readonly Finding[] {
  switch (database.kind) {
    case 'missing':
    case 'empty':
      if (vault.kind === 'open' && vault.seen.use !== 'used') return [unfinished('database')];
      return [
        wrong(
          'database',
          new StartError(database.kind === 'empty' ? 'database_empty' : 'database_missing', places)
            .message,
        ),
      ];
    case 'failed':
      return [wrong('database', explain(database.code, places.database.kind, database.number))];
    case 'open':
      return [
        ...database.seen.weaknesses.map((weakness) => weaknesses[weakness]),
        aboutMigrations(database.seen.migrations),
        ...(database.seen.inside?.isHeld === true ? [held] : []),
        ...aboutAside(database.seen.inside?.aside ?? []),
        ...aboutAudit(database.seen.inside),
      ];
  }
}

/** What was sent and could not be opened. Nobody knows how much it is. */
function aboutAside(days: readonly Day[]): readonly Finding[] {
  if (days.length === 0) return [];
  return [
    wrong(
      'database',
      `What was sent and was to come out at the passes of ${days.join(', ')} may be kept aside: its key was missing. Nobody knows how much it is. Find a copy of the vault of those days: vissla pool open --vault COPY.`,
    ),
  ];
}

/** Where the audit ends; whether it is whole, `audit verify` says. */
function aboutAudit(inside: SeenDatabase['inside']): readonly Finding[] {
  return inside?.audit === undefined ? [] : [fine('database', auditLine(inside.audit))];
}

function aboutMigrations({ done, pending, unknown }: MigrationState): Finding {
  if (unknown.length > 0) return wrong('database', explain('store_newer'));
  if (pending.length > 0) {
    return warning(
      'database',
      `${pending.length} of ${done.length + pending.length} migrations are still to be run. Back up, then run the command \`migrate\`, or start the bot, which runs them.`,
    );
  }
  return fine('database', `It can be read, and is up to date (migrations: ${done.length}).`);
}

function aboutVault({ database, vault }: SeenStores, places: Places): readonly Finding[] {
  switch (vault.kind) {
    case 'missing':
      if (database.kind === 'open' && isUnmarked(database.seen)) return [unfinished('vault')];
      // What keeps the database from being looked at is said of it, and may keep the vault away, too.
      return [
        database.kind === 'failed'
          ? wrong('vault', sayVault(places).nothing)
          : wrong('vault', new StartError('vault_missing', places).message),
      ];
    case 'failed':
      return [wrong('vault', explain(vault.code))];
    case 'open':
      return [fine('vault', 'It can be read.'), ...aboutDaysKept(vault.seen.daysKept)];
  }
}

/** Advised against whoever would destroy the vault, and no fault. */
function aboutDaysKept(days = 0): readonly Finding[] {
  if (days === 0) return [];
  return [
    fine(
      'vault',
      `It keeps destroyed keys for ${days} days. An older copy of the database opens for so much longer: what waited on a day, and what belongs to a month that has expired.`,
    ),
  ];
}

function aboutPair(
  { database, vault }: SeenStores,
  kind: Kind,
  places: Places,
): readonly Finding[] {
  const inside = database.kind === 'open' ? database.seen.inside : undefined;
  if (inside === undefined || vault.kind !== 'open') return [];
  const judged = judgeMarks(inside.mark, vault.seen, kind);
  switch (judged) {
    case 'pair':
      return aboutKeys(inside.lacks);
    case 'new':
      return [fine('vault', 'Database and vault are new; the first start marks them as a pair.')];
    default:
      return [wrong('vault', new StartError(judged, places).message)];
  }
}

/** Every key that is a row was tried, and every month's looked for. */
function aboutKeys(lacks: readonly Lack[] | undefined): readonly Finding[] {
  if (lacks === undefined)
    return [
      skipped('vault', 'Whether it has every key that the database needs was not looked at.'),
    ];
  return orFine(
    lacks.map((lack) => wrong('vault', describeLack(lack))),
    fine('vault', 'Database and vault belong together: it has every key that the database needs.'),
  );
}

/** The sentence that a start gives for the same code. */
function explain(code: string, on?: DatabaseLocation['kind'], number?: number): string {
  return (
    adviceOf(code, on, number) ??
    `It does not answer (${code}). docs/codes.md says what that means.`
  );
}
