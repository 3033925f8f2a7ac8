import type { World } from '../world/world';
import type { Policy } from './policies';
import type { Watched } from './watch';

/** A dialog that somebody opened: what a messenger's event log has. Members of a desk have no place. */
export interface Session {
  readonly at: number;
  readonly who: number | undefined;
}

/** What a copy of the database shows to somebody who compares it with the one before. */
export interface Copy {
  /** The full hour, before whatever happens in that hour. */
  readonly at: number;
  /** Names of the rows that wait in the pool. */
  readonly slots: ReadonlySet<string>;
  /** Each thread by its id. */
  readonly threads: ReadonlyMap<string, ThreadSeen>;
  /** How often the audit says of each thread that it was read, by its id. */
  readonly readings?: ReadonlyMap<string, number>;
}

export interface ThreadSeen {
  readonly reference: string;
  readonly filedOn: string;
  /** What changes when anything in the row does. */
  readonly revision: string;
}

/** The bytes that lie there at one moment. */
export interface Bytes {
  readonly at: number;
  readonly file: Buffer;
  readonly log: Buffer;
  readonly vault: string;
}

/** What is true, and what no adversary holds. */
export interface Report {
  readonly writer: number;
  readonly reference: string;
  /** When the reporter wrote: the report, then what followed. */
  readonly wrote: readonly number[];
  readonly urgent?: true | undefined;
}

/** What was printed or said, and when. */
export interface Line {
  readonly at: number;
  readonly text: string;
}

/** A world that was played, as everybody can have seen it. */
export interface Observed extends Watched {
  readonly world: World;
  readonly policy: Policy;
  readonly sessions: readonly Session[];
  readonly copies: readonly Copy[];
  readonly reports: readonly Report[];
  /** At the end, and once within a window. Nothing of a world that was made up. */
  readonly bytes: readonly Bytes[];
  /** What went wrong within it. */
  readonly faults: readonly string[];
  /** Pairs of places (a pool's row and one that the release made) that share sixteen bytes. */
  readonly equalBytes: number;
  /** How the bot was driven. */
  readonly driven: 'in this process' | 'through its endpoints' | 'not at all';
  /** The share of the everyday dialogs after which the pool had a row more. */
  readonly covered: number;
}
