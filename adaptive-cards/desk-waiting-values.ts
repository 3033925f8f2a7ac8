import type { ViewNamed } from '../bot/domain/view';
import { optional, referenceOf } from './desk-forms-values';
import { pageFor } from './message-values';
import type { Speech } from './speech';

/** Something that waits: its release day and its text. */
export function deskWaitingValues(view: ViewNamed<'desk_waiting'>, speech: Speech): object {
  const { say, opening } = speech;
  const { reference, desk, excerpt, outOn, can, moves, number, of, page } = view;
  return {
    ...referenceOf(reference, speech),
    out: say('waiting.out', { day: opening(outOn) }),
    several: of > 1,
    which: say('waiting.which', { number: String(number), count: String(of) }),
    ...optional('moves', 'moving', moves, ({ dropped }) =>
      say(dropped ? 'waiting.movesDropped' : 'waiting.moves'),
    ),
    change: can === 'change',
    back: can !== 'nothing',
    fixed: can === 'nothing',
    ...pageFor({ reader: 'desk', desk, excerpt }, page, speech),
  };
}
