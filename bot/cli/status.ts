import type { Figures } from '../../db/figures';
import type { Inspection } from '../../db/inspect-database';
import { addDays, type Day } from '../domain/day';
import { desks } from '../domain/ids';
import type { DeskCounts } from '../people/count-people';
import type { Lack } from '../sealing/find-lacks';
import { describeLack } from '../start/advice-on-keys';
import { describeRelease } from '../start/advice-on-release';
import { openMonths } from '../threads/open-threads';
import type { CommandAnswer } from './context';

/** What runs: this program and the Node under it. */
export interface ProgramVersions {
  readonly vissla: string;
  readonly node: string;
}

/**
 * Counts and days, and nothing of a single thread. Somebody who asks again and again must not learn when a
 * report came: what came today is not counted, and a day shows only once it is over. Nothing is said of what
 * waits for the release.
 * @param beside what the vault says: who counts, and what it lacks; nothing where it cannot be read
 */
export async function readStatus(
  inspection: Inspection,
  { today, hour }: { readonly today: Day; readonly hour: number },
  versions: ProgramVersions,
  beside: {
    readonly people: () => Promise<DeskCounts | undefined>;
    readonly lacks: () => Promise<readonly Lack[] | undefined>;
  },
): Promise<CommandAnswer> {
  const { migrations } = inspection;
  const upToDate = migrations.pending.length === 0 && migrations.unknown.length === 0;
  const json = {
    versions,
    migrations: {
      done: migrations.done.length,
      pending: migrations.pending.length,
      unknown: migrations.unknown.length,
    },
  };
  const head = [
    `Vissla ${versions.vissla} on Node ${versions.node}.`,
    `Migrations: ${migrations.done.length} run, ${migrations.pending.length} pending, ${migrations.unknown.length} of a newer version.`,
  ];
  if (!upToDate) {
    const why = 'The tables are not those of this version; nothing else was looked at.';
    return { lines: [...head, why], json };
  }
  const kind = (await inspection.mark())?.kind;
  const rule = await inspection.releaseRule();
  const people = await beside.people();
  const lacks = (await beside.lacks()) ?? [];
  const figures = await inspection.figures(openMonths(today), today);
  const days = figures.draftKeyDays.filter((day) => day <= addDays(today, -1));
  return {
    lines: [
      ...head,
      `Data: ${kind ?? 'not marked yet'}.`,
      ...lacks.map(describeLack),
      ...linesOfDesks(people, figures),
      rule === undefined
        ? 'Release: not known before the first start.'
        : describeRelease(rule, { today, hour }),
      `Months after which threads are deleted: ${list(figures.expiryMonths)}.`,
      `Days before today whose draft keys are kept: ${list(days)}.`,
    ],
    json: {
      ...json,
      kind: kind ?? null,
      lacks,
      desks: jsonOfDesks(people, figures),
      release: rule ?? null,
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
    const { members, deputies, waiting, isChanged } = at;
    const beside = deputies === 0 ? '' : `deputies ${deputies}, `;
    return [
      `Desk ${desk}: members ${members}, ${beside}waiting for approval ${waiting}, ${threads}`,
      ...(isChanged ? [`Desk ${desk}: its people were changed outside this product.`] : []),
    ];
  });
}

function jsonOfDesks(people: DeskCounts | undefined, { openThreads }: Figures): object {
  return Object.fromEntries(
    desks.map((desk) => [desk, { ...people?.[desk], openThreads: openThreads[desk] }]),
  );
}

const list = (values: readonly string[]): string =>
  values.length === 0 ? 'none' : values.join(', ');
