import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import { type Finding, fine, warning } from './finding';

/** How many belong to each desk, and how many wait for a member's yes. */
export type DeskPeople = Readonly<
  Record<Desk, { readonly members: number; readonly waiting: number }>
>;

/** Looks whether somebody is there to read. Nobody is named. */
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
        "The desk hr has nobody: HR's contact is shown instead. Run the command `invite --desk hr --title …`, unless it is meant so.",
      ),
    );
  } else if (hr.members === 1) {
    findings.push(
      warning(
        'desks',
        'The desk hr has 1 person: nobody stands in for that person, and whoever wants to tell HR something about that person finds nobody else there. Run the command `invite --desk hr --title …` for a second one.',
      ),
    );
  } else findings.push(fine('desks', `The desk hr has ${people(hr.members)}.`));
  for (const [desk, { waiting }] of Object.entries({ whistleblowing, hr })) {
    if (waiting === 0) continue;
    findings.push(
      warning(
        'desks',
        `At the desk ${desk} ${people(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a member's approval. Ask a member to look at the bot.`,
      ),
    );
  }
  return findings;
}

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
