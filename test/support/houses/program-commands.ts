import { Command } from 'commander';
import { addCommands } from '../../../bot/operator/commands/commands';
import type { Context } from '../../../bot/operator/commands/context';
import { createPaint } from '../../../bot/operator/commands/run';

const unused = (): never => {
  throw new Error('no command is run here');
};
/** Commands are put together with it and never run. */
const nowhere: Context = {
  terminal: { environment: {}, out: unused, error: unused },
  folder: '',
  paint: createPaint(false),
  answer: unused,
  fail: unused,
  withDatabase: unused,
};

/**
 * Every command of the program that does something, as it is typed: `staff list`. One that has commands of
 * its own does something itself when it has options.
 */
export function programCommands(): string[] {
  const program = new Command('vissla');
  addCommands(program, nowhere);
  const leaves = ({ commands }: Command, path: readonly string[]): string[] =>
    commands.flatMap((command) => {
      const words = [...path, command.name()];
      const own = command.commands.length === 0 || command.options.length > 0;
      return [...(own ? [words.join(' ')] : []), ...leaves(command, words)];
    });
  return leaves(program, []);
}
