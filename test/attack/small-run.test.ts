import { foundIn } from './crew/one-world';
import { playCrowded } from './play/crowded';
import type { Observed } from './play/observed';
import { play, playOn } from './play/play';
import { policies } from './play/policies';
import { stageOverWire } from './play/wire/stage';
import { goalsOf } from './report/goals';
import { judged } from './run';
import { makeWorld, plans } from './world/world';

/** Another world every day; what failed can be played again with its number. */
const seed = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

const [plan] = plans;
const { daily: policy, weekly } = policies;
const task = { plan: plan!.name, policy: 'daily', seed, driven: 'in process' } as const;
const weeklyTask = { ...task, policy: 'weekly' } as const;

/** What was observed, but for what is drawn anew each time. */
function shapeOf(observed: Observed): object {
  const { sessions, reports, copies, register, opened, running, lines, chats } = observed;
  const { exchanges, faults, equalBytes, covered } = observed;
  return {
    sessions,
    reports: reports.map(({ writer, wrote }) => ({ writer, wrote })),
    copies: copies.map(({ at, slots, threads }) => ({
      at,
      slots: slots.size,
      threads: [...threads.values()].map(({ filedOn }) => filedOn).sort(),
    })),
    register: reports.map(({ reference }) => register.get(reference)),
    opened: reports.map(
      ({ reference }) => opened.threads.find((one) => one.reference === reference)?.days,
    ),
    running: running.map(({ at, kind, side }) => `${at} ${kind} ${side ?? ''}`).sort(),
    lines,
    chats: chats.map(({ at }) => at),
    steps: [
      ...new Set(exchanges.map(({ at, who, session, step }) => [at, who, session, step].join())),
    ],
    faults,
    equalBytes,
    covered,
  };
}

describe('the small attack', () => {
  let inProcess: Observed;
  let overWire: Observed;
  let eachWeek: Observed;
  // The started product answers in real time, whatever else the machine does.
  beforeAll(async () => {
    const world = makeWorld(plan!, seed, 3);
    inProcess = await play(world, policy);
    eachWeek = await play(world, weekly);
    const stage = await stageOverWire(policy);
    overWire = await playOn(stage, 'through its endpoints', world, policy);
  }, 240_000);

  it('sees through the endpoints of the started product what it sees in this process', () => {
    expect({ seed, ...shapeOf(overWire) }).toEqual({ seed, ...shapeOf(inProcess) });
    const { exchanges } = overWire;
    expect(new Set(exchanges.map(({ door }) => door))).toEqual(
      new Set(['teams', 'slack', 'to slack']),
    );
    // Slack is answered with nothing where the bot draws by itself.
    expect(exchanges.filter(({ door, bytesOut }) => bytesOut === 0 && door !== 'slack')).toEqual(
      [],
    );
  });

  it('sees each row of a week once, though it is sealed anew each day', () => {
    const { sessions, reports } = eachWeek;
    // Before the world began, the desk's own people came in.
    const running = eachWeek.running.filter(({ at }) => at > 0);
    expect(running).toHaveLength(sessions.length);
    expect(running.filter(({ kind }) => kind === 'filing')).toHaveLength(reports.length);
    expect(eachWeek.covered).toBeCloseTo(1, 9);
  });

  it('keeps its goals', async () => {
    const found = [
      ...[inProcess, overWire].map((observed) => ({ task, ...foundIn(observed) })),
      { task: weeklyTask, ...foundIn(eachWeek) },
    ];
    const crowds = [await playCrowded(20, {}, 7)];
    const { failed } = judged({ found, crowds, controls: [], goals: goalsOf.small, seed });
    expect({ seed, failed }).toEqual({ seed, failed: [] });
  });
});
