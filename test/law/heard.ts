import { createLog } from '../../bot/platform/log';
import type { Parts } from '../../bot/start/parts';
import { silentLogger } from '../../db/store-error';
import { digest } from './folder';

/** What of a world can be heard outside the data folder since it was asked last. */
export interface Heard {
  readonly sql: readonly string[];
  readonly vault: readonly string[];
  readonly messenger: readonly string[];
  readonly lines: readonly string[];
  /** When which process began to write, in milliseconds. */
  readonly moments: readonly string[];
}

/**
 * Hears all statements of this program that write, and in a beat those that read as well; one world is lived
 * through at a time.
 */
export function createEars() {
  const nothing = (): { -readonly [Kind in keyof Heard]: string[] } => {
    return { sql: [], vault: [], messenger: [], lines: [], moments: [] };
  };
  let heard = nothing();
  let hearsReads = false;
  silentLogger.logQuery = (query, parameters) => {
    if (query.startsWith('SELECT')) {
      if (hearsReads) heard.sql.push(query);
      return;
    }
    heard.sql.push(statementOf(query, Object.values(parameters ?? [])));
  };
  const notifier: NonNullable<Parts['notifiers']['teams']> = {
    notify: (...args) => {
      heard.messenger.push(JSON.stringify(args));
      return Promise.resolve();
    },
  };
  return {
    log: createLog({ write: (line: string) => void heard.lines.push(line) }),
    notifier,
    hear: (kind: 'vault' | 'moments', what: string) => void heard[kind].push(what),
    hearsReads: async (work: () => Promise<void>): Promise<void> => {
      hearsReads = true;
      await work();
      hearsReads = false;
    },
    heard: (): Heard => {
      const now = heard;
      heard = nothing();
      return now;
    },
    close: () => {
      silentLogger.logQuery = () => undefined;
    },
  };
}

/** A statement with its values: each one's length, and a digest. */
function statementOf(query: string, parameters: readonly unknown[]): string {
  const values = parameters.map((value) => {
    const bytes = value instanceof Uint8Array ? value : String(value);
    return `${bytes.length}:${digest(bytes)}`;
  });
  return [query, ...values].join(' ');
}
