import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Shown } from '../channel';
import { createTimedOut } from '../timed-out';
import { within } from '../within';
import { answerButton, answerSubmit } from './answer';
import { type Fallback, fallbackAnswer, fallbackView } from './fallback';
import { faultOf, type SlackTurnFault } from './faults';
import { readPress } from './read';
import { lacksDrawn, lacksValues } from './render/render';
import type { ButtonPress, Leaving, SentView, SubmitPress } from './sent';
import type { Tools } from './tools';
import type { Web } from './web';

/** The press is acknowledged already. `undefined` if the next view could not be shown. Never rejects. */
export type TakeButton = (who: Who, payload: ButtonPress) => Promise<Shown | undefined>;

export function createButtons(options: Tools): TakeButton {
  const { dialogue, locale, web, fault } = options;

  const calm = (sent: SentView, sentence: Fallback = 'failed'): Promise<void> =>
    showCalm(web, sent, sentence, locale);
  return async (who, payload) => {
    if (lacksDrawn(payload.sent.view)) {
      fault('slack_values_missing');
      await calm(payload.sent, 'unsent');
      return undefined;
    }
    const read = readPress(who, locale, payload);
    let shown: Shown;
    try {
      shown = await dialogue(read.press);
    } catch {
      fault('dialogue_failed');
      await calm(payload.sent);
      return undefined;
    }
    try {
      await answerButton(options, payload, read, shown);
      return shown;
    } catch (error) {
      const code = faultOf(error, 'dialogue_failed');
      // The view was closed, or pressed twice: nobody waits.
      if (code === 'slack_view_gone') return undefined;
      fault(code);
      await calm(payload.sent, code === 'slack_trigger' ? 'too_late' : 'failed');
      return undefined;
    }
  };
}

/** Says a calm sentence above the view that was pressed in. Never rejects. */
export async function showCalm(
  web: Pick<Web, 'call'>,
  { id, hash, view }: SentView,
  calm: Fallback,
  locale: Locale,
): Promise<void> {
  try {
    const said = fallbackView(view, calm, locale);
    await web.call('views.update', { view_id: id, hash, view: said });
  } catch {
    // Slack refuses this as well; the fault before it has been told.
  }
}

/** Takes a dialog that was closed where closing is a press. Never rejects. */
export type TakeLeaving = (who: Who, payload: Leaving) => Promise<void>;

/**
 * Closing a view whose card has a button to leave is that button: Slack draws it as the view's own. The
 * dialog ends as it does in Teams, and waits for a beat; nothing is shown.
 */
export function createLeaving({ dialogue, locale, fault }: Tools): TakeLeaving {
  return async (who, payload) => {
    try {
      await dialogue(readPress(who, locale, payload).press);
    } catch {
      fault('dialogue_failed');
    }
  };
}

interface Submitted {
  /** The answer's body; `undefined` removes the view and shows the one below. */
  readonly answer: object | undefined;
  readonly shown?: Shown;
  /** Runs once the answer is out. Never rejects. */
  readonly afterwards?: () => Promise<void>;
}

/** Never rejects, and never takes longer than Slack waits. */
export type TakeSubmit = (who: Who, payload: SubmitPress) => Promise<Submitted>;

/** Slack waits three seconds, network included. An answer may wait for a beat. */
const answerMilliseconds = 2_700;

export function createSubmits(options: Tools): TakeSubmit {
  const { locale, fault } = options;
  const patient = createTimedOut(options.dialogue);
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
    const refuse = (code: SlackTurnFault, calm: Fallback): Submitted => {
      fault(code);
      return { answer: fallbackAnswer(payload.sent.view, calm, locale) };
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
