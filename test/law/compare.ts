import { join } from 'node:path';
import type { Who } from '../../bot/ports/people';
import { statusOf } from '../support/houses/status-of';
import type { Person } from '../support/people/card-person';
import { changedIn, forgetTimes, seenIn } from './folder';
import { goesOn, type History, whoIs } from './history';
import { endOf, type Purpose, stepsOf, type Visit } from './visits';
import type { Between, Pressed, World } from './world';

/** A visit of a plan: who begins it when is the same in both worlds. */
export interface Planned extends Visit {
  readonly who: string;
  /** The second of its first press. */
  readonly at: number;
  /** Seconds between its presses. */
  readonly pauses: readonly number[];
}

export interface Plan {
  readonly visits: readonly Planned[];
  /** What a member does in both worlds, by the second. */
  readonly desk: readonly { readonly at: number; readonly presses: readonly DeskPress[] }[];
  readonly seconds: number;
  /** A second in which all processes are started again. */
  readonly restartsAt?: number;
}
type DeskPress = readonly [button: string, typed?: Record<string, string>];

/** What is compared, each by itself. */
export const aspects = [
  'bytes',
  'sizes',
  'times',
  'log',
  'sql',
  'vault',
  'messenger',
  'lines',
  'moments',
  'waits',
  'order',
  'desk',
  'answers',
] as const;
export type Aspect = (typeof aspects)[number];
/** All that is seen of a world, in the order in which it was seen. */
type Trace = Readonly<Record<Aspect, readonly string[]>>;

export interface Lived {
  readonly trace: Trace;
  readonly ends: readonly string[];
  /** What the probe of a planted leak found. */
  readonly found: unknown;
}

export type Folded = World & { readonly folder: string };

/** A leak as it is planted in one world. */
export interface Planted extends Between {
  /** To be called at the press that sends, where there is one. */
  fire?(world: Folded): void | Promise<void>;
  /** What somebody finds who looks for the leak alone. */
  probe?(world: Folded): unknown;
}

export interface Living {
  readonly processes?: readonly number[];
  readonly messenger?: Who['messenger'];
  readonly planted?: Planted;
  /** The second at which it is fired, if it is. */
  readonly fires?: number | undefined;
}

/** Lives through a plan, and writes down all that is seen at each press and at each beat. */
export async function live(history: History, plan: Plan, living: Living = {}): Promise<Lived> {
  const { planted = {}, messenger = 'teams', processes = [0] } = living;
  const world = await goesOn(history, { between: planted, processes });
  const trace = Object.fromEntries(aspects.map((aspect) => [aspect, [] as string[]])) as Record<
    Aspect,
    string[]
  >;
  const say = (aspect: Aspect, at: string, what: unknown): void => {
    const text = JSON.stringify(what);
    if (!['[]', '{}', undefined].includes(text)) trace[aspect].push(`${at}: ${text}`);
  };
  let before = seenIn(world.folder);
  /** At a press only what has changed is written down: in the other world nobody may press then. */
  const look = (at: string, isBeat: boolean): void => {
    const { sql, vault, messenger: told, lines, moments } = world.heard();
    say('sql', at, sql);
    say('vault', at, vault);
    say('messenger', at, told);
    say('lines', at, lines);
    say('moments', at, moments);
    const now = seenIn(world.folder);
    for (const aspect of ['bytes', 'sizes', 'log'] as const)
      if (isBeat || JSON.stringify(now[aspect]) !== JSON.stringify(before[aspect]))
        say(aspect, at, now[aspect]);
    before = now;
    say('times', at, changedIn(world.folder));
    forgetTimes(world.folder);
  };

  const people = plan.visits.map((visit, nth) =>
    world.person(whoIs(visit.who, messenger), nth % processes.length),
  );
  const karin = world.person(history.karin);
  const last: (Pressed | undefined)[] = [];
  const done = plan.visits.map(() => 0);
  const due = plan.visits.map(({ at }) => at);
  const deskPresses = plan.desk.map(({ presses }) => [...presses]);
  const place = { kind: 'sqlite', path: join(world.folder, 'vissla.db') } as const;
  const answers = () => statusOf(place, world.stores.vault, world.clock.process(0).clock);
  world.clock.jump(7_200_000);
  world.heard();
  forgetTimes(world.folder);

  for (let second = 0; second < plan.seconds; second++) {
    if (second === plan.restartsAt) await world.restart();
    if (second % 60 === 30) await world.minute();
    look(`${second} begins`, true);
    const waiting: Pressed[] = [];
    const reporting: Pressed[] = [];
    if (second === living.fires) await planted.fire?.(world);
    for (const [nth, visit] of plan.visits.entries()) {
      const step = stepsOf(visit)[done[nth] ?? 0];
      const person = people[nth]!;
      if (due[nth] !== second || step === undefined) continue;
      if (last[nth]?.isAnswered() === false) throw new Error('pressed before the answer');
      world.random.begins(`visit ${nth} press ${done[nth]}`);
      const shown = person.shown;
      const pressed = await world.press(person, ...step(person));
      const presses = [pressed];
      const isLast = stepsOf(visit).length === (done[nth] ?? 0) + 1;
      for (let more = 1; isLast && more < (visit.times ?? 1); more++) {
        // The same view is submitted again while the first press waits.
        const again = world.person(person.who, nth % processes.length);
        again.shown = shown;
        presses.push(await world.press(again, ...step(again)));
      }
      waiting.push(...presses);
      if (nth % processes.length === 0) reporting.push(...presses);
      last[nth] = pressed;
      done[nth] = (done[nth] ?? 0) + 1;
      due[nth] = second + 1 + (visit.pauses[done[nth] ?? 0] ?? 0);
      look(`${second}`, false);
    }
    for (const [nth, { at }] of plan.desk.entries()) {
      const press = second >= at ? deskPresses[nth]?.shift() : undefined;
      if (press === undefined) continue;
      world.random.begins(`desk ${nth} ${second}`);
      waiting.push(await world.press(karin, ...press));
      look(`${second} desk`, true);
    }
    // Of one process, whose answers go together; a desk's own acts do not wait for others.
    const held = reporting.filter((press) => !press.isAnswered());
    await world.second();
    const late = waiting.filter((press) => !press.isAnswered()).length;
    say('waits', `${second}`, late === 0 ? [] : [late]);
    const order = held.map((press) => press.answered() ?? Infinity);
    const isInOrder = order.every((at, nth) => nth === 0 || at > (order[nth - 1] ?? 0));
    say('order', `${second}`, isInOrder ? [] : order.map((at) => at - Math.min(...order)));
    look(`${second} beat`, true);
    if (plan.desk.some(({ at }) => at <= second)) say('desk', `${second}`, seenBy(karin));
    if (second % 20 !== 19 && second !== plan.seconds - 1) continue;
    say('answers', `${second}`, await answers());
    look(`${second} answers`, true);
  }
  for (let more = 0; last.some((press) => press?.isAnswered() === false) && more < 3; more++)
    await world.second();
  const found = await planted.probe?.(world);
  const ends = plan.visits.map(({ purpose }, nth) => endIn(purpose, people[nth]?.shown.view.name));
  await world.remove();
  return { trace, ends, found };
}

/** The aspects in which two worlds differ. */
export function differences(one: Lived, other: Lived): readonly Aspect[] {
  return aspects.filter((name) => one.trace[name].join('\n') !== other.trace[name].join('\n'));
}

function endIn(purpose: Purpose, name: string | undefined): string {
  const expected = endOf[purpose] ?? name;
  if (name !== expected) throw new Error(`${purpose} ended at ${name}`);
  return purpose;
}

/** What a member reads, but for the sealed draft. */
function seenBy({ shown }: Person): object {
  const { view, remark, fields, opensOn } = shown;
  return { view, remark, fields, opensOn };
}
