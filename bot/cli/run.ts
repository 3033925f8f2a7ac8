import { Command, CommanderError } from 'commander';
import { programVersion } from '../platform/program-version';
import { databaseKind } from '../settings/database-url';
import { addCommands } from './commands';
import type { Context, Terminal } from './context';
import { explainFailure, explainUsage, type Failure } from './explain-failure';
import { createPaint } from './paint';

/**
 * Runs one of the operator's commands and gives the exit code: 0 done, 1 refused, failed or something found
 * wrong. The commands work beside the running bot: each opens the database for short transactions. None of
 * them gets what opens a thread or reads a receipt.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('vissla')
    .description("The operator's commands.")
    .version(`Vissla ${programVersion()}`, '--version', 'print the version')
    .option('--json', 'answer with one line of JSON, for machines')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: (text) => {
        if (!forMachines()) terminal.error(text);
      },
    });
  let code = 0;
  const forMachines = (): boolean => program.opts<{ readonly json?: boolean }>().json === true;
  const fails = (failure: Failure): number => {
    terminal.error(`${forMachines() ? JSON.stringify(failure) : failure.sentence}\n`);
    return 1;
  };
  const context: Context = {
    terminal,
    folder: terminal.folder ?? process.cwd(),
    paint: createPaint(terminal.colour === true),
    answer: ({ lines, json }) => {
      terminal.out(`${forMachines() ? JSON.stringify(json) : lines.join('\n')}\n`);
    },
    fail: () => {
      code = 1;
    },
    withDatabase: async (work) => {
      const { withDatabase } = await import('./with-database.js');
      return withDatabase(terminal.environment, work);
    },
  };
  addCommands(program, context);

  try {
    await program.parseAsync(withoutVainHelp(program, words), { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      return fails(explainFailure(error, databaseKind(terminal.environment.VISSLA_DATABASE_URL)));
    }
    // For people commander has said it itself.
    return error.exitCode !== 0 && forMachines() ? fails(explainUsage(error)) : error.exitCode;
  }
}

/**
 * The help of a command that does not exist would be that of the one above it, with exit code 0. Without
 * `--help` commander says that there is no such command.
 */
function withoutVainHelp(program: Command, words: readonly string[]): readonly string[] {
  let at = program;
  for (const word of words) {
    if (['--json', '--help', '-h'].includes(word)) continue;
    // What follows may be the value of an option.
    if (word.startsWith('-')) return words;
    const below = at.commands.find((command) => command.name() === word);
    if (below === undefined) {
      const isMisspelt = at.commands.length > 0 && word !== 'help';
      return isMisspelt ? words.filter((one) => one !== '--help' && one !== '-h') : words;
    }
    at = below;
  }
  return words;
}
