import { seeded } from '../../torture/seeded';
import { type Attempt, attackAll } from '../attacks/adversaries';
import type { Observed } from '../play/observed';
import { isWithin } from '../report/goals';
import type { Scores } from '../report/scores';
import { weighted } from '../world/chance';
import { momentIn } from '../world/moments';
import type { Happening, World } from '../world/world';
import { rounded, scoresBy, type Tried } from './tried';

/**
 * A world in which nobody returns, and a second report is filed in each week by anybody, one that is urgent:
 * so half of all reports are.
 */
export function withUrgent(world: World): World {
  const next = seeded(world.seed ^ 0x112);
  const { people, plan, weeks } = world;
  const urgent = Array.from({ length: weeks }, (_, week): Happening[] => {
    const there = people.map(({ away }) => (away.has(week) ? 0 : 1));
    const who = weighted(there, next);
    const person = people[who];
    if (person === undefined) throw new Error(`nobody in ${plan.name}`);
    const at = momentIn(week, person, next);
    return [{ kind: 'files', at, who, report: weeks + week, urgent: true }];
  });
  const happenings = [
    ...world.happenings.filter(({ kind }) => kind === 'files' || kind === 'everyday'),
    ...urgent.flat(),
  ].sort((a, b) => a.at - b.at);
  return { ...world, happenings };
}

/** The scores of those who are asked, of the urgent reports and of the others. */
export function scoresApart(
  seen: readonly Observed[],
  named: Parameters<typeof attackAll>[1],
  seed: number,
): Record<'urgent' | 'others', ReturnType<typeof scoresBy>> {
  const of = (isUrgent: boolean): Attempt[] =>
    seen.flatMap((one) => {
      const reports = one.reports.filter(({ urgent }) => (urgent === true) === isUrgent);
      return attackAll({ ...one, reports }, named);
    });
  return { urgent: scoresBy(of(true), seed), others: scoresBy(of(false), seed) };
}

/**
 * A release for urgent matters, where a window is a week: an urgent report has the crowd of its day and not
 * of its week, as is said before. More must not come out, neither of it nor of the others of the week.
 */
export function urgency(seen: readonly Observed[], seed: number): Tried {
  const { urgent, others } = scoresApart(seen, ['A2', 'workplace', 'host'], seed);
  const bits = (name: string, scores: typeof urgent): [string, number][] =>
    [...scores].map(([who, { excess }]) => [`${who}, ${name}, bits`, rounded(excess)]);
  const crowd = (scores: typeof urgent): number => rounded(scores.get('host')?.crowd ?? NaN);
  const all: Scores[] = [...urgent.values(), ...others.values()];
  return {
    name: 'A release for urgent matters',
    verdict: all.every(isWithin) ? 'kept' : 'missed',
    figures: Object.fromEntries([
      ...bits('urgent', urgent),
      ...bits('others', others),
      ['crowd, urgent', crowd(urgent)],
      ['crowd, others', crowd(others)],
    ]),
  };
}
