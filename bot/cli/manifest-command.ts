import type { Command } from 'commander';
import { templateVersion } from '../app-packages/teams-manifest';
import type { Context } from './context';
import type { ManifestOptions } from './write-manifests';

/** `manifest`: writes the apps that Teams and Slack install, as the settings say. */
export function addManifestCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('manifest')
    .description('write the apps that Teams and Slack install, for the messengers that are set')
    .argument('[host]', 'the public name of the bot, such as vissla.example.org')
    .option('--teams', 'the Teams app, whatever is set')
    .option('--slack', 'the Slack manifest, whatever is set')
    .option(
      '--socket',
      "Slack's Socket Mode, without a public name; also when VISSLA_SLACK_APP_TOKEN is set",
    )
    .option('--developer <name>', 'who offers the Teams app; without it VISSLA_ORGANISATION')
    .option('--app-version <version>', 'higher than the one that Teams has', templateVersion)
    .option('--out <folder>', 'where to write', 'data')
    .action(async (host: string | undefined, options: ManifestOptions) => {
      const { writeManifests } = await import('./write-manifests.js');
      answer(await writeManifests(terminal.environment, folder, host, options));
    });
}
