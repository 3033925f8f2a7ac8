import type { DeskView } from '../bot/domain/desk-view';
import { referenceOf } from './desk-forms-values';
import { oneLine } from './literal';
import type { Speech } from './speech';

type EnterView = Extract<
  DeskView,
  { name: 'desk_enter' | 'desk_entered' | 'desk_code' | 'desk_caller' | 'desk_called' }
>;

/** The form for a report that came another way, what is shown after it, the code, and who calls about one. */
export function enterValues(view: EnterView, speech: Speech): object {
  const { say, longDay } = speech;
  switch (view.name) {
    case 'desk_enter': {
      const people = view.people.map(({ id, title }) => ({ id, title: oneLine(title) }));
      return { people, some: people.length > 0 };
    }
    case 'desk_caller': {
      const { word } = view;
      const shown = { none: word === 'none', chosen: word === 'chosen', locked: word === 'locked' };
      return { ...referenceOf(view.reference, speech), ...shown };
    }
    case 'desk_called':
      return { ...referenceOf(view.reference, speech), settle: view.settle };
    case 'desk_code':
      return { receipt: view.receipt };
    case 'desk_entered': {
      const { deadlines: days, reference, again, code } = view;
      const due =
        days.desk === 'hr'
          ? [say('deskThread.answer', { day: longDay(days.answerBy) })]
          : [
              say('deskThread.answer', { day: longDay(days.firstAnswerBy) }),
              say('deskThread.feedback', { day: longDay(days.feedbackBy) }),
            ];
      return {
        reference,
        again,
        unseen: code === 'unseen',
        shown: code === 'shown',
        opens: say('entered.opens'),
        due: due.map((text) => ({ text })),
      };
    }
  }
}
