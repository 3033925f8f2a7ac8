import type { Database } from '../../db/open-database';
import type { Environment } from '../settings/reader';

/** Where a command reads and writes. */
export interface Terminal {
  readonly environment: Environment;
  /** The folder in which the command was called; without it, the process's own. */
  readonly folder?: string;
  /** Node's own part of the command line, such as `--env-file=.env`. */
  readonly nodeOptions?: readonly string[];
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /**
   * Asks whoever sits there and gives what was typed, which is not shown when it is a secret; `undefined` at
   * the end of the input. Without it nobody sits there.
   */
  readonly ask?: (
    question: string,
    how: { readonly secret: boolean },
  ) => Promise<string | undefined>;
  /** Where a bar shows how far a long command is; without it, none is drawn. */
  readonly bar?: NodeJS.WritableStream;
  /** Whether `out` shows colours; without it, it does not. */
  readonly colour?: boolean;
}

/** What a command says: lines for people, or with `--json` one value for machines. */
export interface CommandAnswer {
  readonly lines: readonly string[];
  /** Plain data; written as one line of JSON. */
  readonly json: unknown;
}

/** Makes text stand out on a terminal that shows colours, and leaves it alone on any other. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** What every command gets. A command that must refuse throws a `CommandRefused`. */
export interface Context {
  readonly terminal: Terminal;
  /** Where relative paths begin: `data/` and `.env` are looked for there. */
  readonly folder: string;
  readonly paint: Paint;
  /** Says it in the form that was asked for. A command prints by this alone. */
  readonly answer: (answer: CommandAnswer) => void;
  /** Makes the exit code 1, for a command that has said itself what is wrong. */
  readonly fail: () => void;
  /** Opens the database beside the running bot, for short transactions, and closes it; migrates nothing. */
  readonly withDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
}
