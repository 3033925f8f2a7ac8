import type { Exchange } from './exchanges';
import type { Bytes, Line, Report } from './observed';
import { type Opened, openBytes } from './opened';
import type { Policy } from './policies';
import { followPool, openRunning, type RunningRow } from './running';
import type { Stage } from './stage';

/** What somebody beside the files can have seen of a world that was played. */
export interface Watched {
  /** Every request and its answer. */
  readonly exchanges: readonly Exchange[];
  /** What the bot said in chats. */
  readonly chats: readonly Line[];
  /** What it printed to its log. */
  readonly lines: readonly Line[];
  /** The day of each report in the list that the desk keeps, by its reference. */
  readonly register: ReadonlyMap<string, string>;
  /** What whoever has database and vault together reads of them. */
  readonly opened: Opened;
  /** The rows of every window, opened while it ran. */
  readonly running: readonly RunningRow[];
}

export interface Watch {
  /** Looks at the pool. To be called when a copy is taken. */
  copies(at: number): void;
  saw(bytes: Bytes, reports: Iterable<Report>): Promise<Omit<Watched, 'exchanges'>>;
  close(): void;
}

/** Watches a bot from the moment at which its world begins. */
export function watchOver(stage: Stage, policy: Policy): Watch {
  const pool = followPool(stage.file);
  return {
    copies: (at) => {
      pool.look(at);
    },
    saw: async (bytes, reports) => {
      const register = new Map<string, string>();
      for (const { reference } of reports) {
        // A flawed bot may have threads that do not open. What is missing is told by `run.ts`.
        const day = await stage.listedOn(reference).catch(() => undefined);
        if (day !== undefined) register.set(reference, day);
      }
      const { more: running, ...opened } = await openBytes(bytes, stage.kind, ({ pool: sealer }) =>
        openRunning(sealer, pool.looks, policy),
      );
      const { chats, lines } = stage;
      return { chats, lines, register, opened, running };
    },
    close: () => {
      pool.close();
    },
  };
}
