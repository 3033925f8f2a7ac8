import type { DeskDeed } from '../bot/domain/desk-options';
import type { ViewNamed } from '../bot/domain/view';
import { referenceOf } from './desk-forms-values';
import type { Speech } from './speech';
import type { TextKey } from './texts';

/** What was done, who sees it from when, and what is left to do outside the product. */
export function deskDoneValues(view: ViewNamed<'desk_done'>, speech: Speech): object {
  const { say, opening } = speech;
  const { what } = view;
  // After these the member no longer sees the thread, and no text could have changed.
  const gone = what === 'stepped_down' || what === 'moved';
  return {
    ...referenceOf(view.reference, speech),
    what: say(`done.${what}`),
    again: view.again,
    already: say(gone ? 'done.already' : 'done.again'),
    outside: what === 'handed_on' || what === 'handed_untold',
    give: say(view.givenLater === true ? 'done.outsideLater' : 'done.outside', {
      day: opening(view.opensOn),
    }),
    duty: view.duty === true,
    stays: !gone,
    opens: say(opens[what] ?? 'done.opensColleagues', { day: opening(view.opensOn) }),
  };
}

/** Who reads it, and from when; by default colleagues, at once. */
const opens: Readonly<Partial<Record<DeskDeed, TextKey>>> = {
  ...{ reply: 'done.opens', feedback: 'done.opens', closed: 'done.opens', reopened: 'done.opens' },
  ...{ minutes: 'done.opens', minutes_settled: 'done.opens', redirected: 'done.opens' },
  ...{ hr_asked: 'done.opens', handed_on: 'done.opens', told_later: 'done.opens' },
  ...{ given_to_hr: 'done.opensHr', written_to_hr: 'done.opensHr' },
  ...{ hold_end_proposed: 'done.anotherEnds', hold_ended: 'done.timeAgain' },
  ...{ stepped_down: 'done.applies', shown: 'done.applies' },
  ...{ handed_untold: 'done.opensUntold', moved: 'done.opensHandlers' },
};
