import type { Arrival } from '../domain/arrival';
import type { Dues } from '../domain/dues';
import { closeReasons } from '../domain/message';
import { minutesSteps } from '../domain/minutes';
import { type Answers, detailsOf, involvedOnes, matters } from '../domain/questionnaire';
import type { Expired } from '../domain/readers';
import { routes } from '../domain/route';
import { hrSteps, statuses, type ThreadState } from '../domain/thread';
import { ruleIds, type Verdict } from '../domain/triage';
import {
  always,
  both,
  byte,
  checked,
  choice,
  day,
  type Format,
  flag,
  id,
  list,
  optional,
  record,
  sized,
  tagged,
} from './formats';

const ids = list(byte, id);
const answers = checked(
  record<Answers>({
    about: choice(matters),
    detail: choice(matters.flatMap(detailsOf)),
    involved: list(byte, choice(involvedOnes)),
  }),
  (read): read is Answers => detailsOf(read.about).includes(read.detail),
);

type Always = Pick<ThreadState, 'status' | 'unanswered' | 'excluded'>;
/**
 * What each has, `status | unanswered u8 | excluded u8 × id`, and then the rest behind its tags. Tags are for
 * ever. What is due of the case's record is behind its length, with tags of its own.
 */
export const stateFormat: Format<ThreadState> = both(
  record<Always>({ status: choice(statuses), unanswered: flag, excluded: ids }),
  tagged<Omit<ThreadState, keyof Always | 'term'>>({
    answers: [1, answers],
    advice: [2, record<Verdict>({ route: choice(routes), rule: choice(ruleIds) })],
    urgent: [3, always],
    answeredOn: [4, day],
    feedbackOn: [5, day],
    closedOn: [6, day],
    closeReason: [7, choice(closeReasons)],
    shownTo: [8, ids],
    hr: [9, choice(hrSteps)],
    origin: [10, id],
    version: [11, id],
    runsFrom: [12, day],
    arrived: [13, record<Arrival>({ from: day, to: day })],
    minutes: [14, choice(minutesSteps)],
    meetingAskedOn: [15, day],
    punished: [16, always],
    dues: [
      17,
      sized(
        byte,
        tagged<Dues>({
          tellBy: [1, day],
          giveFrom: [2, day],
          lookAgainOn: [3, day],
          alone: [4, always],
          breachBy: [5, day],
          askedOn: [6, day],
          personBy: [7, day],
          actionBy: [8, day],
          keptUntil: [9, day],
          appealedOn: [10, day],
          given: [11, always],
          named: [12, always],
        }),
      ),
    ],
    archivedOn: [18, day],
    expired: [19, record<Expired>({ openUntil: optional(day) })],
    changedOn: [20, day],
  }),
);
