import type { Environment } from '../../settings/reader';
import type { Ask } from '../setup/collect';

export interface Terminal {
  readonly environment: Environment;
  /** The folder in which the command was called; without it, the process's own. */
  readonly folder?: string;
  /** Node's own part of the command line, such as `--env-file=.env`. */
  readonly nodeOptions?: readonly string[];
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /**
   * Asks the person at the terminal and gives the answer, which is not shown when it is a secret; `undefined`
   * at the end of the input. Without it nobody is there.
   */
  readonly ask?: Ask;
  /** Where a progress bar is drawn; without it, none is. */
  readonly bar?: NodeJS.WritableStream;
  /** Whether `out` shows colours; without it, it does not. */
  readonly colour?: boolean;
}

/** A command's answer: lines for people, or with `--json` one value for machines. */
export interface CommandAnswer {
  readonly lines: readonly string[];
  /** Written as one line of JSON. */
  readonly json: unknown;
}

export type Paint = Readonly<
  Record<'good' | 'doubtful' | 'bad' | 'faint', (text: string) => string>
>;

/** A command's surroundings. A command that must refuse throws a `CommandRefused`. */
export interface Context {
  readonly terminal: Terminal;
  /** Where relative paths begin: `data/` and `.env` are looked for there. */
  readonly folder: string;
  readonly paint: Paint;
  /** Prints the answer in the form that was asked for. A command prints by nothing else. */
  readonly answer: (answer: CommandAnswer) => void;
  /** Makes the exit code 1, for a command that has printed what is wrong. */
  readonly fail: () => void;
}
