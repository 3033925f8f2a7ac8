import { type Day, daysBetween } from '../../domain/day';
import { limits } from '../../domain/limits';
import type { Config } from '../../settings/config';
import { certificateAt } from './certificate-at';
import { newestDay } from './check-backups';
import type { Findings } from './finding';
import { insideOf, type SeenStores } from './look-at-stores';
import { growing } from './places';
import type { Probes } from './probes';

/**
 * The figures for a monitoring program, in the text format of Prometheus. They are days and whole gigabytes,
 * of one look a day: nothing in them tells what waits, how many reports there are, or when.
 */
export async function figuresOf(
  probes: Probes,
  config: Config,
  stores: SeenStores,
  findings: Findings,
): Promise<string> {
  const today = probes.today();
  const copies = probes.backups(config, today);
  const age = (day: Day | undefined) => day && daysBetween(day, today);
  const members = insideOf(stores)?.people?.whistleblowing.members;
  const left = (day: Day | undefined) => day && daysBetween(today, day);
  return [
    line('vissla_looked_timestamp_seconds', Date.parse(today) / 1000),
    line('vissla_wrong', findings.filter(({ kind }) => kind === 'wrong').length),
    line('vissla_backup_age_days{of="database"}', age(newestDay(copies.database))),
    line('vissla_backup_age_days{of="vault"}', age(newestDay(copies.vault))),
    ...growing(config).map(({ name, path }) =>
      line(`vissla_free_gigabytes{for="${name}"}`, Math.floor((probes.roomIn(path) ?? 0) / 1e9)),
    ),
    line('vissla_intake_open', members && Number(members >= limits.deskOpensAt)),
    line('vissla_unreached_members', insideOf(stores)?.figures.unreached),
    line('vissla_certificate_days', left(await lastDayOfCertificate())),
    line('vissla_secret_days', left('teams' in config ? config.teams?.secretEnds : undefined)),
  ].join('');
}

/** What is not known has no line. */
const line = (name: string, value: number | undefined): string =>
  value === undefined ? '' : `${name} ${value}\n`;

/** The last day of the certificate that a server on this machine shows. */
export async function lastDayOfCertificate(port = 443): Promise<Day | undefined> {
  return (await certificateAt('127.0.0.1', port))?.lastDay;
}
