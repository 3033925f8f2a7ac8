import type { ReporterView } from '../bot/domain/view';
import { oneLine } from './literal';
import { pageForReporter } from './message-values';
import type { Speech } from './speech';
import { verdictValues } from './verdict-values';

/** What a reporter's card shows of its view, in the words of one language: `${v.receipt}`. */
export function reporterValues(view: ReporterView, speech: Speech): object {
  const { say, longDay } = speech;
  switch (view.name) {
    case 'start': {
      const { intake, desk } = view;
      const toDesk = desk === undefined ? '' : say(`desk.${desk}`);
      const [open, closed] = [intake === 'open', intake === 'closed'];
      return { open, closed, hasDesk: desk !== undefined, desk: toDesk };
    }
    case 'verdict':
      return verdictValues(view, speech);
    case 'involved':
      return { people: view.people.map(({ id, title }) => ({ id, title: oneLine(title) })) };
    case 'receipt':
      return { receipt: view.receipt, next: say(view.talk ? 'buttons.send' : 'buttons.next') };
    case 'story': {
      const rule = view.rule === undefined ? '' : say(`rules.${view.rule}`);
      const readers = view.readers.map(oneLine).join(', ');
      return { rule, hasRule: rule !== '', readers: say('story.readers', { readers }) };
    }
    case 'filed':
      return {
        again: view.again,
        opens: say('filed.opens', { day: longDay(view.opensOn) }),
        acknowledge: say('filed.acknowledge', { day: longDay(view.deadlines.acknowledgeBy) }),
        feedback: say('filed.feedback', { day: longDay(view.deadlines.feedbackBy) }),
        reference: view.reference,
      };
    case 'unopened':
      return { new: say('unopened.new', { day: longDay(view.opensOn) }) };
    case 'thread':
      return threadValues(view, speech);
    case 'sent':
      return { again: view.again, opens: say('sent.opens', { day: longDay(view.opensOn) }) };
    case 'joined': {
      const { admitted, desk } = view;
      const toDesk = say(`desk.${desk}`);
      return { admitted, waiting: !admitted, desk: admitted ? say(`joined.${desk}`) : '', toDesk };
    }
    case 'rights':
    case 'safety':
    case 'danger':
    case 'security':
    case 'guide':
    case 'harm':
    case 'nobody':
    case 'left':
      return {};
  }
}

function threadValues(view: Extract<ReporterView, { name: 'thread' }>, speech: Speech): object {
  const { say, longDay } = speech;
  const { acknowledgeBy, feedbackBy } = view.deadlines;
  return {
    status: say('thread.status', {
      status: say(`statuses.${view.status}`),
      day: longDay(view.filedOn),
    }),
    received: view.status === 'received',
    open: view.status !== 'closed',
    acknowledge: say('thread.acknowledge', { day: longDay(acknowledgeBy) }),
    feedback: say('thread.feedback', { day: longDay(feedbackBy) }),
    overdue: view.overdue.length > 0,
    ...pageForReporter(view.page, speech),
  };
}
