import type { Vissla } from './compose';
import type { Log } from './log';

const hour = 3_600_000;
/** How often the leader looks whether another process has written something. */
const lookMilliseconds = 1_000;

/**
 * What happens unattended: what was left in the pool is released and what is in the outbox delivered, and once an hour the
 * day's upkeep is looked at. Where several processes share a database, each looks every second: one leads, and the others
 * are ready to.
 */
export function keepUp(options: {
  readonly vissla: Pick<Vissla, 'release' | 'tidy'>;
  readonly log: Pick<Log, 'fault' | 'writeCounts'>;
  readonly today: () => string;
  /** Whether other processes write to the same database. */
  readonly isShared: boolean;
}): { end(): void } {
  const { vissla, log, today } = options;
  let day = today();
  const tidy = (): void => {
    vissla.tidy().catch((error: unknown) => {
      log.fault('keeper', error);
    });
  };
  const hourly = (): void => {
    tidy();
    vissla.release.soon();
    if (today() === day) return;
    log.writeCounts(day);
    day = today();
  };
  vissla.release.soon();
  tidy();
  const timers = [setInterval(hourly, hour).unref()];
  if (options.isShared) {
    const look = (): void => {
      vissla.release.look();
    };
    timers.push(setInterval(look, lookMilliseconds).unref());
  }
  return {
    end: () => {
      timers.forEach(clearInterval);
    },
  };
}
