import { limits } from '../domain/limits';
import type { DeskCounts } from '../people/count-people';
import { type Finding, fine, warning, wrong } from './finding';

/** Checks that each desk has people who read. Names nobody. */
export function checkDesks({ whistleblowing, hr }: DeskCounts): readonly Finding[] {
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
  for (const [desk, { isChanged }] of Object.entries({ whistleblowing, hr })) {
    if (!isChanged) continue;
    findings.push(
      wrong(
        'desks',
        `The people of the desk ${desk} were changed in the database, and not by this product. Nobody gets in that way. Run the command \`staff list\`, and look who could write there.`,
      ),
    );
  }
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
