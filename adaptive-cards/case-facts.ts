import type { CaseFacts } from '../bot/channels/channel';
import { linesOf } from '../bot/domain/lines-of';
import type { ViewNamed } from '../bot/domain/view';
import { headLines } from './desk-thread-values';
import { oneLine } from './literal';
import type { Speech } from './speech';

/** The head of a case by name and value, for a page; a card says the same in sentences. */
export function caseFacts(view: ViewNamed<'desk_thread'>, speech: Speech): CaseFacts {
  const { say, days, titleOf } = speech;
  const { status, closeReason, filedOn, filedUntil, case: of = {} } = view;
  const { number, subject, party, assignee, deputy, standsIn, assessment } = of;
  const known = {
    status: say(`statuses.${status}`),
    closed: closeReason && say(`closeReasons.${closeReason}`),
    came: days(filedOn, filedUntil),
    number: number && oneLine(number),
    subject: subject && say(`subjects.${subject}`),
    party: party && oneLine(party),
    assignee: assignee && titleOf(assignee),
    [standsIn === true ? 'standsIn' : 'deputy']: deputy && titleOf(deputy),
    assessment: assessment && say(`assessments.${assessment}`),
  };
  const lines = headLines(view, speech);
  return {
    facts: factNames.flatMap((name) => {
      const value = known[name];
      return value === undefined || value === ''
        ? []
        : [{ label: say(`caseFacts.${name}`), value }];
    }),
    instead: linesOf(lines.status, lines.closed, lines.case).filter((line) => line !== ''),
  };
}

export const factNames = [
  ...(['status', 'closed', 'came', 'number', 'subject'] as const),
  ...(['party', 'assignee', 'standsIn', 'deputy', 'assessment'] as const),
];
