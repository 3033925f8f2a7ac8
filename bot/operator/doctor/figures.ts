import { type Day, daysBetween } from '../../domain/day';
import { limits } from '../../domain/limits';
import { systemClock } from '../../platform/clock';
import type { Config } from '../../settings/config';
import { lookAtBackups, newestDay } from './check-backups';
import { roomIn } from './check-space';
import type { Findings } from './finding';
import type { SeenDatabase } from './look-at-stores';
import { growing } from './places';
import { certificateAt } from './say-way';

/**
 * The figures for a monitoring program, in the text format of Prometheus. They are days and whole gigabytes,
 * of one look a day: nothing in them tells what waits, how many reports there are, or when.
 */
export async function figuresOf(
  config: Config,
  inside: SeenDatabase['inside'],
  findings: Findings,
): Promise<string> {
  const today = systemClock().today();
  const copies = lookAtBackups(config, today);
  const age = (day: Day | undefined) => day && daysBetween(day, today);
  const members = inside?.people?.whistleblowing.members;
  const left = (day: Day | undefined) => day && daysBetween(today, day);
  return [
    line('vissla_looked_timestamp_seconds', Date.parse(today) / 1000),
    line('vissla_wrong', findings.filter(({ kind }) => kind === 'wrong').length),
    line('vissla_backup_age_days{of="database"}', age(newestDay(copies.database))),
    line('vissla_backup_age_days{of="vault"}', age(newestDay(copies.vault))),
    ...growing(config).map(({ name, path }) =>
      line(`vissla_free_gigabytes{for="${name}"}`, Math.floor((roomIn(path) ?? 0) / 1e9)),
    ),
    line('vissla_intake_open', members && Number(members >= limits.deskOpensAt)),
    line('vissla_unreached_members', inside?.figures.unreached),
    line('vissla_certificate_days', left(await lastDayOfCertificate())),
    line('vissla_secret_days', left('teams' in config ? config.teams?.secretEnds : undefined)),
  ].join('');
}

/** What is not known has no line. */
const line = (name: string, value: number | undefined): string =>
  value === undefined ? '' : `${name} ${value}\n`;

export async function lastDayOfCertificate(port = 443): Promise<Day | undefined> {
  return (await certificateAt('127.0.0.1', port))?.lastDay;
}
