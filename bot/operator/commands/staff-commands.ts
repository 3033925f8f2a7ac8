import type { Command } from 'commander';
import { readNumber } from '../../domain/case';
import { type Day, parseDay } from '../../domain/day';
import { type Desk, desks } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { utf8Length } from '../../domain/page';
import type { OpenedPeople } from '../../people/open-people';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';

async function answerOn(context: Context, work: (opened: OpenedPeople) => Promise<CommandAnswer>) {
  const { withPeople } = await import('./with-keys.js');
  context.answer(await withPeople(context.terminal.environment, work));
}

export function addStaffCommand(program: Command, context: Context): void {
  const staff = program.command('staff').description("the desks' people");
  staff
    .command('list')
    .description('who belongs to the desks, and who waits for approval')
    .option('--desk <desk>', `${desks.join(' or ')}; without it both`)
    .action(async (options: { readonly desk?: string }) => {
      const named = options.desk === undefined ? desks : [parseDesk(options.desk)];
      const { listStaff } = await import('./staff.js');
      await answerOn(context, (opened) => listStaff(opened, named, systemClock().today()));
    });
  staff
    .command('appoint')
    .description("note a member's decision, term and secrecy")
    .argument('<id>', 'as `staff list` shows it')
    .option('--decision <number>', 'the number of the decision; needed the first time')
    .option('--until <day>', 'the last day of the term')
    .option('--secrecy <day>', 'the day on which somebody from outside agreed to secrecy')
    .action(
      async (id: string, options: Partial<Record<'decision' | 'until' | 'secrecy', string>>) => {
        const { decision, until, secrecy } = options;
        const given = {
          ...(decision !== undefined && { decision: parseDecision(decision) }),
          ...(until !== undefined && { until: parseFirst(until) }),
          ...(secrecy !== undefined && { secrecyOn: parseFirst(secrecy) }),
        };
        const { appointStaff } = await import('./staff.js');
        const audit = { id: nodeRandom().id<never>(), day: systemClock().today() };
        await answerOn(context, ({ people }) => appointStaff(people, id, given, audit));
      },
    );
  staff
    .command('remove')
    .description('remove a person from a desk, at once')
    .argument('<id>', 'as `staff list` shows it')
    .option('--close-intake', 'also where the desk then has one person and takes in no report')
    .action(async (id: string, { closeIntake = false }: { readonly closeIntake?: boolean }) => {
      const { removeStaff } = await import('./staff.js');
      const today = systemClock().today();
      await answerOn(context, ({ people }) => removeStaff(people, id, today, closeIntake));
    });
  staff
    .command('renew')
    .description('print a one-time code by which a member replaces lost passkeys')
    .argument('<id>', 'as `staff list` shows it')
    .action(async (typed: string) => {
      const { parseMemberId } = await import('./staff.js');
      const { renewPasskeys } = await import('./invite.js');
      const { environment } = context.terminal;
      const now = { random: nodeRandom(), clock: systemClock(), environment };
      const id = parseMemberId(typed);
      await answerOn(context, ({ people }) => renewPasskeys({ people, ...now }, id));
    });
}

export function addInviteCommand(program: Command, context: Context): void {
  const { environment } = context.terminal;
  const now = { random: nodeRandom(), clock: systemClock(), environment };
  const command = program
    .command('invite')
    .description('print a one-time code that lets a person join a desk')
    .option('--desk <desk>', `${desks.join(' or ')}; needed`)
    .option('--title <title>', 'how reporters see the person, never a name; needed')
    .option(
      '--first <day>',
      'begin a desk again whose people are gone; its new people read what comes out from that day on',
    )
    .action(async (options: Partial<Record<'desk' | 'title' | 'first', string>>) => {
      // Required here: commander would ask `list` and `withdraw` for a required option as well.
      const desk = parseDesk(options.desk ?? missing('--desk <desk>'));
      const title = parseTitle(options.title ?? missing('--title <title>'));
      const from = options.first === undefined ? undefined : parseFirst(options.first);
      const { invite } = await import('./invite.js');
      await answerOn(context, ({ people }) => invite({ people, ...now }, desk, title, from));
    });
  const missing = (option: string): never =>
    command.error(`error: required option '${option}' not specified`);
  command
    .command('list')
    .description('the invitations that are open')
    .action(async () => {
      const { listInvitations } = await import('./invite.js');
      await answerOn(context, ({ people }) => listInvitations(people, now.clock.now()));
    });
  command
    .command('withdraw')
    .description('end an invitation at once')
    .argument('<first>', 'the first eight characters of its code')
    .action(async (first: string) => {
      const { withdrawInvitation } = await import('./invite.js');
      await answerOn(context, ({ people }) => withdrawInvitation({ people, ...now }, first));
    });
}

function parseDesk(typed: string): Desk {
  const desk = desks.find((name) => name === typed);
  if (desk === undefined) throw new CommandRefused(`The desk must be ${desks.join(' or ')}.`);
  return desk;
}

function parseFirst(typed: string): Day {
  const day = parseDay(typed);
  if (day === undefined) throw new CommandRefused('The day must be one like 2026-11-25.');
  return day;
}

function parseDecision(typed: string): string {
  const read = readNumber(typed);
  if (typeof read !== 'object' || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(read.value))
    throw new CommandRefused(
      `The decision must be one line of 1 to ${limits.numberCharacters} characters.`,
    );
  return read.value;
}

/**
 * How reporters and colleagues see a member. In Latin letters: those of other scripts look like them, and
 * two people who look alike would be ticked apart (UTS 39).
 */
function parseTitle(typed: string): string {
  const title = typed.trim();
  const length = Array.from(title).length;
  const tooLong = length > limits.titleCharacters || utf8Length(title) > limits.titleBytes;
  const isForeign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(title);
  if (length === 0 || tooLong || isForeign || /[;\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(title))
    throw new CommandRefused(
      `The title must be one line of 1 to ${limits.titleCharacters} characters in Latin letters, without a semicolon.`,
    );
  return title;
}
