import { type DestinationStream, type Logger, pino } from 'pino';
import type { Journal } from '../ports/journal';
import { faultCode, safeWord } from './fault-code';

/** Nothing else of an object is written. */
export const fields = ['code', 'module', 'day', 'counts'] as const;

/** Both from closed lists. Never a text, a name, an id or an error object. */
export interface Fault {
  readonly code: string;
  readonly module: string;
}

export type OutcomeCounts = ReadonlyMap<string, number>;

/**
 * The only logger. Lines about the reporter's side carry no time, process or host: next to the messenger's
 * records they must not tell who wrote. Expected outcomes there are only counted.
 */
export interface Log extends Journal {
  /** Unexpected, anywhere but at the desk. Has no time. */
  error(fault: Fault): void;
  /** Works, but is weaker or slower than it could be. Has no time. */
  warn(fault: Fault): void;
  /** Begins at zero again. Writes nothing. */
  endCounts(): OutcomeCounts;
  /** Writes a day's counts in one sorted line. Called once a day, and not by a press. */
  writeCounts(day: string, counts: OutcomeCounts): void;
  /** The desks' people and the operator: a stream of its own, with the time. */
  readonly desk: Pick<Journal, 'fault'> & { info(line: Fault): void };
}

export function createLog(destination: DestinationStream = pino.destination({ sync: true })): Log {
  const shared = {
    base: null,
    formatters: { level: (level: string) => ({ level }), log: allowed },
  };
  const timeless = pino({ ...shared, timestamp: false }, destination);
  const desk = pino({ ...shared, base: { stream: 'desk' } }, destination);
  let running = new Map<string, number>();
  return {
    error: say(timeless, 'error'),
    warn: say(timeless, 'warn'),
    fault: sayError(timeless),
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
    desk: { info: say(desk, 'info'), fault: sayError(desk) },
  };
}

const say =
  (to: Logger, level: 'error' | 'warn' | 'info') =>
  (fault: Fault): void => {
    to[level](word(fault));
  };

const sayError =
  (to: Logger): Journal['fault'] =>
  (module, error) => {
    say(to, 'error')({ code: faultCode(error), module });
  };

/** Copies fields by name, so that an error object or a stray property goes no further. */
function word(fault: Fault): Fault {
  return { code: safeWord(fault.code), module: safeWord(fault.module) };
}

/** The second guard, for whatever reaches pino. */
function allowed(line: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).filter(([key]) => fields.some((field) => field === key)),
  );
}
