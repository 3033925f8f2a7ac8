import type { Command } from 'commander';
import { systemClock } from '../platform/clock';
import { programVersion } from '../platform/program-version';
import type { Context } from './context';

/** `status`: counts and days of the installation; changes nothing. */
export function addStatusCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('status')
    .description('counts and days: people, open threads, migrations, versions')
    .action(async () => {
      const { withInspection } = await import('./with-database.js');
      const { readStatus } = await import('./status.js');
      const { countBesideVault, lacksBesideVault } = await import('./with-keys.js');
      const today = systemClock().today();
      const versions = { vissla: programVersion(), node: process.versions.node };
      answer(
        await withInspection(terminal.environment, (inspection) =>
          readStatus(inspection, today, versions, {
            people: () => countBesideVault(inspection, terminal.environment, today),
            lacks: () => lacksBesideVault(inspection, terminal.environment),
          }),
        ),
      );
    });
}
