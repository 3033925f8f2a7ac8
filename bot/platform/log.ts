import { constants } from 'node:os';
import { type DestinationStream, pino } from 'pino';
import { CodedError, codeOf } from '../domain/error-code';
import type { Journal } from '../ports/journal';

/** The only words a log line is made of. Whatever else an object holds is not written. */
export const fields = ['code', 'module', 'day', 'counts'] as const;

/** Which fault it was and where, both from closed lists. Never a text, a name, an id or an error object. */
export interface Fault {
  readonly code: string;
  readonly module: string;
}

/**
 * The only logger. Its lines about the reporter's side carry no time, process or host: laid beside
 * the messenger's own records they must not tell who wrote. Expected outcomes there are only counted.
 */
export interface Log extends Journal {
  /** Something unexpected, anywhere but at the desk. Without a time. */
  error(fault: Fault): void;
  /** Something that works and is weaker or slower than it could be. Without a time. */
  warn(fault: Fault): void;
  /** Writes the counts of a day in one line, sorted, and begins at zero again. To be called once a day. */
  writeCounts(day: string): void;
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
  const counts = new Map<string, number>();
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
      const name = safe(outcome);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    writeCounts: (day) => {
      const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
      timeless.info({ day: safe(day), counts: Object.fromEntries(sorted) });
      counts.clear();
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
  return { code: safe(fault.code), module: safe(fault.module) };
}

/** The operating system's own codes, as Node names them, and those of looking up a name. */
const systemCodes: ReadonlySet<string> = new Set([
  ...Object.keys(constants.errno),
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * The code of an error of ours or of the system's. Whatever else carries a `code` may carry what somebody
 * typed, so its code is not written.
 */
function faultCode(error: unknown): string {
  if (error instanceof CodedError) return error.code;
  const code = codeOf(error);
  if (code === undefined) return 'unexpected';
  return systemCodes.has(code) ? code : 'unlisted';
}

/** A word that looks like a code or a day; a sentence, a name, a receipt or an invitation does not. */
function safe(value: unknown): string {
  if (typeof value !== 'string') return 'unlisted';
  const isCode = /^[a-z][a-z0-9_]{1,39}$/.test(value) || systemCodes.has(value);
  return isCode || /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : 'unlisted';
}

/** The second lock: whatever reaches pino is copied by the list. */
function allowed(line: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).filter(([key]) => fields.some((field) => field === key)),
  );
}
