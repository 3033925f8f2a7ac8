import type { Command } from 'commander';
import { describedProgram } from '../../../scripts/package/write-help';

/**
 * Every command of the program that does something, as it is typed: `staff list`. One that has commands of
 * its own does something itself when it has options.
 */
export function programCommands(): string[] {
  const leaves = ({ commands }: Command, path: readonly string[]): string[] =>
    commands.flatMap((command) => {
      const words = [...path, command.name()];
      const own = command.commands.length === 0 || command.options.length > 0;
      return [...(own ? [words.join(' ')] : []), ...leaves(command, words)];
    });
  return leaves(describedProgram(), []);
}
