import type { Happening, World } from '../world/world';
import type { Adapter } from './adapter';
import { arrivals } from './arrivals';
import { takeBytes } from './copy';
import { deskAnswers, deskReads, everydayDialogs, filesOne, writesMore } from './dialogs';
import type { Exchange } from './exchanges';
import { type Follower, followFile } from './follow';
import { stageInProcess } from './in-process';
import type { Bytes, Copy, Observed, Report, Session } from './observed';
import { type Policy, releaseHour } from './policies';
import { type Actor, type Stage, whoIs } from './stage';
import { type Watch, watchOver } from './watch';

export type { Adapter } from './adapter';

/** What is written down while a world is played. */
interface Notes {
  readonly sessions: Session[];
  readonly exchanges: Exchange[];
  readonly copies: Copy[];
  readonly bytes: Bytes[];
  readonly receipts: Map<number, string>;
  readonly reports: Map<number, Report>;
  equalBytes: number;
}

interface Playing {
  readonly stage: Stage;
  readonly world: World;
  readonly follower: Follower;
  readonly watch: Watch;
  readonly notes: Notes;
  readonly adapter: Adapter;
}

/** From one press to the next, in hours. */
const pressTakes = 15 / 3_600;

/** Plays a world on the whole bot in this process. */
export async function play(world: World, policy: Policy, adapter: Adapter = {}): Promise<Observed> {
  const stage = await stageInProcess(policy, adapter);
  return playOn(stage, 'in this process', world, policy, adapter);
}

/**
 * Plays a world: people open dialogs, press, file and read; what waits is released by the clock, or at once;
 * every hour in which something happened ends with a copy. Closes the stage.
 */
export async function playOn(
  stage: Stage,
  driven: Observed['driven'],
  world: World,
  policy: Policy,
  adapter: Adapter = {},
): Promise<Observed> {
  const follower = followFile(stage.file);
  const watch = watchOver(stage, policy);
  try {
    const notes: Notes = {
      sessions: [],
      exchanges: [],
      copies: [],
      bytes: [],
      receipts: new Map(),
      reports: new Map(),
      equalBytes: 0,
    };
    await playAll({ stage, world, follower, watch, notes, adapter });
    const { receipts, reports, ...seen } = notes;
    const last = takeBytes(world.ends, stage.file, stage.vault);
    return {
      ...seen,
      ...(await watch.saw(last, reports.values())),
      world,
      policy,
      driven,
      reports: [...reports.values()],
      faults: stage.faults(),
      covered: shareCovered(world, policy, notes.copies),
    };
  } finally {
    follower.close();
    watch.close();
    await stage.close();
  }
}

async function playAll(playing: Playing): Promise<void> {
  const { stage, world, follower, watch, notes, adapter } = playing;
  let hour = 0;
  let happened = true;
  // Within the window of a report in the middle of the world, before it is released.
  const middle = world.happenings.filter(({ kind }) => kind === 'files')[
    Math.floor(world.weeks / 2)
  ];
  const inWindow = Math.floor(middle?.at ?? 0) + 1;

  const copy = (): void => {
    if (hour === inWindow || hour === world.ends)
      notes.bytes.push(takeBytes(hour, stage.file, stage.vault));
    const seen = follower.look(hour);
    notes.copies.push(seen.copy);
    watch.copies(hour);
    notes.equalBytes += seen.equalBytes;
  };
  const reaches = async (until: number): Promise<void> => {
    for (; hour <= until; hour++) {
      if (happened || hour === world.ends) copy();
      await stage.strikes(hour);
      await adapter.hourly?.(hour);
      happened = hour % 24 === releaseHour;
      if (happened) await stage.keepsUp(hour);
    }
  };
  for (const one of world.happenings) {
    await reaches(Math.floor(one.at));
    happened = true;
    await happens(playing, one);
  }
  await reaches(world.ends);
}

/** The rows that came over those of people who wrote, for each everyday dialog. */
function shareCovered({ happenings }: World, policy: Policy, copies: readonly Copy[]): number {
  const everyday = happenings.filter(({ kind }) => kind === 'everyday').length;
  const rows = [...arrivals(copies, policy).values()].reduce((sum, count) => sum + count, 0);
  return Math.max(0, rows - (happenings.length - everyday)) / Math.max(1, everyday);
}

/** A dialog from its first press to its last view, with everything that it made go to and fro. */
async function happens(playing: Playing, one: Happening): Promise<void> {
  const { stage, world, notes, adapter } = playing;
  const { at } = one;
  const session = notes.sessions.length;
  const who = 'who' in one ? one.who : undefined;
  notes.sessions.push({ at, who });
  await stage.goesTo(at);
  if (!('who' in one)) {
    const reference = notes.reports.get(one.report)?.reference ?? '';
    const does = one.kind === 'desk-reads' ? deskReads : deskAnswers;
    await does(noting(playing, stage.member(), { at, who, session }), reference);
    await stage.settles();
    return;
  }
  const employee = world.people[one.who];
  if (employee === undefined) throw new Error('nobody');
  adapter.writes?.(whoIs(employee));
  const person = noting(playing, stage.person(employee), { at, who, session });
  switch (one.kind) {
    case 'everyday':
      await everydayDialogs[one.what](person);
      break;
    case 'files': {
      const { urgent } = one;
      const { receipt, reference } = await filesOne(person, urgent);
      notes.receipts.set(one.report, receipt);
      notes.reports.set(one.report, { writer: one.who, reference, wrote: [at], urgent });
      adapter.filed?.(whoIs(employee), reference, stage.file, stage.vault);
      break;
    }
    case 'follows-up': {
      await writesMore(person, notes.receipts.get(one.report) ?? '');
      const report = notes.reports.get(one.report);
      if (report === undefined) throw new Error('nothing was filed');
      notes.reports.set(one.report, { ...report, wrote: [...report.wrote, at] });
    }
  }
  await stage.settles();
}

/** Somebody whose every press is noted; each comes a little after the one before, within the same hour. */
function noting(
  { stage, notes }: Playing,
  actor: Actor,
  {
    at,
    ...whose
  }: { readonly at: number; readonly who: number | undefined; readonly session: number },
): Actor {
  let presses = 0;
  const steps = async (step: string, press: () => Promise<void>): Promise<void> => {
    const now = Math.min(at + pressTakes * presses++, Math.max(at, Math.floor(at) + 1 - 1e-6));
    await stage.goesTo(now);
    await press();
    notes.exchanges.push(...stage.exchanged().map((one) => ({ at: now, ...whose, step, ...one })));
  };
  return {
    ...actor,
    opens: (door) => steps(door ?? 'begins', () => actor.opens(door)),
    presses: (act, typed) => steps(act, () => actor.presses(act, typed)),
  };
}
