import type { ReporterView } from '../bot/domain/view';
import { dutyValues } from './duty-values';
import type { Speech } from './speech';

/** What was sent where, from when it can be opened, and by when somebody answers. */
export function filedValues(
  view: Extract<ReporterView, { name: 'filed' }>,
  speech: Speech,
): object {
  const { say, longDay, opening } = speech;
  const { deadlines } = view;
  const hr = deadlines.desk === 'hr';
  const clocks =
    deadlines.desk === 'hr'
      ? [say('filed.answer', { day: longDay(deadlines.answerBy) })]
      : [
          say('filed.acknowledge', { day: longDay(deadlines.acknowledgeBy) }),
          say('filed.feedback', { day: longDay(deadlines.feedbackBy) }),
        ];
  return {
    hr,
    handlers: !hr,
    isNew: view.receivedOn !== undefined,
    received: view.receivedOn === undefined ? '' : longDay(view.receivedOn),
    again: view.again,
    ...dutyValues(view, speech),
    opens: say(hr ? 'filed.opensHr' : 'filed.opens', { day: opening(view.opensOn) }),
    clocks: clocks.map((text) => ({ text })),
    call: hr ? callToHr(speech) : say('filed.call'),
    reference: view.reference,
  };
}

/** HR finds a report of its own by the reference; where HR has no contact, the phone is all there is. */
function callToHr({ say, lines }: Speech): string {
  const [hr] = lines(['hr']);
  return hr === undefined ? say('filed.call') : say('filed.callHr', { hr: hr.value });
}
