import type { ButtonName } from '../domain/buttons';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import type { Remark } from '../domain/remarks';
import { askOnce } from './ask-once';
import type { Conversation, OpenedReport, Texts } from './conversation';
import type { Addition, Next } from './event';
import { fitsBehind, go } from './go';
import { show } from './show';

/** Handles a button in an opened thread. */
export function pressThread(
  state: Conversation,
  button: ButtonName | undefined,
  calledBy?: readonly string[],
): Next {
  const { opened } = state;
  if (opened === undefined) return show({ ...state, step: 'start', trail: [] });
  if (state.step === 'proof' && button !== 'earlier' && button !== 'later') return show(state);
  switch (button) {
    case 'send': {
      const remark = remarkOn(state.texts);
      if (remark !== undefined) return show(state, { remark });
      const { text = '' } = state.texts;
      return askOnce(state, { texts: [text], calledBy }) ?? add(state, { kind: 'message', text });
    }
    case 'approve': {
      const { minutes } = opened;
      if (minutes?.step !== 'open') return show(state);
      return addBeside(state, { kind: 'minutes_approved', of: minutes.of });
    }
    case 'correct': {
      const { minutes } = opened;
      if (minutes === undefined) return show(state);
      const remark = remarkOn(state.texts);
      if (remark !== undefined) return show(state, { remark });
      const { text = '' } = state.texts;
      const body: Addition = { kind: 'minutes_corrected', of: minutes.of, text };
      return askOnce(state, { texts: [text], calledBy }) ?? add(state, body);
    }
    // Acts without words ask nothing first: an onlooker who counts presses would tell them by the second.
    case 'meet':
      return opened.meets === true ? show(state) : addBeside(state, { kind: 'meeting_asked' });
    case 'punished':
      return opened.punished === true ? show(state) : addBeside(state, { kind: 'punished' });
    case 'hr_yes':
    case 'hr_no':
      return answerAboutHr(state, opened, button === 'hr_yes');
    case 'proof':
      return fitsBehind(state.texts)
        ? show(go(state, 'proof'))
        : show(state, { remark: 'too_long' });
    case 'earlier':
      return show({ ...state, opened: { ...opened, back: opened.back + 1 } });
    case 'later':
      return show({ ...state, opened: { ...opened, back: Math.max(0, opened.back - 1) } });
    default:
      return show(state);
  }
}

/**
 * Answers whether an excerpt may go to HR. The answer can change until HR has got something; a repeated one
 * changes nothing.
 */
function answerAboutHr(state: Conversation, { hr }: OpenedReport, yes: boolean): Next {
  if (hr === undefined || hr === (yes ? 'yes' : 'no')) return show(state);
  return addBeside(state, { kind: 'hr_answered', yes });
}

/** Adds an act without words, if the next view can carry the half-written text. */
function addBeside(state: Conversation, body: Addition): Next {
  if (!fitsBehind(state.texts)) return show(state, { remark: 'too_long' });
  return add(state, body);
}

function add(state: Conversation, body: Addition): Next {
  return { kind: 'do', state, effect: { kind: 'add', body }, redraw: {} };
}

function remarkOn({ text = '' }: Texts): Remark | undefined {
  if (text.trim() === '') return 'empty';
  return utf8Length(text) > limits.textBytes ? 'too_long' : undefined;
}
