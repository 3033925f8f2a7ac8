import { seeded } from '../../torture/seeded';
import { windowOf } from '../attacks/evidence';
import { releaseHour } from '../play/policies';
import { weighted } from '../world/chance';
import { hoursAWeek } from '../world/employees';
import { type Happening, makeWorld, type World, type WorldPlan } from '../world/world';

/** A workplace in which enough happens in each window that something can be learnt. */
export const busy: WorldPlan = { name: 'busy', employees: 100, dialogsAWeek: 50 };

/** One in which little does. */
export const calm: WorldPlan = { name: 'calm', employees: 100, dialogsAWeek: 20 };

/** A world in which nobody returns, and of the everyday use only what falls into the windows of reports. */
export function aroundReports(world: World): World {
  return aroundMessages({
    ...world,
    happenings: world.happenings.filter(({ kind }) => kind === 'files' || kind === 'everyday'),
  });
}

/**
 * A world in which the desk reads each report, and each further message, in the hour in which it comes out,
 * and of the everyday use only what falls into the windows in which reporters wrote.
 */
export function readWhenNew(world: World): World {
  const readings = world.happenings.flatMap((one): Happening[] => {
    if (one.kind !== 'files' && one.kind !== 'follows-up') return [];
    const at = windowOf(one.at).until + readAfter;
    return at < world.ends ? [{ kind: 'desk-reads', at, report: one.report }] : [];
  });
  const happenings = [...world.happenings, ...readings].sort((a, b) => a.at - b.at);
  return aroundMessages({ ...world, happenings });
}

/** In hours. */
const readAfter = 0.5;

/** Leaves of the everyday use what falls into windows in which reporters wrote: nothing else is looked at. */
function aroundMessages(world: World): World {
  const windows = world.happenings.flatMap(({ kind, at }) =>
    kind === 'files' || kind === 'follows-up' ? [windowOf(at)] : [],
  );
  const isWithin = (moment: number): boolean =>
    windows.some(({ from, until }) => from <= moment && moment < until);
  return {
    ...world,
    happenings: world.happenings.filter(({ kind, at }) => kind !== 'everyday' || isWithin(at)),
  };
}

/** A share of the everyday dialogs is closed with X, before any last view. */
export function dropping(world: World, share: number): World {
  const next = seeded(world.seed ^ 0xd09);
  return {
    ...world,
    happenings: world.happenings.map((one) =>
      one.kind === 'everyday' && next() < share ? { ...one, what: 'dropped' } : one,
    ),
  };
}

/** How often the bait is laid. */
export const baits = 8;

/**
 * Everyday use, and a few reporters whom the desk asks something every Monday for eight weeks: each returns
 * in every one of them, after the question is out.
 */
export function baited(plan: WorldPlan, seed: number, reporters = 2): World {
  const world = makeWorld(plan, seed);
  const next = seeded(seed ^ 0xba17);
  const everyday = world.happenings.filter(({ kind }) => kind === 'everyday');
  const threads = Array.from({ length: reporters }, (_, report): Happening[] => {
    const who = weighted(
      world.people.map(() => 1),
      next,
    );
    const momentIn = (week: number, after: number): number => {
      for (;;) {
        const hours = world.people[who]?.hours ?? [];
        const at = week * hoursAWeek + weighted(hours, next) + next();
        if (at > after) return at;
      }
    };
    const found: Happening[] = [{ kind: 'files', at: momentIn(report, 0), who, report }];
    for (let bait = 1; bait <= baits; bait++) {
      const monday = (report + bait) * hoursAWeek + 11 + report / 10;
      found.push(
        { kind: 'desk-answers', at: monday, report },
        { kind: 'follows-up', at: momentIn(report + bait, monday + 24), who, report },
      );
    }
    return found;
  });
  const happenings = [...everyday, ...threads.flat()].sort((a, b) => a.at - b.at);
  return aroundMessages({ ...world, happenings });
}

/**
 * Whether a report was written so many hours before a full hour, rounded up. What begins at a pass begins
 * after it: a copy of that hour is one from before it.
 */
export function afterAReport({ happenings }: World, hour: number, hours: number): boolean {
  if (hour % 24 === releaseHour) return false;
  return happenings.some(({ kind, at }) => kind === 'files' && Math.floor(at) + hours === hour);
}
