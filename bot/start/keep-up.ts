import type { Log } from '../platform/log';
import type { DayCounts } from './day-counts';
import type { Vissla } from './vissla';

const hour = 3_600_000;
const minute = 60_000;
/** How often the leader looks whether another process has written something. */
const lookMilliseconds = 1_000;

/**
 * What happens unattended: what was left in the pool is released and what is in the outbox delivered, and
 * once an hour the day's upkeep is done. Each minute, and not when somebody presses, it is looked whether a
 * window of the release is over, keys are looked for that another process has drawn or destroyed, and the
 * vault is asked again for what it did not give. Where several processes share a database, each looks every
 * second: one leads, and the others are ready to.
 */
export function keepUp(options: {
  readonly vissla: Pick<Vissla, 'release' | 'tidy' | 'lookForKeys'>;
  /** Says where the audit ends, at a start and monthly; left out in the trial. */
  readonly sayHead?: (() => Promise<void>) | undefined;
  readonly log: Pick<Log, 'fault'>;
  readonly counts: Pick<DayCounts, 'tell'>;
  /** Whether other processes write to the same database. */
  readonly isShared: boolean;
}): { end(): void } {
  const { vissla, log, counts } = options;
  const tidy = (): void => {
    vissla.tidy().catch((error: unknown) => {
      log.fault('keeper', error);
    });
    options.sayHead?.().catch((error: unknown) => {
      log.fault('keeper', error);
    });
  };
  const hourly = (): void => {
    tidy();
    vissla.release.soon();
  };
  vissla.release.soon();
  tidy();
  const everyMinute = (): void => {
    counts.tell();
    void vissla.lookForKeys();
    vissla.release.look();
  };
  const timers = [setInterval(hourly, hour).unref(), setInterval(everyMinute, minute).unref()];
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
