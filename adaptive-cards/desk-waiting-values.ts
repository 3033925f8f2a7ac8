import type { DeskView } from '../bot/domain/desk-view';
import { referenceOf } from './desk-forms-values';
import { pageFor } from './message-values';
import type { Speech } from './speech';

/** Something that was sent and is not out: from when it shows, and its text. */
export function deskWaitingValues(
  view: Extract<DeskView, { name: 'desk_waiting' }>,
  speech: Speech,
): object {
  const { say, opening } = speech;
  const { reference, desk, excerpt, outOn, can, moves, number, of, page } = view;
  return {
    ...referenceOf(reference, speech),
    out: say('waiting.out', { day: opening(outOn) }),
    several: of > 1,
    which: say('waiting.which', { number: String(number), count: String(of) }),
    moves: moves !== undefined,
    moving:
      moves === undefined ? '' : say(moves.dropped ? 'waiting.movesDropped' : 'waiting.moves'),
    change: can === 'change',
    back: can !== 'nothing',
    fixed: can === 'nothing',
    ...pageFor({ reader: 'desk', desk, excerpt }, page, speech),
  };
}
