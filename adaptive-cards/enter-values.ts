import type { DeskView } from '../bot/domain/desk-view';
import { oneLine } from './literal';
import type { Speech } from './speech';

type EnterView = Extract<DeskView, { name: 'desk_enter' | 'desk_entered' | 'desk_code' }>;

/** The form for a report that came another way, what is shown after it, and the code. */
export function enterValues(view: EnterView, { say, longDay, opening }: Speech): object {
  switch (view.name) {
    case 'desk_enter': {
      const people = view.people.map(({ id, title }) => ({ id, title: oneLine(title) }));
      return { people, some: people.length > 0 };
    }
    case 'desk_code':
      return { receipt: view.receipt };
    case 'desk_entered': {
      const { deadlines: days, reference, again, opensOn } = view;
      const due =
        days.desk === 'hr'
          ? [say('deskThread.answer', { day: longDay(days.answerBy) })]
          : [
              say('deskThread.acknowledge', { day: longDay(days.acknowledgeBy) }),
              say('deskThread.feedback', { day: longDay(days.feedbackBy) }),
            ];
      return {
        reference,
        again,
        opens: say('entered.opens', { day: opening(opensOn) }),
        due: due.map((text) => ({ text })),
      };
    }
  }
}
