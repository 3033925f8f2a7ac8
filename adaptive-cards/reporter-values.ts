import type { ReporterView } from '../bot/domain/view';
import { filedValues } from './filed-values';
import { oneLine } from './literal';
import type { Speech } from './speech';
import { threadValues } from './thread-values';
import { othersValues, verdictValues } from './verdict-values';

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
    case 'others':
      return othersValues(speech);
    case 'involved':
      return { people: view.people.map(({ id, title }) => ({ id, title: oneLine(title) })) };
    case 'receipt':
      return { receipt: view.receipt, next: say(view.talk ? 'buttons.send' : 'buttons.next') };
    case 'story':
      return storyValues(view, speech);
    case 'filed':
      return filedValues(view, speech);
    case 'unopened':
      return { new: say('unopened.new', { day: longDay(view.opensOn) }) };
    case 'thread':
      return threadValues(view, speech);
    case 'sent': {
      const opens = say(view.desk === 'hr' ? 'sent.opensHr' : 'sent.opens', {
        day: longDay(view.opensOn),
      });
      return { again: view.again, opens };
    }
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
    case 'wait':
    case 'left':
      return {};
  }
}

function storyValues(view: Extract<ReporterView, { name: 'story' }>, { say }: Speech): object {
  const hr = view.desk === 'hr';
  const rule = view.rule === undefined ? '' : say(`rules.${view.rule}`);
  const readers = view.readers.map(oneLine).join(', ');
  return {
    hr,
    handlers: !hr,
    rule,
    hasRule: rule !== '',
    readers: say(hr ? 'story.readersHr' : 'story.readers', { readers }),
    who: say(hr ? 'story.whoHr' : 'story.who'),
  };
}
