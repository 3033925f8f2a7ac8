import type { Command } from 'commander';
import { pieceOfWeek } from '../../domain/piece';
import { systemClock } from '../../platform/clock';
import { templateVersion } from '../apps/teams-manifest';
import type { Context } from './context';
import type { NumbersOptions } from './numbers';
import type { ManifestOptions } from './write-manifests';
import type { PageOptions } from './write-page';

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

export function addRightsCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('rights')
    .description('write who may report, how, and with what protection, as one page to print')
    .requiredOption('--out <file>', 'the page to write, such as rights.html')
    .option('--replace', 'although what is there was not written by this command')
    .action(async (options: PageOptions) => {
      const { writeRights } = await import('./write-rights.js');
      answer(writeRights(terminal.environment, folder, options));
    });
}

export function addDoorCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('door')
    .description('write the address of the door on the web, as a page to print and hang up')
    .requiredOption('--poster <file>', 'the page to write, such as poster.html')
    .option('--replace', 'although what is there was not written by this command')
    .action(async ({ poster, replace }: { poster: string; replace?: boolean }) => {
      const { writePoster } = await import('./write-rights.js');
      answer(writePoster(terminal.environment, folder, { out: poster, replace: replace === true }));
    });
}

export function addPieceCommand(program: Command, { answer }: Context): void {
  program
    .command('piece')
    .description("print this week's piece in both languages, for an intranet")
    .action(async () => {
      const { pieceLines } = await import('../../../adaptive-cards/piece-text.js');
      const piece = pieceOfWeek(systemClock().today());
      const [sv, en] = [pieceLines('sv', piece), pieceLines('en', piece)];
      answer({
        lines: [...sv, '', ...en],
        json: { piece, sv: sv.join('\n'), en: en.join('\n') },
      });
    });
}

export function addNumbersCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('numbers')
    .description("print a year's frozen numbers in both languages, for the council and the web")
    .requiredOption('--year <year>', 'such as 2026; it is counted in the January after it')
    .option('--out <file>', 'also write them as a table, such as 2026.csv')
    .option('--replace', 'although there is a file of that name')
    .action(async (options: NumbersOptions) => {
      const { sayNumbers } = await import('./numbers.js');
      answer(await sayNumbers(terminal.environment, folder, options, systemClock().today()));
    });
}

export function addFiguresCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('figures')
    .description('print how many cases came in during a closed year, for whom the board names')
    .requiredOption('--exact <year>', 'such as 2026; it is counted in the January after it')
    .action(async ({ exact }: { exact: string }) => {
      const { sayExactly } = await import('./numbers.js');
      answer(await sayExactly(terminal.environment, exact, systemClock().today()));
    });
}

export function addWeededCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('weeded')
    .description('print how many cases were weeded, by month, desk and decision')
    .action(async () => {
      const { sayWeeded } = await import('./weeded.js');
      answer(await sayWeeded(terminal.environment));
    });
}
