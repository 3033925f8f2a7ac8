import type { ViewNamed } from '../bot/domain/view';
import { listOf, referenceOf } from './desk-forms-values';
import type { Speech } from './speech';

type EnterView = ViewNamed<
  'desk_enter' | 'desk_entered' | 'desk_code' | 'desk_caller' | 'desk_called'
>;

/** The form for a report that came another way, its result, its code, and a caller's views. */
export function enterValues(view: EnterView, speech: Speech): object {
  const { say, longDay } = speech;
  switch (view.name) {
    case 'desk_enter':
      return listOf(view);
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
