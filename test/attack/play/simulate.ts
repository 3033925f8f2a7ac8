import { createHash } from 'node:crypto';
import { seeded } from '../../torture/seeded';
import { dayAt, type Happening, type World } from '../world/world';
import { makesUp } from './made-up';
import type { Copy, Observed, Report, Session, ThreadSeen } from './observed';
import { ideal, type Policy, passesAt, releasesAt, windowOfReport } from './policies';

/** How a made-up product differs from the ideal one. */
export interface Flaw {
  /** The share of everyday dialogs that write no row. */
  readonly uncovered?: number;
  /** Whether what is written is released within the hour. */
  readonly atOnce?: boolean;
  /** Whether only the threads change in which something happened. */
  readonly changesTell?: boolean;
  /** Whether what is written bears the day of the calendar, not the first of its window. */
  readonly daysTell?: boolean;
  /** Whether the log counts by the calendar. */
  readonly countsTell?: boolean;
  /** Whether the desk is told at once that something came. */
  readonly noticesTell?: boolean;
  /** Whether each way through the dialog has a number of exchanges of its own. */
  readonly numbersTell?: boolean;
  /** Whether answers differ in their bytes from way to way. */
  readonly sizesTell?: boolean;
  /** Whether a row that waits on over a pass keeps its name. */
  readonly namesStay?: boolean;
  /** Whether a window is a week. That is no flaw, but the other ideal. */
  readonly weekly?: boolean;
  /** Hours at which something makes the bot release besides. */
  readonly releasesAt?: readonly number[];
}

/**
 * What the copies of an ideal product would show in a world: a row for each dialog, threads at a pass,
 * every state new with each pass. With a flaw: what they show then. No bot runs.
 */
export function simulate(world: World, flaw: Flaw = {}): Observed {
  const next = seeded(world.seed ^ 0x5eed);
  const policy = policyOf(flaw);
  const made = makesUp(flaw, policy);
  const sessions: Session[] = [];
  /** What waits in the pool: the names of its rows, and whether they go with the next pass. */
  let rows: readonly { readonly slot: string; readonly goes: 'pass' | 'window' }[] = [];
  const threads = new Map<string, ThreadSeen>();
  const readings = new Map<string, number>();
  let waiting: readonly (Happening & { readonly kind: 'files' })[] = [];
  const changed = new Set<number>();
  const reports = new Map<number, Report>();
  const copies: Copy[] = [];
  const name = (what: string): string =>
    createHash('sha256').update(`${world.seed} ${what}`).digest('hex').slice(0, 32);
  const dayOf = (at: number, urgent?: true): string =>
    policy.filedOn === 'day-of-writing'
      ? dayAt(at)
      : dayAt(windowOfReport({ at, urgent }, policy).from);

  const comeOut = (those: typeof waiting): void => {
    for (const { report, at: filed, urgent } of those) {
      const seen = { reference: `${report}`, filedOn: dayOf(filed, urgent), revision: 'new' };
      threads.set(name(`thread ${report}`), seen);
    }
    waiting = waiting.filter((one) => !those.includes(one));
  };
  const releases = (at: number): void => {
    comeOut(waiting);
    for (const [id, seen] of threads)
      if (flaw.changesTell !== true || [...changed].some((one) => name(`thread ${one}`) === id))
        threads.set(id, { ...seen, revision: name(`${id} ${at}`) });
    changed.clear();
    rows = [];
  };
  /**
   * A pass that ends no window: what is urgent comes out, whatever waits on is sealed again under other
   * names, and every state too.
   */
  const carries = (at: number): void => {
    comeOut(waiting.filter(({ urgent }) => urgent === true));
    const again = (slot: string): string =>
      flaw.namesStay === true ? slot : name(`${slot} ${at}`);
    rows = rows
      .filter(({ goes }) => goes === 'window')
      .map(({ slot, goes }) => ({ slot: again(slot), goes }));
    for (const [id, seen] of threads) threads.set(id, { ...seen, revision: name(`${id} ${at}`) });
  };
  let hour = 0;
  let happened = true;
  const reaches = (until: number): void => {
    for (; hour <= until; hour++) {
      if (happened) {
        const slots = new Set(rows.map(({ slot }) => slot));
        copies.push({ at: hour, slots, threads: new Map(threads), readings: new Map(readings) });
      }
      made.hourly(hour);
      const isOver = releasesAt(hour, policy) || flaw.releasesAt?.includes(hour) === true;
      happened = isOver || passesAt(hour, policy);
      if (isOver) releases(hour);
      else if (happened) carries(hour);
    }
  };
  for (const one of world.happenings) {
    reaches(Math.floor(one.at));
    happened = true;
    sessions.push({ at: one.at, who: 'who' in one ? one.who : undefined });
    made.happens(one);
    const urgent = one.kind === 'files' ? one.urgent : undefined;
    if (one.kind !== 'everyday' || next() >= (flaw.uncovered ?? 0)) {
      const goes = urgent === true ? 'pass' : 'window';
      rows = [...rows, { slot: name(`row ${one.at}`), goes }];
    }
    if (one.kind === 'files') {
      waiting = [...waiting, one];
      const { who, report } = one;
      reports.set(report, { writer: who, reference: `${report}`, wrote: [one.at], urgent });
    } else if (one.kind === 'desk-reads') {
      const id = name(`thread ${one.report}`);
      readings.set(id, (readings.get(id) ?? 0) + 1);
    } else if (one.kind !== 'everyday') {
      changed.add(one.report);
      const { report } = one;
      const known = reports.get(report);
      if (one.kind === 'follows-up' && known !== undefined)
        reports.set(report, { ...known, wrote: [...known.wrote, one.at] });
    }
    if (flaw.atOnce === true && one.kind !== 'everyday') releases(one.at);
  }
  reaches(world.ends);
  const all = [...reports.values()];
  return {
    world,
    policy,
    sessions,
    copies,
    reports: all,
    bytes: [],
    driven: 'not at all',
    faults: [],
    equalBytes: 0,
    covered: 1 - (flaw.uncovered ?? 0),
    ...made.seen(),
    register: new Map(
      all.map(({ reference, wrote: [at = 0], urgent }) => [reference, dayOf(at, urgent)]),
    ),
    opened: {
      text: '',
      threads: all.map(({ reference, wrote, urgent }) => ({
        id: reference,
        reference,
        urgent,
        days: [...new Set(wrote.map((at, place) => dayOf(at, place === 0 ? urgent : undefined)))],
      })),
    },
    running: [],
  };
}

function policyOf({ atOnce = false, daysTell = false, weekly = false }: Flaw): Policy {
  return {
    ...ideal,
    ...(atOnce ? { releases: 'at-once' } : {}),
    ...(weekly ? { releases: 'weekly', windowHours: 168 } : {}),
    ...(daysTell ? { filedOn: 'day-of-writing' } : {}),
  };
}
