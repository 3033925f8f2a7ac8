import { Command, CommanderError } from 'commander';
import { type Database, openDatabase } from '../../db/open-database';
import { isThere } from '../../db/start';
import { ConfigError, readDatabaseLocation } from '../config';
import type { Environment } from '../read-settings';
import { nodeChance } from '../sealing/node-chance';
import { systemClock } from '../system-clock';
import { deskNames, parseDesk, parseTitle } from './arguments';
import { invite } from './invite';
import { addKeysCommand } from './keys-command';
import { Refusal } from './refusal';
import { listStaff } from './staff-list';
import { removeStaff } from './staff-remove';

/** Where a command reads and writes. */
export interface Terminal {
  readonly environment: Environment;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/**
 * Runs one of the operator's commands and gives the exit code: 0 done, 1 refused or failed. The commands work beside
 * the running bot: each opens the database for one short transaction.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const say = (lines: readonly string[]): void => {
    terminal.out(`${lines.join('\n')}\n`);
  };
  const program = new Command('vissla')
    .description("The operator's commands.")
    .option('--json', 'answer with one line of JSON, for machines')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error });
  program
    .command('invite')
    .description('print a one-time code that lets a person join a desk')
    .requiredOption('--desk <desk>', deskNames.join(' or '))
    .requiredOption('--title <title>', 'how reporters see the person, never a name')
    .action(async (options: { readonly desk: string; readonly title: string }) => {
      const [desk, title] = [parseDesk(options.desk), parseTitle(options.title)];
      say(
        await withDatabase(terminal, ({ people }) =>
          invite({ people, chance: nodeChance(), clock: systemClock() }, desk, title),
        ),
      );
    });
  const staff = program.command('staff').description("the desks' people");
  staff
    .command('list')
    .description('who belongs to the desks, and who waits for approval')
    .option('--desk <desk>', `${deskNames.join(' or ')}; without it both`)
    .action(async (options: { readonly desk?: string }) => {
      const desks = options.desk === undefined ? deskNames : [parseDesk(options.desk)];
      say(await withDatabase(terminal, ({ people }) => listStaff(people, desks)));
    });
  staff
    .command('remove')
    .description('remove a person from a desk, at once')
    .argument('<id>', 'as `staff list` shows it')
    .action(async (id: string) => {
      say(
        await withDatabase(terminal, ({ people }) =>
          removeStaff(people, id, systemClock().today()),
        ),
      );
    });
  addKeysCommand(program, {
    terminal,
    answer: ({ lines, json }) => {
      const forMachines = program.opts<{ readonly json?: boolean }>().json === true;
      terminal.out(`${forMachines ? JSON.stringify(json) : lines.join('\n')}\n`);
    },
    withDatabase: (work) => withDatabase(terminal, work),
  });

  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    terminal.error(`${explain(error)}\n`);
    return 1;
  }
}

async function withDatabase<T>(
  { environment }: Terminal,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const location = readDatabaseLocation(environment);
  // Opening makes what is missing, and only the bot's start may make a database: it makes the vault with it.
  if (!(await isThere(location)))
    throw new Refusal('There is no database yet; start the bot once.');
  const database = await openDatabase(location);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** A sentence of ours, or the code alone: another error's message could hold anything. */
function explain(error: unknown): string {
  if (error instanceof Refusal || error instanceof ConfigError) return error.message;
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return `The command failed (${typeof code === 'string' ? code : 'unexpected'}).`;
}
