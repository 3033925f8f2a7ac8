import type { ButtonName } from '../domain/buttons';
import type { Fields } from '../domain/fields';
import { parseInvitationCode } from '../domain/invitation';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import { asksByStaff } from '../domain/questionnaire';
import { lastGroup, parseReceipt } from '../domain/receipt';
import { isFiledDirectly, triage } from '../domain/triage';
import { answersOf, isForHr, withoutHr } from './answers';
import type { Conversation, Setting, Step, Turn } from './conversation';
import { fitsBehind, pressThread } from './press-thread';
import { show, showIn } from './show';
import { everybody } from './views';

/** What a button does where the conversation is; one that the view does not have shows the view as it was. */
export function press(state: Conversation, button: ButtonName | undefined, fields: Fields): Turn {
  if (button === 'leave') return show({ ...state, step: 'left', trail: [], texts: {} });
  if (button === 'switch') {
    return show({ ...state, locale: state.locale === 'sv' ? 'en' : 'sv' }, { fields });
  }
  if (button === 'back' && state.trail.length > 0) return goBack(state);
  switch (state.step) {
    case 'start':
      return pressStart(state, button, fields);
    case 'safety':
      if (button === 'safe') return show(go({ ...state, talk: false }, 'guide'));
      if (button === 'danger' || button === 'security')
        return show(go({ ...state, talk: false }, button));
      return show(state);
    case 'danger':
      return button === 'next' ? show(go(state, 'guide')) : show(state);
    case 'security':
      return button === 'next' ? show(go(wantsToTalk(state), 'receipt')) : show(state);
    case 'guide':
      return button === 'next' ? leaveGuide(state) : show(state);
    case 'harm':
      return button === 'next' ? decide(state) : show(state);
    case 'verdict':
      return pressVerdict(state, button);
    case 'involved':
      if (button !== 'next') return show(state);
      return { kind: 'do', state, effect: { kind: 'look', then: 'involved' }, carry: {} };
    case 'receipt':
      return button === 'next' ? leaveReceipt(state, fields) : show(state, { fields });
    case 'story':
      return button === 'file' ? fileStory(state) : show(state);
    case 'thread':
      return pressThread(state, button);
    case 'sent':
      return button === 'next' ? show(go(state, 'thread')) : show(state);
    case 'rights':
    case 'others':
    case 'nobody':
    case 'filed':
    case 'unopened':
    case 'joined':
    case 'left':
      return show(state);
  }
}

function pressStart(state: Conversation, button: ButtonName | undefined, fields: Fields): Turn {
  switch (button) {
    case 'report':
      return show(go(state, 'safety'));
    case 'rights':
      return show(go(state, 'rights'));
    case 'open': {
      const typed = fields.code ?? '';
      // Digits alone are a receipt that lacks a group: no part of it may be looked up as an invitation.
      const code = /\p{L}/u.test(typed) ? parseInvitationCode(typed) : undefined;
      if (code !== undefined) {
        return { kind: 'do', state, effect: { kind: 'join', code }, carry: { fields } };
      }
      const parsed = parseReceipt(typed);
      if (parsed.kind === 'mistyped') return show(state, { remark: 'mistyped', fields });
      const { receipt } = parsed;
      return { kind: 'do', state, effect: { kind: 'open', receipt }, carry: { fields } };
    }
    default:
      return show(state, { fields });
  }
}

function leaveGuide(state: Conversation): Turn {
  if (state.fit === undefined) return show(state, { remark: 'choose' });
  return asksByStaff(state.fit) ? show(go(state, 'harm')) : decide(state);
}

/**
 * The route is computed anew from the answers at every press: nothing that a client sends decides it. What was chosen at an
 * earlier verdict does not hold for a new one.
 */
function decide(before: Conversation): Turn {
  const answers = answersOf(before);
  if (answers === undefined) return show(before, { remark: 'choose' });
  const state = withoutHr(before);
  if (isFiledDirectly(triage(answers).route)) return towardsReceipt(state);
  return show(go(state, 'verdict'));
}

/** HR, the handlers all the same, or others who can help. Whether HR is a way is asked of the answers, not of the button. */
function pressVerdict(state: Conversation, button: ButtonName | undefined): Turn {
  switch (button) {
    case 'anyway':
      return towardsReceipt(withoutHr(state));
    case 'to_hr':
      if (!isForHr(state)) return show(state);
      return { kind: 'do', state, effect: { kind: 'look', then: 'to_hr' }, carry: {} };
    case 'others': {
      const answers = answersOf(state);
      const single = answers !== undefined && triage(answers).route === 'hr';
      return show(single ? go(state, 'others') : state);
    }
    default:
      return show(state);
  }
}

/** Takes the way to HR, unless nobody is left there who could read. */
export function chooseHr(state: Conversation, setting: Setting): Turn {
  if (setting.hr.length === 0) return showIn(state, setting, { remark: 'hr_empty' });
  return towardsReceipt({ ...state, toHr: true });
}

function towardsReceipt(state: Conversation): Turn {
  if (state.ticks.includes('involved')) return show(go(state, 'involved'));
  return show(go({ ...state, excluded: [] }, 'receipt'));
}

/** Leaves the list of the involved: to the receipt, or, when nobody is left who could read, to other ways. */
export function leaveInvolved(state: Conversation, setting: Setting): Turn {
  const named = everybody(setting).map((person) => person.id);
  // Only the desk's own can be excluded: what else a client sends would fill the thread's state for nothing.
  const excluded = state.excluded.filter((id) => named.includes(id));
  const reads = setting.readers.some((person) => !excluded.includes(person.id));
  return show(go({ ...state, excluded }, reads ? 'receipt' : 'nobody'));
}

/** Whoever was named as involved stays excluded, unless the tick that asked for it was taken away. */
function wantsToTalk(state: Conversation): Conversation {
  const excluded = state.ticks.includes('involved') ? state.excluded : [];
  return { ...withoutHr(state), talk: true, excluded };
}

function leaveReceipt(state: Conversation, fields: Fields): Turn {
  const group = (fields.group ?? '').normalize('NFKC').replace(/\D/g, '');
  if (group !== lastGroup(state.receipt)) {
    return show(state, { remark: 'wrong_group', fields });
  }
  if (state.keys !== undefined) return derived(state);
  return { kind: 'do', state, effect: { kind: 'derive' }, carry: { fields } };
}

/** Goes on once the receipt's keys are there. */
export function derived(state: Conversation): Turn {
  if (!state.talk) return show(go(state, 'story'));
  return { kind: 'do', state, effect: { kind: 'file' }, carry: {} };
}

function fileStory(state: Conversation): Turn {
  const { what = '', where = '', how = '', who = '' } = state.texts;
  if (`${what}${where}${how}`.trim() === '') return show(state, { remark: 'empty' });
  if (utf8Length(what + where + how + who) > limits.textBytes)
    return show(state, { remark: 'too_long' });
  return { kind: 'do', state, effect: { kind: 'file' }, carry: {} };
}

/** Goes on to a step. Coming to a step that lies behind takes the way back to it, so that no circle grows. */
export function go(state: Conversation, step: Step): Conversation {
  if (state.step === step) return state;
  const known = state.trail.indexOf(step);
  const trail = known >= 0 ? state.trail.slice(0, known) : [...state.trail, state.step];
  return { ...state, step, trail };
}

/** Goes one step back, unless there is more text than the sealed block holds in which it travels there. */
function goBack(state: Conversation): Turn {
  if (!fitsBehind(state.texts)) return show(state, { remark: 'too_long' });
  const step = state.trail[state.trail.length - 1] ?? 'start';
  return show({ ...state, step, trail: state.trail.slice(0, -1) });
}
