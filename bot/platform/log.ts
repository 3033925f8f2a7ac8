import { type DestinationStream, pino } from 'pino';
import type { Journal } from '../ports/journal';
import { faultCode, safeWord } from './fault-code';

/** The only words a log line is made of. Whatever else an object holds is not written. */
export const fields = ['code', 'module', 'day', 'counts'] as const;

/** Which fault it was and where, both from closed lists. Never a text, a name, an id or an error object. */
export interface Fault {
  readonly code: string;
  readonly module: string;
}

/** How often each outcome was counted. */
export type OutcomeCounts = ReadonlyMap<string, number>;

/**
 * The only logger. Its lines about the reporter's side carry no time, process or host: laid beside
 * the messenger's own records they must not tell who wrote. Expected outcomes there are only counted.
 */
export interface Log extends Journal {
  /** Something unexpected, anywhere but at the desk. Without a time. */
  error(fault: Fault): void;
  /** Something that works and is weaker or slower than it could be. Without a time. */
  warn(fault: Fault): void;
  /** Ends what is counted until now and begins at zero again. Nothing is written. */
  endCounts(): OutcomeCounts;
  /** Writes the counts of a day in one line, sorted. To be called once a day, and not by a press. */
  writeCounts(day: string, counts: OutcomeCounts): void;
  /** The desks' people and the operator: a stream of their own, with the time. */
  readonly desk: Pick<Journal, 'fault'> & { info(line: Fault): void };
}

/** A log that writes JSON lines, by default to standard output. */
export function createLog(destination: DestinationStream = pino.destination({ sync: true })): Log {
  const shared = {
    base: null,
    formatters: { level: (level: string) => ({ level }), log: allowed },
  };
  const timeless = pino({ ...shared, timestamp: false }, destination);
  const desk = pino({ ...shared, base: { stream: 'desk' } }, destination);
  let running = new Map<string, number>();
  return {
    error: (fault) => {
      timeless.error(word(fault));
    },
    warn: (fault) => {
      timeless.warn(word(fault));
    },
    fault: (module, error) => {
      timeless.error(word({ code: faultCode(error), module }));
    },
    count: (outcome) => {
      const name = safeWord(outcome);
      running.set(name, (running.get(name) ?? 0) + 1);
    },
    endCounts: () => {
      const ended = running;
      running = new Map();
      return ended;
    },
    writeCounts: (day, counts) => {
      const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
      timeless.info({ day: safeWord(day), counts: Object.fromEntries(sorted) });
    },
    desk: {
      info: (line) => {
        desk.info(word(line));
      },
      fault: (module, error) => {
        desk.error(word({ code: faultCode(error), module }));
      },
    },
  };
}

/** Copies by name, so that an error object or a stray property that reaches this place goes no further. */
function word(fault: Fault): Fault {
  return { code: safeWord(fault.code), module: safeWord(fault.module) };
}

/** The second lock: whatever reaches pino is copied by the list. */
function allowed(line: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).filter(([key]) => fields.some((field) => field === key)),
  );
}
