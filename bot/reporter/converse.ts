import type { Fields } from '../domain/fields';
import { limits } from '../domain/limits';
import { cutToBytes } from '../domain/page';
import type { Remark } from '../domain/remarks';
import { isForHandlers } from '../domain/route';
import { triage } from '../domain/triage';
import type { SentThing } from '../domain/view';
import type { Redraw } from '../ports/dialogue';
import { absorb, unprotected, unticks } from './absorb';
import { answersOf, withoutHr } from './answers';
import type { Conversation } from './conversation';
import type { Addition, AfterLook, DesksNow, Event, Next } from './event';
import { go, goOnWithKeys } from './go';
import { asPractice, beginPractice, reportAfterPractice } from './practice';
import { press } from './press';
import { show, showIn, showThread } from './show';
import { excludedOf } from './views';

/**
 * The conversation's reducer: a press, or an effect's outcome, gives the next view or effect. Pure and total:
 * it never throws, and an event that does not fit shows the view again.
 */
export function converse(state: Conversation, event: Event): Next {
  switch (event.kind) {
    case 'press':
      return pressed(state, event);
    case 'expired':
      return showExpired(absorb(state, event.fields), event.fields);
    case 'busy':
      return showBusy(absorb(state, event.fields), event.fields);
    case 'too_many':
      return show({ ...state, step: 'wait', trail: [] });
    case 'begun':
      return show({ ...state, step: 'start', trail: [] });
    case 'looked':
      return afterLook[event.then](state, event.desks, event.redraw);
    case 'derived':
      return goOnWithKeys({ ...state, keys: event.keys });
    case 'report_code_drawn':
      return show(
        state.step === 'practised'
          ? reportAfterPractice(state, event)
          : beginPractice(state, event.reportCode),
      );
    case 'practised': {
      const { what, own } = event;
      const practised = { what, own: Object.keys(own).length > 0 };
      return show({ ...state, step: 'practised', trail: [], texts: own, practised });
    }
    case 'filed': {
      const { kind: _, reference, ...filed } = event;
      const sent = { ...state, tellings: undefined, texts: {} };
      return show({ ...sent, step: 'filed', trail: [], reference, filed });
    }
    case 'read':
      return showThread(
        go(
          event.practice && !state.practice ? asPractice(state, event.practice) : state,
          state.step === 'proof' ? 'proof' : 'thread',
        ),
        event,
      );
    case 'first_opened':
      return show({ ...go(state, 'account'), opened: event.opened });
    case 'opened_nothing': {
      const filed = { filedOn: event.opensOn, opensOn: event.opensOn, again: false };
      return show({ ...go(state, 'unopened'), filed });
    }
    case 'added': {
      // An answer without words keeps the half-written text below it.
      const { text: _, ...others } = state.texts;
      const what = sentThingOf[event.what];
      const texts = what === 'message' ? others : state.texts;
      const tellings = what === 'message' ? undefined : state.tellings;
      const { opensOn, again } = event;
      const filed = { filedOn: opensOn, opensOn, again, what };
      const rest = { ...event.next, renewal: undefined, back: 0 };
      const opened = state.opened && { ...state.opened, ...rest };
      const before = what === 'code' ? pastRenewal(state) : state;
      return show({ ...go(before, 'sent'), opened, tellings, texts, filed });
    }
    case 'gone':
      return closeThread(state, state.step === 'renew' ? 'not_renewed' : 'open_again');
    case 'joined': {
      const { desk, admitted } = event;
      return show({ ...state, step: 'joined', trail: [], joined: { desk, admitted } });
    }
    case 'nobody':
      return show(go(state, 'nobody'));
    case 'refused':
      return show(state, { ...event.redraw, remark: event.remark });
  }
}

/** An answer has no words of its own. */
const sentThingOf: Readonly<Record<Addition['kind'], SentThing>> = {
  ...{ message: 'message', minutes_corrected: 'message', meeting_asked: 'meeting' },
  ...{
    hr_answered: 'answer',
    minutes_approved: 'answer',
    code_renewed: 'code',
    punished: 'answer',
  },
};

/** Once the code is exchanged there is no way back to it. */
function pastRenewal(state: Conversation): Conversation {
  const first = state.trail.indexOf('account');
  return first < 0 ? state : { ...state, step: 'sent', trail: state.trail.slice(0, first) };
}

type PressEvent = Extract<Event, { kind: 'press' }>;

/** A press with its inputs. That nobody is involved any more is believed at the second asking. */
function pressed(before: Conversation, { button, fields, calledBy }: PressEvent): Next {
  const { unticked: asked, ...state } = absorb(before, fields);
  if (button !== 'next' || !unticks(before, fields)) return press(state, button, fields, calledBy);
  if (asked) return press(unprotected(state), button, fields, calledBy);
  return show({ ...state, unticked: true }, { remark: 'unticked', fields: { involved: '' } });
}

/** What to do once the desks are known; the effect names it. */
const afterLook: Readonly<
  Record<AfterLook, (state: Conversation, desks: DesksNow, redraw: Redraw) => Next>
> = {
  show: showIn,
  leave_involved: leaveInvolved,
  choose_handlers: chooseHandlers,
  choose_hr: chooseHr,
};

/** Leaves the list of the involved: to the verdict, or to other ways when no handler is left. */
function leaveInvolved(before: Conversation, desks: DesksNow): Next {
  const state = ofTheDesk(before, desks);
  const answers = answersOf(state);
  const only = answers !== undefined && isForHandlers(triage(answers).route);
  return only && !isRead(state, desks)
    ? show(go(state, 'nobody'))
    : showIn(go(state, 'verdict'), desks, {});
}

/** Takes the way to the handlers, unless nobody there could read. */
function chooseHandlers(before: Conversation, desks: DesksNow): Next {
  const state = withoutHr(ofTheDesk(before, desks));
  return show(go(state, isRead(state, desks) ? 'report_code' : 'nobody'));
}

/** Keeps whom the ticks name. Unknown ids are dropped: they would fill the thread's state for nothing. */
function ofTheDesk(state: Conversation, desks: DesksNow): Conversation {
  return { ...state, excluded: excludedOf(state, desks) };
}

function isRead({ excluded }: Conversation, { readers }: DesksNow): boolean {
  return readers.some((person) => !excluded.includes(person.id));
}

/** Takes the way to HR, unless nobody is there. */
function chooseHr(state: Conversation, desks: DesksNow): Next {
  if (desks.hr.length === 0) return showIn(state, desks, { remark: 'hr_empty' });
  return show(go({ ...state, toHr: true }, 'report_code'));
}

/** The same view again with its text; an open thread is closed, and its report code opens it again. */
function showExpired(state: Conversation, fields: Fields): Next {
  const isOpen: readonly Conversation['step'][] = ['thread', 'proof', 'sent', 'account', 'renew'];
  if (isOpen.includes(state.step)) return closeThread(state, 'expired');
  return show(state, { remark: 'expired', fields });
}

/** The same view again; a thread is closed instead of read. */
function showBusy(state: Conversation, fields: Fields): Next {
  if (state.step === 'thread' || state.step === 'proof') return closeThread(state, 'busy');
  return show(state, { remark: 'busy', fields });
}

/** Closes a thread: its report code opens it again, and an unsent text is there then. */
function closeThread({ opened: _, ...closed }: Conversation, remark: Remark): Next {
  const { text } = closed.texts;
  // The hidden block has room for as much as could be sent.
  const kept = text === undefined ? {} : { text: cutToBytes(text, limits.textBytes) };
  const texts = { ...closed.texts, ...kept };
  return show({ ...closed, step: 'code', trail: ['start'], texts }, { remark });
}
