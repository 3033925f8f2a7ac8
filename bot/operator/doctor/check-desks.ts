import type { Figures } from '../../../db/inspect-database';
import { limits } from '../../domain/limits';
import type { DeskCounts } from '../../people/open-people';
import { type Findings, findingsOf, reportsOf } from './finding';

const { fine, warning, wrong } = reportsOf('desks');

/** Each desk needs people who read. Names nobody. */
export function checkDesks(counts: DeskCounts): Findings {
  const { whistleblowing, hr } = counts;
  const desks = Object.entries({ whistleblowing, hr });
  return findingsOf(
    whistleblowing.members < limits.deskOpensAt
      ? (whistleblowing.wasOpen ? wrong : warning)(
          `The desk whistleblowing has ${people(whistleblowing.members)}: until there are ${limits.deskOpensAt}, intake is closed and the first dialog shows the telephone. Run the command \`invite --desk whistleblowing --title …\`.`,
        )
      : fine(`The desk whistleblowing has ${people(whistleblowing.members)}.`),
    ...desks.map(
      ([desk, { areAllHired }]) =>
        areAllHired &&
        warning(
          `At the desk ${desk} everybody comes from outside. They may not try a request for documents (OSL 6:3, KL 7:5): let an employee and a stand-in read there too, named as in docs/templates/delegation.md.`,
        ),
    ),
    aboutHr(hr.members),
    ...desks.map(
      ([desk, { isShut }]) =>
        isShut &&
        wrong(
          `The list of who belongs to the desk ${desk} does not open. Nobody gets in, and no list is begun in its place. Restore database and vault from the same night with the command \`restore\`, and look who could write there.`,
        ),
    ),
    ...desks.map(([desk, { mayBeTwice }]) => mayBeTwice && warning(sayTwice(desk))),
    ...desks.flatMap(([desk, { termOver, unappointed }]) => [
      termOver > 0 &&
        warning(
          `At the desk ${desk} the term of ${people(termOver)} is over. Nobody is put out by that. Ask who appoints them, and note the new decision with the command \`staff appoint\`, or remove them with \`staff remove\`.`,
        ),
      unappointed > 0 &&
        warning(
          `At the desk ${desk} ${people(unappointed)} ${unappointed === 1 ? 'has' : 'have'} no decision noted (VBL 5:5). Note it with the command \`staff appoint\`.`,
        ),
    ]),
    ...desks.map(
      ([desk, { waiting }]) =>
        waiting > 0 &&
        warning(
          `At the desk ${desk} ${people(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a member's approval. Ask a member to open the bot.`,
        ),
    ),
  );
}

/** Both are wrong, so that somebody is alarmed. */
export function checkReach({
  unreached,
  unopened,
}: Pick<Figures, 'unreached' | 'unopened'>): Findings {
  return findingsOf(
    unreached > 0 &&
      wrong(
        `${people(unreached)} of the desks could not be told since yesterday or longer that they are to look at the queue. The bot's log says why (lines of \`notify\`); tell them by telephone.`,
      ),
    ...unopened.map((desk) =>
      wrong(
        `Nobody of the desk ${desk} has opened what came more than 14 days ago. Call its members: the law has days (VBL 5:8).`,
      ),
    ),
  );
}

function aboutHr(members: number): Findings {
  if (members > 1) return fine(`The desk hr has ${people(members)}.`);
  return warning(
    members === 0
      ? "The desk hr has no member: HR's contact is shown instead. Run the command `invite --desk hr --title …`, unless this is what you want."
      : 'The desk hr has 1 person: nobody covers for them, and nobody can report them to HR. Run the command `invite --desk hr --title …` for a second one.',
  );
}

/** Two members of a desk may be one person. */
export function sayTwice(desk: string): string {
  return `At the desk ${desk} people with one title use different messengers. Are they two persons? One person with two accounts decides alone what takes two. Look at \`staff list\`.`;
}

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
