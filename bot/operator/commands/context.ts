import type { Environment } from '../../settings/reader';
import type { Ask } from '../setup/collect';

export interface Terminal {
  readonly environment: Environment;
  /** The folder in which the command was called; without it, the process's own. */
  readonly folder?: string;
  /** Such as `--env-file=.env`. */
  readonly nodeOptions?: readonly string[];
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /**
   * The answer is not shown when it is a secret; `undefined` at the end of the input. Without `ask` nobody is
   * there.
   */
  readonly ask?: Ask;
  /** Without it, none is drawn. */
  readonly bar?: NodeJS.WritableStream;
  readonly colour?: boolean;
}

/** Lines are for people, `json` is for machines. */
export interface CommandAnswer {
  readonly lines: readonly string[];
  /** Written as one line of JSON. */
  readonly json: unknown;
}

export type Paint = Readonly<
  Record<'good' | 'doubtful' | 'bad' | 'faint', (text: string) => string>
>;

/** A command that must refuse throws a `CommandRefused`. */
export interface Context {
  readonly terminal: Terminal;
  /** Relative paths begin here, and `data/` and `.env`. */
  readonly folder: string;
  readonly paint: Paint;
  /** Prints the answer in the form that was asked for. A command prints by nothing else. */
  readonly answer: (answer: CommandAnswer) => void;
  /** The exit code is 1; the command has printed what is wrong. */
  readonly fail: () => void;
}

/** What a command does with its words; the answer is printed. */
type Work<Words extends unknown[]> = (
  context: Context,
  ...words: Words
) => CommandAnswer | Promise<CommandAnswer>;

/** Makes an action of work that is loaded when the command is called. */
export type By = <Words extends unknown[]>(
  load: () => Promise<Work<Words>>,
) => (...words: Words) => Promise<void>;
