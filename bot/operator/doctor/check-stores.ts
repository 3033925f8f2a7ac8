import type { DatabaseLocation, Weakness } from '../../../db/location';
import type { MigrationState } from '../../../db/migrate';
import { limits } from '../../domain/limits';
import type { Lack } from '../../keys/find-lacks';
import type { DeskCounts } from '../../people/open-people';
import { auditLine } from '../../platform/operator-lines';
import { type Places, sayVault } from '../../settings/places';
import { adviceOf } from '../../start/advice';
import { describeLack, sayAside } from '../../start/advice-on-keys';
import type { InstallationMark } from '../../start/installation-mark';
import { type Kind, StartError } from '../../start/start-error';
import { judgeMarks } from '../../start/store-marks';
import { checkDesks, checkReach } from './check-desks';
import { type CheckName, type Findings, findingsOf, orFine, reportsOf } from './finding';
import { insideOf, type SeenDatabase, type SeenStores } from './look-at-stores';

const onDatabase = reportsOf('database');
const onVault = reportsOf('vault');

const weaknesses: Readonly<Record<Weakness, string>> = {
  journal_mode: 'The SQLite file is not in WAL mode, as after a restore. The next start sets it.',
  database_plaintext:
    'Nothing is encrypted on the way to SQL Server: anybody on the way can read it. Set encrypt=strict in VISSLA_DATABASE_URL as soon as the server can.',
  database_tls_negotiated:
    'Anybody between the bot and SQL Server can strip the encryption. Set encrypt=strict in VISSLA_DATABASE_URL as soon as the server can.',
  database_certificate_unchecked:
    'Anybody between the bot and SQL Server can show a certificate of their own. Take trust-server-certificate=true out, and name the authority in NODE_EXTRA_CA_CERTS.',
};

const held = onDatabase.warning(
  `Nothing is deleted just now: the bot was off for more than ${limits.stopDays} days, or the clock has jumped ahead. If the clock is right, wait: deletion goes on by itself once the upkeep has run on ${limits.provenDays} days in a row. If the clock is wrong, set it right at once.`,
);

/** @param mark what is known outside both stores */
export function checkStores(
  stores: SeenStores,
  kind: Kind,
  places: Places,
  mark?: InstallationMark,
): Findings {
  const { database, vault } = stores;
  const isMissing = database.kind === 'missing' || database.kind === 'empty';
  if (isMissing && vault.kind === 'missing') return aboutNothing(kind, places, mark);
  const pair = aboutPair(stores, kind, places);
  const { people, figures } = insideOf(stores) ?? {};
  return findingsOf(
    aboutDatabase(stores, places),
    aboutVault(stores, places),
    pair,
    people && aboutDesks(people, pair),
    figures && checkReach(figures),
  );
}

/** Skips the desks where keys are missing: no list opens then, and nobody changed one. */
function aboutDesks(people: DeskCounts, pair: Findings): Findings {
  const isDoubtful = people.whistleblowing.isShut || people.hr.isShut;
  if (isDoubtful && pair.some((finding) => finding.kind === 'wrong'))
    return reportsOf('desks').skipped(
      'Who belongs to a desk shows once database and vault belong together.',
    );
  return checkDesks(people);
}

/** Two empty places: the trial makes both stores, and production only when it is told to. */
function aboutNothing(kind: Kind, places: Places, mark: InstallationMark | undefined): Findings {
  const { skipped, warning, wrong } = onDatabase;
  if (kind === 'trial')
    return skipped('There is no database and no vault yet. Both are made at the first start.');
  return mark?.state === 'there'
    ? wrong(new StartError('both_missing', places, mark).message)
    : warning(new StartError('nothing_there', places).message);
}

const unfinished = (check: CheckName): Findings =>
  reportsOf(check).warning(new StartError('not_marked').message);

function aboutDatabase({ database, vault }: SeenStores, places: Places): Findings {
  const { fine, warning, wrong } = onDatabase;
  switch (database.kind) {
    case 'missing':
    case 'empty': {
      if (vault.kind === 'open' && vault.seen.use !== 'used') return unfinished('database');
      const code = database.kind === 'empty' ? 'database_empty' : 'database_missing';
      return wrong(new StartError(code, places).message);
    }
    case 'failed':
      return wrong(explain(database.code, places.database.kind, database.detail));
    case 'open': {
      const { weaknesses: weak, migrations, inside } = database.seen;
      const { foreign = [], isHeld = false, aside = [], isAsideOld = false, audit } = inside ?? {};
      return findingsOf(
        ...weak.map((weakness) => warning(weaknesses[weakness])),
        aboutMigrations(migrations),
        foreign.length > 0 && wrong(explain('store_schema', 'sqlite', foreign.join(', '))),
        isHeld && held,
        aside.length > 0 && (isAsideOld ? warning : wrong)(sayAside(aside)),
        // Where the audit ends; whether it is whole, `audit verify` says.
        audit && fine(auditLine(audit)),
      );
    }
  }
}

function aboutMigrations({ done, pending, unknown }: MigrationState): Findings {
  if (unknown.length > 0) return onDatabase.wrong(explain('store_newer'));
  return pending.length > 0
    ? onDatabase.warning(
        `${pending.length} of ${done.length + pending.length} migrations are still to be run. Back up, then run the command \`migrate\`, or start the bot, which runs them.`,
      )
    : onDatabase.fine(`It can be read, and is up to date (migrations: ${done.length}).`);
}

/** A first start made the tables and came no further. */
const isUnmarked = ({ inside }: SeenDatabase): boolean =>
  inside !== undefined && inside.mark === undefined;

function aboutVault({ database, vault }: SeenStores, places: Places): Findings {
  switch (vault.kind) {
    case 'missing':
      if (database.kind === 'open' && isUnmarked(database.seen)) return unfinished('vault');
      // A fault that hides the database is said of it, and may hide the vault, too.
      return onVault.wrong(
        database.kind === 'failed'
          ? sayVault(places).nothing
          : new StartError('vault_missing', places).message,
      );
    case 'failed':
      return onVault.wrong(explain(vault.code));
    case 'open': {
      const { recoverableDays = 0 } = vault.seen;
      return findingsOf(
        onVault.fine('It can be read.'),
        // Kept keys guard against an operator who would destroy the vault: they are no fault.
        recoverableDays > 0 &&
          onVault.fine(
            `It keeps destroyed keys for ${recoverableDays} days. An older copy of the database opens for so much longer: what waited on a day, and what belongs to a month that has expired.`,
          ),
      );
    }
  }
}

function aboutPair({ database, vault }: SeenStores, kind: Kind, places: Places): Findings {
  const inside = insideOf({ database });
  if (inside === undefined || vault.kind !== 'open') return [];
  const judged = judgeMarks(inside.mark, vault.seen, kind);
  if (typeof judged === 'object') return aboutKeys(inside.lacks);
  return judged === 'new'
    ? onVault.fine('Database and vault are new; the first start marks them as a pair.')
    : onVault.wrong(new StartError(judged, places).message);
}

/** Every key that is a row was tried, and every month's looked for. */
function aboutKeys(lacks: readonly Lack[] | undefined): Findings {
  if (lacks === undefined)
    return onVault.skipped('Whether it has every key that the database needs was not looked at.');
  return orFine(
    lacks.flatMap((lack) => onVault.wrong(describeLack(lack))),
    onVault.fine('Database and vault belong together: it has every key that the database needs.'),
  );
}

/** The sentence that a start gives for the same code. */
function explain(code: string, on?: DatabaseLocation['kind'], detail?: number | string): string {
  return (
    adviceOf(code, on, detail) ??
    `It does not answer (${code}). docs/codes.md says what that means.`
  );
}
