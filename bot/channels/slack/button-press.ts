import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Shown } from '../channel';
import { answerButton } from './answer';
import { type Calm, calmView } from './calmly';
import { faultOf } from './faults';
import { readPress } from './read';
import { lacksDrawn } from './render/render';
import type { ButtonPress, Leaving, SentView } from './sent';
import type { Tools } from './tools';
import type { Web } from './web';

/**
 * Takes a button in a dialog, already acknowledged. Resolves with what is shown next, or `undefined` if that
 * could not be shown. Never rejects.
 */
export type TakeButton = (who: Who, payload: ButtonPress) => Promise<Shown | undefined>;

/** Buttons in dialogs: the press goes to the dialogue, and the Web API draws what comes next. */
export function createButtons(options: Tools): TakeButton {
  const { dialogue, locale, web, fault } = options;

  const calm = (sent: SentView, sentence: Calm = 'failed'): Promise<void> =>
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
  calm: Calm,
  locale: Locale,
): Promise<void> {
  try {
    const said = calmView(view, calm, locale);
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
