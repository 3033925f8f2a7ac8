import type { DeskCommand } from '../bot/domain/desk-command';
import type { DeskView } from '../bot/domain/desk-view';
import { referenceOf } from './desk-forms-values';
import type { Speech } from './speech';
import type { TextKey } from './texts';

/** What was done, from when it shows and to whom, and what is left to do outside the product. */
export function deskDoneValues(
  view: Extract<DeskView, { name: 'desk_done' }>,
  speech: Speech,
): object {
  const { say, opening } = speech;
  const { what } = view;
  // After these the thread is out of the member's sight, and there was no text that could have changed.
  const gone = what === 'stepped_down' || what === 'moved';
  return {
    ...referenceOf(view.reference, speech),
    what: say(`done.${what}`),
    again: view.again,
    already: say(gone ? 'done.already' : 'done.again'),
    outside: what === 'handed_over' || what === 'handed_on' || what === 'handed_untold',
    give: say(view.givenLater === true ? 'done.outsideLater' : 'done.outside', {
      day: opening(view.opensOn),
    }),
    duty: view.duty === true,
    stays: !gone,
    opens: say(opensOf(what), { day: opening(view.opensOn) }),
  };
}

function opensOf(what: DeskCommand['kind']): TextKey {
  switch (what) {
    case 'stepped_down':
    case 'shown':
      return 'done.applies';
    case 'note':
    case 'case_kept':
    case 'duty_kept':
    case 'shut_out_proposed':
    case 'shut_out_answered':
    case 'hold_set':
      return 'done.opensColleagues';
    case 'hold_end_proposed':
      return 'done.anotherEnds';
    case 'hold_ended':
      return 'done.timeAgain';
    case 'handed_untold':
      return 'done.opensUntold';
    case 'moved':
      return 'done.opensHandlers';
    case 'given_to_hr':
    case 'written_to_hr':
      return 'done.opensHr';
    case 'reply':
    case 'minutes':
    case 'minutes_settled':
    case 'feedback':
    case 'redirected':
    case 'hr_asked':
    case 'handed_over':
    case 'handed_on':
    case 'told_later':
    case 'closed':
    case 'reopened':
      return 'done.opens';
  }
}
