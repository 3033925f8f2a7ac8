import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import { type Finding, fine, warning } from './finding';

/** How many belong to each desk, and how many wait for a member's approval. */
export type DeskPeople = Readonly<
  Record<Desk, { readonly members: number; readonly waiting: number }>
>;

/** Checks that each desk has people who read. Names nobody. */
export function checkDesks({ whistleblowing, hr }: DeskPeople): readonly Finding[] {
  const findings: Finding[] = [];
  if (whistleblowing.members < limits.deskOpensAt) {
    findings.push(
      warning(
        'desks',
        `The desk whistleblowing has ${people(whistleblowing.members)}: until there are ${limits.deskOpensAt}, intake is closed and the first dialog shows the telephone. Run the command \`invite --desk whistleblowing --title …\`.`,
      ),
    );
  } else
    findings.push(fine('desks', `The desk whistleblowing has ${people(whistleblowing.members)}.`));
  if (hr.members === 0) {
    findings.push(
      warning(
        'desks',
        "The desk hr has no member: HR's contact is shown instead. Run the command `invite --desk hr --title …`, unless this is what you want.",
      ),
    );
  } else if (hr.members === 1) {
    findings.push(
      warning(
        'desks',
        'The desk hr has 1 person: nobody covers for them, and nobody can report them to HR. Run the command `invite --desk hr --title …` for a second one.',
      ),
    );
  } else findings.push(fine('desks', `The desk hr has ${people(hr.members)}.`));
  for (const [desk, { waiting }] of Object.entries({ whistleblowing, hr })) {
    if (waiting === 0) continue;
    findings.push(
      warning(
        'desks',
        `At the desk ${desk} ${people(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a member's approval. Ask a member to open the bot.`,
      ),
    );
  }
  return findings;
}

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
