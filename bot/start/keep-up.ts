import type { AuditHead } from '../domain/audit-head';
import { type Day, monthOf } from '../domain/day';
import type { Log } from '../platform/log';
import { auditLine } from '../platform/operator-lines';
import { faultsTo } from '../ports/journal';
import type { DayCounts } from './day-counts';
import type { Vissla } from './vissla';

const hour = 3_600_000;
const minute = 60_000;
/** How often the leader looks whether another process has written something. */
const lookMilliseconds = 1_000;

/**
 * Passes and delivers what is left, looks each minute whether a window is over, mails are due or keys have
 * changed, and does the upkeep each hour. No press starts any of it. Processes that share a database look
 * every second, so that another one can lead at once.
 */
export function keepUp(options: {
  readonly vissla: Pick<Vissla, 'pass' | 'mails' | 'tidy' | 'lookForKeys'>;
  /** Says where the audit ends, at a start and monthly; none in the trial. */
  readonly sayHead?: (() => Promise<void>) | undefined;
  readonly log: Pick<Log, 'fault'>;
  readonly counts: Pick<DayCounts, 'tell'>;
  /** Other processes write to the same database. */
  readonly isShared: boolean;
}): { end(): void } {
  const { vissla, log, counts } = options;
  const tidy = (): void => {
    vissla.tidy().catch(faultsTo(log, 'keeper'));
    options.sayHead?.().catch(faultsTo(log, 'keeper'));
  };
  const hourly = (): void => {
    tidy();
    vissla.pass.soon();
  };
  vissla.pass.soon();
  tidy();
  vissla.mails.look();
  const everyMinute = (): void => {
    counts.tell();
    void vissla.lookForKeys();
    vissla.pass.look();
    vissla.mails.look();
  };
  const timers = [setInterval(hourly, hour).unref(), setInterval(everyMinute, minute).unref()];
  if (options.isShared)
    timers.push(
      setInterval(() => {
        vissla.pass.look();
      }, lookMilliseconds).unref(),
    );
  return {
    end: () => {
      timers.forEach(clearInterval);
    },
  };
}

/** Says where the audit ends, at the first call and then once a month. Called hourly. */
export function createHeadSayer(
  today: () => Day,
  head: () => Promise<AuditHead | undefined>,
  say: (line: string) => void,
): () => Promise<void> {
  let said: string | undefined;
  return async () => {
    const month = monthOf(today());
    if (month === said) return;
    const now = await head();
    said = month;
    if (now !== undefined) say(auditLine(now));
  };
}
