import type { Command } from 'commander';
import { desks } from '../../domain/ids';
import type { By } from './context';

export function addStaffCommands(program: Command, by: By): void {
  const invite = program
    .command('invite')
    .description('print a one-time code that lets a person join a desk')
    // Not required here: commander would ask `list` and `withdraw` for a required option as well.
    .option('--desk <desk>', `${desks.join(' or ')}; needed`)
    .option('--title <title>', 'how reporters see the person, never a name; needed')
    .option(
      '--first <day>',
      'begin a desk again whose people are gone; its new people read what comes out from that day on',
    )
    .action(by(async () => (await import('./invite.js')).invitePerson));
  invite
    .command('list')
    .description('the invitations that are open')
    .action(by(async () => (await import('./invite.js')).listInvitations));
  invite
    .command('withdraw')
    .description('end an invitation at once')
    .argument('<first>', 'the first eight characters of its code')
    .action(by(async () => (await import('./invite.js')).withdrawInvitation));

  const staff = program.command('staff').description("the desks' people");
  staff
    .command('list')
    .description('who belongs to the desks, and who waits for approval')
    .option('--desk <desk>', `${desks.join(' or ')}; without it both`)
    .action(by(async () => (await import('./staff.js')).listStaff));
  staff
    .command('appoint')
    .description("note a member's decision, term and secrecy")
    .argument('<id>', 'as `staff list` shows it')
    .option('--decision <number>', 'the number of the decision; needed the first time')
    .option('--until <day>', 'the last day of the term')
    .option('--secrecy <day>', 'the day on which somebody from outside agreed to secrecy')
    .action(by(async () => (await import('./staff.js')).appointStaff));
  staff
    .command('remove')
    .description('remove a person from a desk, at once')
    .argument('<id>', 'as `staff list` shows it')
    .option('--close-intake', 'also where the desk then has one person and takes in no report')
    .action(by(async () => (await import('./staff.js')).removeStaff));
  staff
    .command('renew')
    .description('print a one-time code by which a member replaces lost passkeys')
    .argument('<id>', 'as `staff list` shows it')
    .action(by(async () => (await import('./invite.js')).renewMember));

  program
    .command('status')
    .description('counts and days: people, open threads, migrations, versions')
    .action(by(async () => (await import('./status.js')).sayStatus));
  program
    .command('migrate')
    .description('bring the database to the tables of this version')
    .option('--check', 'only say what is to be done; ends with 1 when something is')
    .action(by(async () => (await import('./migrate.js')).bringUp));
}
