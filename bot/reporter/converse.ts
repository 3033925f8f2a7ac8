import type { Fields } from '../domain/fields';
import { limits } from '../domain/limits';
import { cutToBytes } from '../domain/page';
import type { Remark } from '../domain/remarks';
import { absorb } from './absorb';
import type { Conversation, Intent, Turn } from './conversation';
import { chooseHr, derived, go, leaveInvolved, press } from './press';
import { show, showIn, showThread } from './show';

/**
 * The conversation: what a person does, or what came of an effect, gives the next thing to show or to do. Pure and
 * total: it never throws, and an intent that does not fit shows the view again as it was.
 */
export function converse(state: Conversation, intent: Intent): Turn {
  switch (intent.kind) {
    case 'press':
      return press(absorb(state, intent.fields), intent.button, intent.fields);
    case 'expired':
      return showExpired(absorb(state, intent.fields), intent.fields);
    case 'looked':
      if (intent.then === 'involved') return leaveInvolved(state, intent.setting);
      if (intent.then === 'to_hr') return chooseHr(state, intent.setting);
      return showIn(state, intent.setting, intent.carry);
    case 'derived':
      return derived({ ...state, keys: intent.keys });
    case 'filed': {
      const { kind: _, reference, ...filed } = intent;
      return show({ ...state, step: 'filed', trail: [], texts: {}, reference, filed });
    }
    case 'read':
      return showThread(
        go(state, 'thread'),
        intent.opened,
        intent.messages,
        intent.setting,
        intent.carry,
      );
    case 'opened_nothing': {
      const filed = { filedOn: intent.opensOn, opensOn: intent.opensOn, again: false };
      return show({ ...go(state, 'unopened'), filed });
    }
    case 'added': {
      // An answer to the question about HR leaves alone what stands half-written below it.
      const { text: _, ...others } = state.texts;
      const texts = intent.what === 'message' ? others : state.texts;
      const filed = { filedOn: intent.opensOn, opensOn: intent.opensOn, again: intent.again };
      const opened =
        state.opened === undefined ? {} : { opened: { ...state.opened, ...intent.next, back: 0 } };
      return show({ ...go(state, 'sent'), ...opened, texts, filed });
    }
    case 'gone':
      return closeThread(state, 'open_again');
    case 'joined': {
      const { desk, admitted } = intent;
      return show({ ...state, step: 'joined', trail: [], joined: { desk, admitted } });
    }
    case 'nobody':
      return show(go(state, 'nobody'));
    case 'refused':
      return show(state, { ...intent.carry, remark: intent.remark });
  }
}

/** The same view again with its text; a thread, though, is opened anew only by its receipt. */
function showExpired(state: Conversation, fields: Fields): Turn {
  if (state.step === 'thread' || state.step === 'sent') return closeThread(state, 'expired');
  return show(state, { remark: 'expired', fields });
}

/** A thread that is not read on: it is opened anew by its receipt, and what was being written waits there. */
function closeThread({ opened: _, ...closed }: Conversation, remark: Remark): Turn {
  // The text waits behind the view, where there is room for as much as could be sent.
  const { text } = closed.texts;
  const texts =
    text === undefined
      ? closed.texts
      : { ...closed.texts, text: cutToBytes(text, limits.textBytes) };
  return show({ ...closed, step: 'start', trail: [], texts }, { remark });
}
