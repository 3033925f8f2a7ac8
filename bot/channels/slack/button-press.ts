import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Cards, Dialogue, Shown } from '../channel';
import { answerButton } from './answer';
import { type Calm, calmView } from './calmly';
import { faultOf, type TurnFault } from './faults';
import type { ButtonPress, SentView } from './payload';
import { readPress } from './read';
import { lacksDrawn } from './render/render';
import type { Web } from './web';

/**
 * Takes a button in a dialog, which Slack was told at once has arrived. Resolves with what is shown next, or
 * with `undefined` when that could not be shown. Never rejects.
 */
export type TakeButton = (who: Who, payload: ButtonPress) => Promise<Shown | undefined>;

/** Buttons in dialogs: the press goes to the dialogue, and the Web API draws what comes next. */
export function createButtons(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly web: Pick<Web, 'call'>;
  readonly fault: (code: TurnFault) => void;
}): TakeButton {
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
      // The view was closed, or pressed twice: nobody waits for this one.
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
    // Slack does not take this either; the fault before it has been told.
  }
}
