import type { Bytes } from './observed';
import { type Opened, openBytes } from './opened';
import { followPool, openRunning, type RunningRow } from './running';

/** What was printed or said, and when it was heard. */
export interface Line {
  readonly at: number;
  readonly text: string;
}

/** What somebody beside the copies has seen of a world that was played. */
export interface Seen {
  /** What the bot said in chats. */
  readonly chats: readonly Line[];
  /** What it printed to its log. */
  readonly lines: readonly Line[];
  /** What whoever has database and vault together reads, at the end. */
  readonly opened: Opened;
  /** The rows of every window, opened while it ran. */
  readonly running: readonly RunningRow[];
}

/** Somebody who listens to a bot, and keeps what waits in its pool. */
export interface Watch {
  /** Listens to what was said and printed since. */
  listens(at: number): void;
  /** Looks at the pool. To be called when a copy is taken. */
  copies(at: number): void;
  /** What came of it, with the bytes of the end. */
  saw(bytes: Bytes): Promise<Seen>;
  close(): void;
}

/** Watches a bot from now on. */
export function watchOver(bot: {
  readonly file: string;
  /** Everything that it said in chats so far. */
  readonly chats: () => readonly string[];
  /** Everything that it printed so far. */
  readonly logs: () => string;
}): Watch {
  const chats: Line[] = [];
  const lines: Line[] = [];
  const pool = followPool(bot.file);
  const before = { chats: bot.chats().length, logs: bot.logs().length };
  return {
    listens: (at) => {
      const said = bot.chats();
      chats.push(...said.slice(before.chats).map((text) => ({ at, text })));
      before.chats = said.length;
      const printed = bot.logs();
      const fresh = printed.slice(before.logs).split('\n').filter(Boolean);
      lines.push(...fresh.map((text) => ({ at, text })));
      before.logs = printed.length;
    },
    copies: (at) => {
      pool.look(at);
    },
    saw: async (bytes) => {
      const { more: running, ...opened } = await openBytes(bytes, ({ pool: sealer }) =>
        openRunning(sealer, pool.waiting),
      );
      return { chats, lines, opened, running };
    },
    close: () => {
      pool.close();
    },
  };
}
