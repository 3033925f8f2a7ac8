import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Cards, Dialogue, Shown } from '../channel';
import { createPatient } from '../late';
import { within } from '../within';
import { answerSubmit } from './answer';
import { type Calm, calmAnswer } from './calmly';
import { faultOf, type TurnFault } from './faults';
import type { SubmitPress } from './payload';
import { readPress } from './read';
import { lacksValues } from './render/render';
import type { Web } from './web';

interface Submitted {
  /** The body of the answer; `undefined` takes the view away and shows the one below. */
  readonly answer: object | undefined;
  readonly shown?: Shown;
  /** What is drawn once the answer is out. Never rejects. */
  readonly afterwards?: () => Promise<void>;
}

/** Takes a dialog's submit. Never rejects, and never takes longer than Slack may wait. */
export type TakeSubmit = (who: Who, payload: SubmitPress) => Promise<Submitted>;

/** Slack waits three seconds, of which the network needs its part. An answer may wait for a beat. */
const answerMilliseconds = 2_700;

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
  const draw = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const code = faultOf(error, 'turn_failed');
      // The dialog was closed meanwhile: nobody waits for this.
      if (code !== 'slack_view_gone') fault(code);
    }
  };

  return async (who, payload) => {
    const read = readPress(who, locale, payload);
    const refuse = (code: TurnFault, calm: Calm): Submitted => {
      fault(code);
      return { answer: calmAnswer(payload.sent.view, calm, locale) };
    };
    if (lacksValues(payload.sent.view)) return refuse('slack_values_missing', 'unsent');
    const work = patient.ask(read.press);
    const turn = work.then(async (shown) => {
      const { body, afterwards } = await answerSubmit(options, payload, read, shown);
      return {
        answer: body,
        shown,
        ...(afterwards === undefined ? {} : { afterwards: () => draw(afterwards) }),
      };
    });
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
