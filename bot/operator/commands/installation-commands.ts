import type { Command } from 'commander';
import type { By } from './context';

export function addInstallationCommands(program: Command, by: By): void {
  program
    .command('setup')
    .description('ask eleven questions, write the settings, and look at everything as doctor does')
    .option('--answers <file>', 'take the answers from a JSON file instead of a person')
    .option('--root <folder>', 'write below a folder, to try it or for a system that lies there')
    .action(by(async () => (await import('./setup.js')).setUpSystem));
  const settings = program.command('settings').description('one setting at a time');
  settings
    .command('get')
    .description('print what is set; of a secret only that it is')
    .argument('[name]', 'such as VISSLA_PASSES; without it all')
    .action(by(async () => (await import('./setup.js')).getSettings));
  settings
    .command('set')
    .description('check a setting, write it, and end as setup does')
    .argument('<name>', 'such as VISSLA_PASSES')
    .argument('[value]', "'' takes it out; without it, it is asked for, and not shown while typed")
    .option('--root <folder>', 'write below a folder')
    .action(by(async () => (await import('./setup.js')).setSetting));
  program
    .command('doctor')
    .description('look at everything, and say what is wrong and what to do')
    .option('--metrics', 'also write the figures that the bot says at /metrics')
    .action(by(async () => (await import('./doctor.js')).lookAtAll));
  program
    .command('logs')
    .description('show the last 50 lines of the log, and what their codes mean')
    .option('--file <file>', 'another log', '/var/log/vissla/vissla.log')
    .action(by(async () => (await import('./explain-log.js')).explainLog));
  program
    .command('begin')
    .description('make a new installation: an empty database, and a vault for it')
    .option('--after-loss', 'although there was one, and both its stores are gone for good')
    .action(by(async () => (await import('./begin.js')).beginInstallation));
}
