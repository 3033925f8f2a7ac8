import { addDays } from '../domain/day';
import { secondsOfBeat } from '../domain/pool-image';
import { createKeeperPool, type KeeperPool } from '../keeper/pass/pool';
import type { BeatRate } from '../platform/beat-rate';
import { createEvent } from '../platform/event';
import { startTicker, steadies } from '../platform/ticker';
import { faultsTo } from '../ports/journal';
import type { CrowdCount } from '../ports/people';
import type { Windows } from '../ports/time';
import type { Sealing } from '../sealers/create-sealing';
import type { Parts } from './parts';
import type { Vissla } from './vissla';

interface Around {
  readonly sealing: Pick<Sealing, 'images' | 'poolKeys'>;
  readonly windows: Windows;
  readonly beatRate: BeatRate;
  readonly crowd: Pick<CrowdCount, 'merge'>;
  readonly onHeld: () => void;
}

export function composePool(
  { stores, clock, random, journal, beats }: Parts,
  { sealing, windows, beatRate, crowd, onHeld }: Around,
): KeeperPool {
  const isAtNeed = beats === 'at-need';
  const byHand = isAtNeed ? undefined : beats;
  const queued = createEvent();
  const pool = createKeeperPool({
    store: stores.pool,
    sealer: byHand?.sealer(sealing.images) ?? sealing.images,
    keys: sealing.poolKeys,
    random: byHand?.random ?? random,
    journal,
    when: (waits, byDesk) => {
      const when = windows.when(waits);
      // A desk's act bears the day on which it was done.
      return byDesk ? { ...when, from: clock.today(), to: clock.today() } : when;
    },
    nextTurn: () => {
      const today = clock.today();
      return windows.nextPass() ?? (windows.isPassed(today) ? addDays(today, 1) : today);
    },
    crowds: (known) => crowd.merge(known),
    beatRate,
    onQueued: isAtNeed ? queued.tell : byHand?.onQueued,
    comesWithBeats: !isAtNeed,
    steadies: beats === undefined ? steadies : undefined,
    onHeld,
  });
  queued.listen(createAtNeed(() => pool.beatNow()));
  return pool;
}

/** Seconds from one beat to the next while no dialog has begun lately. */
const slowSeconds = 60;

export function beatsOf(
  { journal, beats }: Parts,
  pool: Pick<KeeperPool, 'beatNow' | 'look' | 'image'>,
  beatRate: BeatRate,
): Vissla['beats'] {
  let ticker: ReturnType<typeof startTicker> | undefined;
  return {
    start: () => {
      const calls = {
        seconds: () => (beatRate.isFast() ? secondsOfBeat(pool.image()) : slowSeconds),
        beat: () => pool.beatNow(),
        look: () => pool.look().catch(faultsTo(journal, 'pool')),
      };
      ticker ??= startTicker(calls, beats === 'at-need' ? undefined : beats?.ticks);
    },
    end: async () => {
      ticker?.stop();
      await pool.beatNow();
    },
  };
}

/** Runs a beat as soon as something is to be stored: for tests of other things than the beat rate. */
function createAtNeed(beat: () => Promise<void>): () => void {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    setImmediate(() => {
      isComing = false;
      void beat();
    });
  };
}
