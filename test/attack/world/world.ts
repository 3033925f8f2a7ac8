import { seeded } from '../../torture/seeded';
import { windowAt } from '../play/policies';
import { type Next, poisson, weighted } from './chance';
import { type Employee, expectedIn, hire, hoursAWeek } from './employees';
import { momentIn, momentToWrite, pieceDay, piecesIn } from './moments';

/** What kind of world: how many people, how much everyday use, and what else there is in it. */
export interface WorldPlan {
  readonly name: string;
  readonly employees: number;
  readonly dialogsAWeek: number;
  /** Whether July lies in it. */
  readonly holidays?: boolean;
  /** Which share of the people looks at the weekly piece, on its day. */
  readonly piece?: number;
}

/** The worlds there are. A day's dialogs are those of a working day. */
export const plans: readonly WorldPlan[] = [
  { name: 'small', employees: 200, dialogsAWeek: 25 },
  { name: '300, 2 a week', employees: 300, dialogsAWeek: 2 },
  { name: '2000, 10 a week', employees: 2_000, dialogsAWeek: 10 },
  { name: '2000, 20 a day', employees: 2_000, dialogsAWeek: 100 },
  { name: '2000, July', employees: 2_000, dialogsAWeek: 100, holidays: true },
  ...withPiece(300, 2),
  ...withPiece(2_000, 10),
];

/** With a weekly piece, which a larger and a larger share of the people looks at. */
function withPiece(employees: number, dialogsAWeek: number): WorldPlan[] {
  return [0.05, 0.1, 0.3].map((piece) => {
    const name = `${employees}, piece ${Math.round(piece * 100)} %`;
    return { name, employees, dialogsAWeek, piece };
  });
}

export const weeks = 13;

/** The moment at which a world begins: a Monday, in Swedish winter time as the tests' clock has it. */
export const worldBegins = Date.UTC(2026, 10, 1, 23);

/** The day of a moment of the world, as the product's calendar has it. */
export function dayAt(at: number): string {
  return new Date(worldBegins + (at + 1) * 3_600_000).toISOString().slice(0, 10);
}

/** The hour of the world at which a day of the product's calendar begins. */
export function hourOf(day: string): number {
  return (Date.parse(day) - worldBegins) / 3_600_000 - 1;
}

/** What somebody does. Times are hours since the world began. */
export type Happening =
  | {
      readonly kind: 'everyday';
      readonly at: number;
      readonly who: number;
      readonly what: Everyday;
    }
  | {
      readonly kind: 'files';
      readonly at: number;
      readonly who: number;
      readonly report: number;
      /** Whether the button is pressed that says that somebody may come to harm within days. */
      readonly urgent?: true;
    }
  | {
      readonly kind: 'follows-up';
      readonly at: number;
      readonly who: number;
      readonly report: number;
    }
  | {
      /** `desk-reads`: somebody of the desk opens a thread and does nothing more. */
      readonly kind: 'desk-answers' | 'desk-reads';
      readonly at: number;
      readonly report: number;
    };

/** Dialogs that file nothing. All but those that are dropped, which X closes, end on a last view. */
export type Everyday = 'rights' | 'verdict' | 'unopened' | 'practice' | 'practice-code' | 'dropped';

export interface World {
  readonly plan: WorldPlan;
  readonly seed: number;
  readonly weeks: number;
  /** The hour at which it is looked at for the last time: some days later, when every window is over. */
  readonly ends: number;
  readonly people: readonly Employee[];
  /** In the order of time. */
  readonly happenings: readonly Happening[];
}

/** Chances of no, one, two and three follow-ups, each in a week of its own. */
const followUps = [0.4, 0.3, 0.2, 0.1];

/** Returns in a week on average, of all reporters together: nearly so in the first weeks and the last. */
export const returnsAWeek = followUps.reduce((sum, chance, count) => sum + chance * count, 0);

/**
 * Weeks of a workplace, thirteen unless told otherwise: everyday use by habit, a report a week from somebody
 * drawn among those who are there, at a moment by that person's habit, and the reporter's returns later.
 */
export function makeWorld(plan: WorldPlan, seed: number, lasts = weeks): World {
  const next = seeded(seed);
  const { employees, dialogsAWeek, holidays = false } = plan;
  const people = hire(employees, { weeks: lasts, dialogsAWeek, holidays }, next);
  const happenings: Happening[] = [];
  for (let week = 0; week < lasts; week++) {
    people.forEach((person, who) => {
      const count = poisson(expectedIn(person, week), next);
      for (let one = 0; one < count; one++)
        happenings.push({
          kind: 'everyday',
          at: momentIn(week, person, next),
          who,
          what: what(next),
        });
      const looks = poisson(piecesIn(plan, person, week), next);
      for (let one = 0; one < looks; one++)
        happenings.push({
          kind: 'everyday',
          at: momentIn(week, person, next, pieceDay),
          who,
          what: 'practice-code',
        });
    });
    happenings.push(...thread(plan, people, week, lasts, next));
  }
  happenings.sort((a, b) => a.at - b.at);
  return { plan, seed, weeks: lasts, ends: lasts * hoursAWeek + 96, people, happenings };
}

/** A report with all that follows, by the number of the week in which it was filed. */
function thread(
  plan: WorldPlan,
  people: readonly Employee[],
  week: number,
  lasts: number,
  next: Next,
): Happening[] {
  const there = people.map((person) => (person.away.has(week) ? 0 : 1));
  const who = weighted(there, next);
  const person = people[who];
  if (person === undefined) return [];
  const filed = momentToWrite(plan, week, person, next);
  const found: Happening[] = [{ kind: 'files', at: filed, who, report: week }];
  const returns = weighted(followUps, next);
  // A report can be opened when it is released: after a week at the latest, whatever the policy.
  for (let one = week + 2; one < week + 2 + returns && one < lasts; one++) {
    if (person.away.has(one)) break;
    const at = momentToWrite(plan, one, person, next);
    found.push({ kind: 'follows-up', at, who, report: week });
  }
  return [...found, ...found.map(({ at }): Happening => answer(at, week, next))].filter(
    ({ at }) => at < lasts * hoursAWeek,
  );
}

/**
 * The desk answers in the middle of one of three days from the one on which a window of a week would end:
 * worlds are the same under every policy.
 */
function answer(at: number, report: number, next: Next): Happening {
  const day = Math.floor(windowAt(at, { windowHours: 168 }).until / 24) + Math.floor(next() * 3);
  return { kind: 'desk-answers', at: day * 24 + 11 + 4 * next(), report };
}

/** What everyday dialogs are, each with its share. */
const everydays: readonly (readonly [Everyday, number])[] = [
  ['rights', 0.45],
  ['verdict', 0.2],
  ['unopened', 0.1],
  ['practice', 0.15],
  ['practice-code', 0.1],
];

function what(next: Next): Everyday {
  let left = next();
  for (const [one, chance] of everydays) {
    if (left < chance) return one;
    left -= chance;
  }
  return 'rights';
}
