import type { Who } from '../../ports/people';
import type { Shown } from '../channel';
import { createPatient } from '../late';
import { within } from '../within';
import { answerSubmit } from './answer';
import { type Calm, calmAnswer } from './calmly';
import { faultOf, type TurnFault } from './faults';
import { readPress } from './read';
import { lacksValues } from './render/render';
import type { SubmitPress } from './sent';
import type { Tools } from './tools';

interface Submitted {
  /** The answer's body; `undefined` removes the view and shows the one below. */
  readonly answer: object | undefined;
  readonly shown?: Shown;
  /** What is drawn once the answer is out. Never rejects. */
  readonly afterwards?: () => Promise<void>;
}

/** Takes a dialog's submit. Never rejects, and never takes longer than Slack waits. */
export type TakeSubmit = (who: Who, payload: SubmitPress) => Promise<Submitted>;

/** Slack waits three seconds, network included. An answer may wait for a beat. */
const answerMilliseconds = 2_700;

/** Submits of dialogs: the press goes to the dialogue, and the request's answer shows the next view. */
export function createSubmits(options: Tools): TakeSubmit {
  const { locale, fault } = options;
  const patient = createPatient(options.dialogue);
  const draw = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const code = faultOf(error, 'turn_failed');
      // The dialog was closed: nobody waits.
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
      // Nobody waits for this answer any more: the next identical press gets it.
      patient.keep(read.press, work);
      return refuse('dialogue_late', 'again');
    } catch (error) {
      return refuse(faultOf(error, 'dialogue_failed'), 'failed');
    }
  };
}
