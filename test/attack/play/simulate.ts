import { createHash } from 'node:crypto';
import { seeded } from '../../torture/seeded';
import { dayAt, type World, worldEnds } from '../world/world';
import type { Copy, Observed, Report, Session, ThreadSeen } from './observed';
import { ideal, releaseHour } from './policies';

/** How a made-up product differs from the ideal one. */
export interface Flaw {
  /** The share of everyday dialogs that write no row. */
  readonly uncovered?: number;
  /** Whether what is written is released within the hour. */
  readonly atOnce?: boolean;
  /** Whether only the threads change in which something happened. */
  readonly changesTell?: boolean;
}

/**
 * What the copies of an ideal product would show in a world: a row for each dialog, threads at a pass,
 * every state new with each pass. With a flaw: what they show then. No bot runs.
 */
export function simulate(world: World, flaw: Flaw = {}): Observed {
  const next = seeded(world.seed ^ 0x5eed);
  const sessions: Session[] = [];
  const slots = new Set<string>();
  const threads = new Map<string, ThreadSeen>();
  const waiting: { report: number; at: number }[] = [];
  const changed = new Set<number>();
  const reports = new Map<number, Report>();
  const copies: Copy[] = [];
  const name = (what: string): string =>
    createHash('sha256').update(`${world.seed} ${what}`).digest('hex').slice(0, 32);

  const releases = (at: number): void => {
    for (const { report } of waiting.splice(0)) {
      const filedOn = dayAt(at);
      threads.set(name(`thread ${report}`), { reference: `${report}`, filedOn, revision: 'new' });
    }
    for (const [id, seen] of threads)
      if (flaw.changesTell !== true || [...changed].some((one) => name(`thread ${one}`) === id))
        threads.set(id, { ...seen, revision: name(`${id} ${at}`) });
    changed.clear();
    slots.clear();
  };
  let hour = 0;
  let happened = true;
  const reaches = (until: number): void => {
    for (; hour <= until; hour++) {
      if (happened) copies.push({ at: hour, slots: new Set(slots), threads: new Map(threads) });
      happened = flaw.atOnce !== true && hour % 24 === releaseHour;
      if (happened) releases(hour);
    }
  };
  for (const one of world.happenings) {
    reaches(Math.floor(one.at));
    happened = true;
    sessions.push({ at: one.at, who: one.kind === 'desk-answers' ? undefined : one.who });
    if (one.kind !== 'everyday' || next() >= (flaw.uncovered ?? 0))
      slots.add(name(`row ${one.at}`));
    if (one.kind === 'files') {
      waiting.push(one);
      const { who, report } = one;
      reports.set(report, { writer: who, reference: `${report}`, wrote: [one.at] });
    } else if (one.kind !== 'everyday') {
      changed.add(one.report);
      const { report } = one;
      const known = reports.get(report);
      if (one.kind === 'follows-up' && known !== undefined)
        reports.set(report, { ...known, wrote: [...known.wrote, one.at] });
    }
    if (flaw.atOnce === true && one.kind !== 'everyday') releases(one.at);
  }
  reaches(worldEnds);
  return {
    world,
    policy: flaw.atOnce === true ? { ...ideal, releases: 'at-once' } : ideal,
    sessions,
    copies,
    reports: [...reports.values()],
    bytes: [],
    exchanges: [],
    driven: 'not at all',
    logs: '',
    faults: [],
    equalBytes: 0,
    covered: 1 - (flaw.uncovered ?? 0),
  };
}
