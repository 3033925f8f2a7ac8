import { isByReporter } from '../bot/domain/message';
import type { ViewNamed } from '../bot/domain/view';
import { authorityLines } from './authorities';
import { pageFor } from './message-values';
import type { Speech } from './speech';

type ThreadView = ViewNamed<'thread'>;

export function threadValues(view: ThreadView, speech: Speech): object {
  const { say, longDay, days, lines } = speech;
  const { desk } = view.deadlines;
  const handlers = desk === 'whistleblowing';
  const overdue = view.overdue.length > 0;
  return {
    handlers,
    status: say(view.moved ? 'thread.statusMoved' : 'thread.status', {
      status: say(`statuses.${view.status}`),
      day: days(view.filedOn, view.filedUntil),
    }),
    ...latestOf(view, speech),
    clocks: clocksOf(view, speech).map((text) => ({ text })),
    overdue: overdue && handlers,
    ...whereTo(view, speech),
    // No authority watches HR's own deadline: others support the reporter.
    overdueHr: overdue && !handlers,
    helpers: lines(['safetyRepresentative', 'union', 'phone']),
    ...questionOf(view, speech),
    minutes:
      view.minutes?.step === 'open' && say('approve.heading', { day: longDay(view.minutes.of) }),
    meet: view.meetBy && say('meet.asked', { day: longDay(view.meetBy) }),
    wasPunished: view.punished === 'said',
    asksPunished: view.punished === 'asked',
    endsSoon: view.erasedBy !== undefined,
    textLabel: say(handlers ? 'thread.text' : 'thread.textHr'),
    ...pageFor({ reader: 'reporter', desk, excerpt: false }, view.page, speech),
  };
}

/** The desk's latest words are at the end of a page: they are named at its top. */
function latestOf({ page }: ThreadView, { say, days }: Speech): object {
  const last = page.later ? undefined : page.items.at(-1);
  if (last === undefined || isByReporter(last.body)) return {};
  return { latest: say('thread.latest', { day: days(last.day, last.until) }) };
}

/** If the handlers miss a deadline. Without feedback, telling an authority may be protected (VBL 4:7). */
function whereTo({ overdue, turnTo = [] }: ThreadView, { say, locale }: Speech): object {
  const late = overdue.includes('feedback') ? 'thread.overdueFeedback' : 'thread.overdue';
  const known = turnTo.length > 0;
  const authorities = authorityLines(turnTo, locale);
  return {
    late: say(late),
    turnTo: say(known ? 'thread.turnTo' : 'thread.turnToList'),
    authorities,
  };
}

/** Coming days, the last one too. */
function clocksOf(
  { status, deadlines, feedbackLeft, erasedBy, kept, preserved }: ThreadView,
  { say, longDay }: Speech,
): string[] {
  const end = preserved ? 'thread.preserved' : kept ? 'thread.kept' : 'thread.erased';
  const erased = erasedBy === undefined ? [] : [say(end, { day: longDay(erasedBy) })];
  if (deadlines.desk === 'hr') {
    return status === 'received'
      ? [say('thread.answer', { day: longDay(deadlines.answerBy) })]
      : erased;
  }
  const answer = say('thread.firstAnswer', { day: longDay(deadlines.firstAnswerBy) });
  const feedback = say('thread.feedback', { day: longDay(deadlines.feedbackBy) });
  return [
    ...(status === 'received' ? [answer] : []),
    ...(status === 'closed' && feedbackLeft !== true ? [] : [feedback]),
    ...erased,
  ];
}

/** Whether an excerpt may go to HR, and what was answered so far. */
function questionOf({ hr, status }: ThreadView, { say, titlesOf }: Speech): object {
  const readers = titlesOf(hr?.readers ?? []);
  return {
    asked: hr !== undefined,
    hrReaders: readers !== '' && say('askHr.readers', { readers }),
    answer: hr?.answer && say(hr.answer === 'yes' ? 'askHr.saidYes' : 'askHr.saidNo'),
    askedClosed: hr !== undefined && status === 'closed',
  };
}
