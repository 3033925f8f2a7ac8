import type { Figures, Inspection } from '../../../db/inspect-database';
import { addDays, type Day } from '../../domain/day';
import { desks } from '../../domain/ids';
import { linesOf } from '../../domain/lines-of';
import { vaultAt } from '../../keys/vault/vault-at';
import type { DeskCounts } from '../../people/open-people';
import { hourAt, systemClock } from '../../platform/clock';
import { programVersion } from '../../platform/project-root';
import { readPlaces } from '../../settings/places';
import { describeLack } from '../../start/advice-on-keys';
import { describePass } from '../../start/advice-on-pass';
import { openMonths } from '../../threads/open-threads';
import { lookAtBackups, newestDay, type SeenBackups } from '../doctor/check-backups';
import { type Beside, readVaultBeside } from '../doctor/look-at-stores';
import type { CommandAnswer, Context } from './context';
import { withInspection } from './with-database';

/** Changes nothing. */
export function sayStatus({ terminal: { environment } }: Context): Promise<CommandAnswer> {
  const clock = systemClock();
  const now = { today: clock.today(), hour: hourAt(clock.now()) };
  const versions = { vissla: programVersion(), node: process.versions.node };
  const places = readPlaces(environment);
  const backups = lookAtBackups(places, now.today);
  return withInspection(environment, (inspection) =>
    readStatus(
      inspection,
      now,
      versions,
      () => readVaultBeside(inspection, vaultAt(places.vault, clock)),
      backups,
    ),
  );
}

/**
 * Nothing of a single thread. Repeated calls must not tell when a report came: today's reports are not
 * counted, and a day shows only once it is over. Operations before the pass do not show.
 */
export async function readStatus(
  inspection: Inspection,
  { today, hour }: { readonly today: Day; readonly hour: number },
  versions: { readonly vissla: string; readonly node: string },
  beside: () => Promise<Pick<Beside, 'people' | 'lacks'>>,
  backups: SeenBackups,
): Promise<CommandAnswer> {
  const { done, pending, unknown } = inspection.migrations;
  const migrations = { done: done.length, pending: pending.length, unknown: unknown.length };
  const json = { versions, migrations };
  const head = [
    `Vissla ${versions.vissla} on Node ${versions.node}.`,
    `Migrations: ${done.length} run, ${pending.length} pending, ${unknown.length} of a newer version.`,
  ];
  if (pending.length + unknown.length > 0) {
    const why = 'The tables are not those of this version; nothing else was looked at.';
    return { lines: [...head, why], json };
  }
  const kind = (await inspection.mark())?.kind;
  const rule = await inspection.passRule();
  const { people, lacks = [] } = await beside();
  const figures = await inspection.figures(openMonths(today), today);
  const days = figures.draftKeyDays.filter((day) => day <= addDays(today, -1));
  const copies = {
    database: newestDay(backups.database) ?? null,
    vault: newestDay(backups.vault) ?? null,
  };
  return {
    lines: [
      ...head,
      `Data: ${kind ?? 'not marked yet'}.`,
      ...lacks.map(describeLack),
      ...linesOfDesks(people, figures),
      rule === undefined
        ? 'Pass: not known before the first start.'
        : describePass(rule, { today, hour }),
      `Members whom no messenger has reached since yesterday: ${figures.unreached}.`,
      `Newest copies: database ${copies.database ?? 'unknown'}, vault ${copies.vault ?? 'unknown'}.`,
      `Months after which threads are deleted: ${list(figures.expiryMonths)}.`,
      `Days before today whose draft keys are kept: ${list(days)}.`,
    ],
    json: {
      ...json,
      kind: kind ?? null,
      lacks,
      desks: Object.fromEntries(
        desks.map((desk) => [desk, { ...people?.[desk], openThreads: figures.openThreads[desk] }]),
      ),
      pass: rule ?? null,
      unreached: figures.unreached,
      copies,
      expiryMonths: figures.expiryMonths,
      draftKeyDays: days,
    },
  };
}

function linesOfDesks(people: DeskCounts | undefined, { openThreads }: Figures): readonly string[] {
  return desks.flatMap((desk) => {
    const threads = `open threads filed before today ${openThreads[desk]}.`;
    const at = people?.[desk];
    if (at === undefined) return [`Desk ${desk}: members not counted, ${threads}`];
    const { members, deputies, waiting, isShut } = at;
    const beside = deputies === 0 ? '' : `deputies ${deputies}, `;
    return linesOf(
      `Desk ${desk}: members ${members}, ${beside}waiting for approval ${waiting}, ${threads}`,
      isShut &&
        `Desk ${desk}: the list of its people does not open. Restore it: docs/codes.md, roster_shut.`,
    );
  });
}

const list = (values: readonly string[]): string =>
  values.length === 0 ? 'none' : values.join(', ');
