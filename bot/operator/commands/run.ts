import { spawnSync } from 'node:child_process';
import { Command, CommanderError } from 'commander';
import { createColors } from 'picocolors';
import { unturned } from '../../../adaptive-cards/literal';
import type { DatabaseLocation } from '../../../db/location';
import { codeOf } from '../../domain/error-code';
import { programVersion } from '../../platform/project-root';
import { databaseKind } from '../../settings/database-url';
import type { Environment } from '../../settings/reader';
import { Refused } from '../../settings/refused';
import { adviceOf, detailOf } from '../../start/advice';
import { addCommands } from './commands';
import type { Context, Paint, Terminal } from './context';

/**
 * Gives the exit code: 0 done, 1 refused, failed or something found wrong, 2 for words that are none of a
 * command. The commands work while the bot runs: each opens the database for short transactions. None of them
 * gets a key that opens a thread or reads a report code.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  if (!words.includes('--alert')) return runCommand(words, terminal);
  let said = '';
  const heard = (say: Terminal['out']) => (text: string) => {
    said += text;
    say(text);
  };
  const { out, error, environment } = terminal;
  const code = await runCommand(words, { ...terminal, out: heard(out), error: heard(error) });
  if (code !== 0) error(raiseAlarm(environment, said));
  return code;
}

async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('vissla')
    .description("The operator's commands.")
    .version(`Vissla ${programVersion()}`, '--version', 'print the version')
    .option('--json', 'answer with one line of JSON, for machines')
    .option('--alert', 'where it fails, also run the command in VISSLA_ALERT')
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
      terminal.out(`${forMachines() ? JSON.stringify(json) : unturned(lines.join('\n'))}\n`);
    },
    fail: () => {
      code = 1;
    },
  };
  addCommands(program, context);

  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError))
      return fails(explainFailure(error, databaseKind(terminal.environment.VISSLA_DATABASE_URL)));
    if (error.exitCode === 0) return 0;
    // For people commander has printed it.
    if (forMachines()) fails(explainUsage(error));
    return 2;
  }
}

export function createPaint(colour: boolean): Paint {
  const { green, yellow, red, dim } = createColors(colour);
  return { good: green, doubtful: yellow, bad: red, faint: dim };
}

interface Failure {
  readonly code: string;
  readonly sentence: string;
}

/** Explains by our sentence or by the code only: another error's message could hold anything. */
function explainFailure(error: unknown, database: DatabaseLocation['kind']): Failure {
  if (error instanceof Refused) return { code: String(error.code), sentence: error.message };
  const code = codeOf(error) ?? 'unexpected';
  return {
    code,
    sentence: adviceOf(code, database, detailOf(error)) ?? `The command failed (${code}).`,
  };
}

function explainUsage({ code, message }: CommanderError): Failure {
  if (code.startsWith('commander.help'))
    return { code: 'usage', sentence: 'Name a command; --help lists them.' };
  const line = message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const sentence = `${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.)]$/.test(line) ? '' : '.'}`;
  return { code: 'usage', sentence };
}

/**
 * Runs the command in VISSLA_ALERT, with what was said on its standard input. Lines without a fault are left
 * out. It gets no setting, since some are secrets, and a minute. Gives what is to be said of it.
 */
function raiseAlarm({ VISSLA_ALERT = '', PATH = '' }: Environment, said: string): string {
  if (VISSLA_ALERT === '') return 'VISSLA_ALERT is not set: nobody was told.\n';
  const { status } = spawnSync('sh', ['-c', VISSLA_ALERT], {
    input: said.replace(/^(?:ok|skipped) .*\n/gm, ''),
    env: { PATH },
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 60_000,
  });
  return status === 0 ? '' : 'The command in VISSLA_ALERT failed: nobody was told.\n';
}
