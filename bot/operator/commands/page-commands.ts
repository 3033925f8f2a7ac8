import type { Command } from 'commander';
import { templateVersion } from '../apps/teams-manifest';
import type { By } from './context';

export function addPageCommands(program: Command, by: By): void {
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
    .action(by(async () => (await import('./write-manifests.js')).writeManifests));
  program
    .command('rights')
    .description('write who may report, how, and with what protection, as one page to print')
    .requiredOption('--out <file>', 'the page to write, such as rights.html')
    .option('--replace', 'although what is there was not written by this command')
    .action(by(async () => (await import('./write-rights.js')).writeRights));
  program
    .command('door')
    .description('write the address of the door on the web, as a page to print and hang up')
    .requiredOption('--poster <file>', 'the page to write, such as poster.html')
    .option('--replace', 'although what is there was not written by this command')
    .action(by(async () => (await import('./write-rights.js')).writePoster));
  program
    .command('piece')
    .description("print this week's piece in both languages, for an intranet")
    .action(by(async () => (await import('./piece.js')).sayPiece));
  program
    .command('numbers')
    .description("print a year's frozen numbers in both languages, for the council and the web")
    .requiredOption('--year <year>', 'such as 2026; it is counted in the January after it')
    .option('--out <file>', 'also write them as a table, such as 2026.csv')
    .option('--replace', 'although there is a file of that name')
    .action(by(async () => (await import('./numbers.js')).sayNumbers));
  program
    .command('figures')
    .description('print how many cases came in during a closed year, for whom the board names')
    .requiredOption('--exact <year>', 'such as 2026; it is counted in the January after it')
    .action(by(async () => (await import('./numbers.js')).sayExactly));
  program
    .command('disposed')
    .description('print how many cases were disposed of, by month, desk and decision')
    .action(by(async () => (await import('./disposed.js')).sayDisposed));
}
