import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Cards, Dialogue, Shown } from '../channel';
import { createPatient } from '../late';
import { within } from '../within';
import { answerSubmit } from './answer';
import { calmAnswer } from './calmly';
import { faultOf, type TurnFault } from './faults';
import type { SubmitPress } from './payload';
import { readPress } from './read';
import type { Web } from './web';

interface Submitted {
  /** The body of the answer; `undefined` takes the view away and shows the one below. */
  readonly answer: object | undefined;
  readonly shown?: Shown;
}

/** Takes a dialog's submit. Never rejects, and never takes longer than Slack may wait. */
export type TakeSubmit = (who: Who, payload: SubmitPress) => Promise<Submitted>;

/** An answer is due within a second: Slack gives three, and the network needs its part of them. */
const answerMilliseconds = 900;

/** Submits of dialogs: the press goes to the dialogue, and the answer to the request says what comes next. */
export function createSubmits(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly web: Pick<Web, 'call'>;
  readonly fault: (code: TurnFault) => void;
}): TakeSubmit {
  const { locale, fault } = options;
  const patient = createPatient(options.dialogue);

  return async (who, payload) => {
    const read = readPress(who, locale, payload);
    const refuse = (code: TurnFault, calm: 'again' | 'failed'): Submitted => {
      fault(code);
      return { answer: calmAnswer(payload.sent.view, calm, locale) };
    };
    const work = patient.ask(read.press);
    const turn = work.then(async (shown) => ({
      answer: await answerSubmit(options, payload, read, shown),
      shown,
    }));
    try {
      const outcome = await within(answerMilliseconds, turn);
      if (outcome !== 'late') return outcome;
      // Nobody waits for this answer any more. The next press of the same gets what comes of it.
      patient.keep(read.press, work);
      return refuse('dialogue_late', 'again');
    } catch (error) {
      return refuse(faultOf(error, 'dialogue_failed'), 'failed');
    }
  };
}
