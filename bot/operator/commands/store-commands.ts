import type { Command } from 'commander';
import type { By } from './context';

/** None of them opens an envelope, or shows an entry of the audit. */
export function addStoreCommands(program: Command, by: By): void {
  const keys = program.command('keys').description('the keys that everything is sealed with');
  keys
    .command('rotate')
    .description(
      "draw a new vault key, pepper, desks' keys and draft keys and seal everything to them, beside the running bot",
    )
    .option('--after-leak', 'begin another one although the last is not finished: after a leak')
    .action(by(async () => (await import('./keys.js')).rotate));
  keys
    .command('status')
    .description('which keys there are, since when, and which are to be destroyed')
    .action(by(async () => (await import('./keys.js')).sayKeys));
  program
    .command('audit')
    .description("the audit of what the desks' people did")
    .command('verify')
    .description('look whether anything in the audit was changed; ends with 1 when something was')
    .option('--head <head>', 'one that was kept: proves that nothing up to there was cut off')
    .action(by(async () => (await import('./audit.js')).verify));
  program
    .command('proof')
    .description('check a proof that a reporter shows; without a file print the public keys')
    .argument('[file]', 'the proof, as text')
    .option('--keys <file>', 'public keys that this command printed: no installation is opened')
    .option('--page <file>', 'write a page on which anybody can check a proof, also offline')
    .action(by(async () => (await import('./proof.js')).proof));
  program
    .command('backup')
    .description('copy the database and the vault to two different places, and check both copies')
    .argument(
      '[database-folder]',
      "where the database's copies lie; without it VISSLA_BACKUPS says",
    )
    .argument('[vault-folder]', "where the vault's copies lie")
    .option('--name <suffix>', 'what stands behind the day in the names, such as before-upgrade')
    .action(by(async () => (await import('./backup.js')).makeBackup));
  program
    .command('restore')
    .description('bring back a copy of the database, of the vault, or of both; stop the bot first')
    .option('--database <file>', "the database's copy; without it the database stays")
    .option('--vault <file>', "the vault's copy; without it the vault stays")
    .option('--replace', 'although what is there is whole and newer; it is kept under another name')
    .action(by(async () => (await import('./restore.js')).bringBack));
  program
    .command('pool')
    .description('what was sent and is not out')
    .command('open')
    .description('open what was set aside for want of a key, with a copy of the vault')
    .requiredOption('--vault <copy>', "the vault's copy: a file, or the address of a Key Vault")
    .action(by(async () => (await import('./open-aside.js')).openAside));
}
