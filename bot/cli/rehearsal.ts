import { type Desk, desks, type EpochId } from '../domain/ids';
import { rehearsalReference } from '../domain/reference';
import type { Clock } from '../ports/clock';
import type { Epoch, Pool } from '../ports/pool';
import type { Random } from '../ports/random';
import type { ThreadStore } from '../ports/thread-store';
import { envelopeSizes } from '../sealing/sizes';
import { CommandRefused } from '../settings/refused';
import type { CommandAnswer } from './context';

/** What asking for a rehearsal takes: nothing that opens or releases anything. */
export interface RehearsalWorld {
  readonly pool: Pick<Pool, 'epoch' | 'waits' | 'taken' | 'put'>;
  readonly threads: Pick<ThreadStore, 'count' | 'byReference'>;
  readonly slotIn: (epoch: EpochId) => Uint8Array;
  readonly newEpoch: () => Promise<Epoch>;
  readonly random: Pick<Random, 'bytes'>;
  readonly clock: Pick<Clock, 'today'>;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** The bot looks once a minute. */
const [looksMilliseconds, mostLooks] = [1_000, 100];

/**
 * Asks the running bot to put an invented report, marked as a test, into each desk that has people, and
 * waits until it has. It asks by a row in the pool that looks like any other, and the bot does it only where
 * nothing else waits and there is no thread. Throws a {@link CommandRefused}.
 */
export async function rehearse(world: RehearsalWorld): Promise<CommandAnswer> {
  const { pool, threads, random, clock, pause } = world;
  await refuseWhatIsThere(world);
  if (await pool.waits())
    throw new CommandRefused(
      'Something waits for the release: every dialog leaves a row there, whatever it was. Nothing was done. Call this again right after the next release, before anybody uses the bot.',
    );
  // Where reports are released at once there is none before the first one.
  const running = await pool.epoch(world.newEpoch);
  const slot = world.slotIn(running.id);
  const row = { slot, epoch: running.id, envelope: random.bytes(envelopeSizes.pool) };
  const put = await pool.put([row], { tag: random.bytes(32), day: clock.today() });
  if (put !== 'stored')
    throw new CommandRefused('A release has just come, or somebody asks already. Call this again.');
  for (let looks = 0; looks < mostLooks; looks++) {
    await pause(looksMilliseconds);
    const [isLeft] = await pool.taken([slot]);
    if (isLeft === true) continue;
    const done = await rehearsedAt(threads);
    if (done.length > 0) return saysOf(done);
    throw new CommandRefused(
      'It was not done: nobody belongs to a desk yet, or somebody used the bot just then. Look at `staff list`, and call this again right after the next release.',
    );
  }
  throw new CommandRefused(
    'No running bot has taken it up: is it running (`doctor`)? Or somebody used the bot just then; it goes with the next release, and nothing comes of it.',
  );
}

async function refuseWhatIsThere({ threads }: RehearsalWorld): Promise<void> {
  if ((await threads.count()) === 0) return;
  throw new CommandRefused(
    (await rehearsedAt(threads)).length > 0
      ? 'A rehearsal is there already. It goes with the upkeep once the desks have closed it, or once a report has come.'
      : 'There is a report already: a rehearsal is for before the first one.',
  );
}

async function rehearsedAt(threads: Pick<ThreadStore, 'byReference'>): Promise<readonly Desk[]> {
  const there: Desk[] = [];
  for (const desk of desks)
    if ((await threads.byReference(rehearsalReference(desk))) !== undefined) there.push(desk);
  return there;
}

function saysOf(done: readonly Desk[]): CommandAnswer {
  const missing = desks.filter((desk) => !done.includes(desk));
  return {
    lines: [
      ...done.map((desk) => `At the desk ${desk}: a test, ${rehearsalReference(desk)}.`),
      ...missing.map((desk) => `The desk ${desk} has nobody, and got none.`),
      'Every member is told of it. Let them open, answer and close it; what they send waits for its release as ever.',
      'It goes with the upkeep after it was closed, or once a report has come.',
    ],
    json: { desks: done },
  };
}
