import type { Fields } from '../../domain/fields';
import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Dialogue, Shown } from '../channel';
import { calmAnswer } from './calmly';
import { codeOf, type TurnFault } from './faults';
import { createPatient } from './late';
import type { Payload } from './payload';
import { type Carried, readCarried, readPress } from './read';
import { type Cards, inputError, keyOf, renderModal } from './render/render';
import { layUpon } from './stack';
import type { Web } from './web';
import { within } from './within';

type Submission = Extract<Payload, { kind: 'submission' }>;

interface Submitted {
  /** The body of the answer; none takes the view away and shows what lies beneath. */
  readonly answer: object | undefined;
  readonly shown?: Shown;
}

/** A dialog's submit: its answer says what comes next. Never rejects, and never takes longer than Slack may wait. */
export type TakeSubmit = (who: Who, submission: Submission) => Promise<Submitted>;

/** An answer is due within a second (Slack gives three, of which the network takes its part). */
const answerMilliseconds = 900;

export function createSubmits(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly web: Pick<Web, 'call'>;
  readonly fault: (code: TurnFault) => void;
}): TakeSubmit {
  const { cards, locale, web, fault } = options;
  const patient = createPatient(options.dialogue);

  const follow = async (
    { sent }: Submission,
    carried: Carried,
    fields: Fields,
    shown: Shown,
  ): Promise<object | undefined> => {
    const { beneath } = carried;
    if (shown.view.name === 'left') return { response_action: 'clear' };
    if (beneath?.key === keyOf(shown)) {
      // Its text stands in its inputs still; all that it needs is the newest draft.
      const view = renderModal(cards, shown, beneath.under);
      try {
        await web.call('views.update', { view_id: beneath.view, view });
        return undefined;
      } catch (error) {
        // Any other fault passes, and the next try finds the text. This one does not: the way on stays open.
        if (codeOf(error, 'dialogue_failed') !== 'slack_view_gone') throw error;
        return { response_action: 'update', view: renderModal(cards, shown) };
      }
    }
    const same = renderModal(cards, shown, beneath);
    const errors = inputError(shown, same, sent.view);
    if (errors !== undefined) return { response_action: 'errors', errors };
    // Nothing was sent, and the text is to come back later: it waits in the inputs of this view.
    const waits = shown.texts !== undefined || shown.remark === 'altered';
    const under = waits ? layUpon(sent, carried, fields, keyOf(shown)) : undefined;
    if (under !== undefined)
      return { response_action: 'push', view: renderModal(cards, shown, under) };
    return { response_action: 'update', view: same };
  };
  return async (who, submission) => {
    const { sent, act } = submission;
    const carried = readCarried(sent);
    const press = readPress(who, locale, act, sent, carried);
    const refuse = (code: TurnFault, calm: 'again' | 'failed'): Submitted => {
      fault(code);
      return { answer: calmAnswer(sent.view, calm, locale) };
    };
    const work = patient.ask(press);
    const turn = work.then(async (shown) => ({
      answer: await follow(submission, carried, press.fields, shown),
      shown,
    }));
    try {
      const outcome = await within(answerMilliseconds, turn);
      if (outcome !== 'late') return outcome;
      // Whatever it becomes, nobody waits for this answer any more; the next press of the same gets it.
      turn.catch(() => undefined);
      patient.keep(press, work);
      return refuse('dialogue_late', 'again');
    } catch (error) {
      return refuse(codeOf(error, 'dialogue_failed'), 'failed');
    }
  };
}
