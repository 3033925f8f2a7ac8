import type { ButtonName } from '../domain/buttons';
import type { Fields } from '../domain/fields';
import { parseInvitationCode } from '../domain/invitation';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import { asksByStaff } from '../domain/questionnaire';
import { lastGroup, parseReceipt } from '../domain/receipt';
import { isFiledDirectly, triage } from '../domain/triage';
import { answersOf, isForHr, withoutHr } from './answers';
import type { Conversation } from './conversation';
import type { Next } from './event';
import { go, goBack, goOnWithKeys, goToReceipt } from './go';
import { pressThread } from './press-thread';
import { show } from './show';

/** What a button does where the conversation is; one that the view does not have shows the view as it was. */
export function press(state: Conversation, button: ButtonName | undefined, fields: Fields): Next {
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
      return { kind: 'do', state, effect: { kind: 'look', then: 'leave_involved' }, redraw: {} };
    case 'receipt':
      return button === 'next' ? leaveReceipt(state, fields) : show(state, { fields });
    case 'story':
      return button === 'file' ? fileStory(state) : show(state);
    case 'thread':
      return pressThread(state, button);
    case 'sent':
      return button === 'next' ? show(go(state, 'thread')) : show(state);
    case 'wait':
      if (button !== 'next') return show(state);
      return { kind: 'do', state, effect: { kind: 'begin' }, redraw: {} };
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

function pressStart(state: Conversation, button: ButtonName | undefined, fields: Fields): Next {
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
        return { kind: 'do', state, effect: { kind: 'join', code }, redraw: { fields } };
      }
      const parsed = parseReceipt(typed);
      if (parsed.kind === 'mistyped') return show(state, { remark: 'mistyped', fields });
      const { receipt } = parsed;
      return { kind: 'do', state, effect: { kind: 'open', receipt }, redraw: { fields } };
    }
    default:
      return show(state, { fields });
  }
}

function leaveGuide(state: Conversation): Next {
  if (state.fit === undefined) return show(state, { remark: 'choose' });
  return asksByStaff(state.fit) ? show(go(state, 'harm')) : decide(state);
}

/**
 * The route is computed from the answers at every press: nothing that a client sends decides it. What was
 * chosen at an earlier verdict does not hold for a new one.
 */
function decide(before: Conversation): Next {
  const answers = answersOf(before);
  if (answers === undefined) return show(before, { remark: 'choose' });
  const state = withoutHr(before);
  if (isFiledDirectly(triage(answers).route)) return goToReceipt(state);
  return show(go(state, 'verdict'));
}

/** HR, the handlers all the same, or others who can help. The answers decide whether HR is a way. */
function pressVerdict(state: Conversation, button: ButtonName | undefined): Next {
  switch (button) {
    case 'anyway':
      return goToReceipt(withoutHr(state));
    case 'to_hr':
      if (!isForHr(state)) return show(state);
      return { kind: 'do', state, effect: { kind: 'look', then: 'choose_hr' }, redraw: {} };
    case 'others': {
      const answers = answersOf(state);
      const single = answers !== undefined && triage(answers).route === 'hr';
      return show(single ? go(state, 'others') : state);
    }
    default:
      return show(state);
  }
}

/** Who was named as involved stays excluded, unless the tick that asked for it was taken away. */
function wantsToTalk(state: Conversation): Conversation {
  const excluded = state.ticks.includes('involved') ? state.excluded : [];
  return { ...withoutHr(state), talk: true, excluded };
}

function leaveReceipt(state: Conversation, fields: Fields): Next {
  const group = (fields.group ?? '').normalize('NFKC').replace(/\D/g, '');
  if (group !== lastGroup(state.receipt)) {
    return show(state, { remark: 'wrong_group', fields });
  }
  if (state.keys !== undefined) return goOnWithKeys(state);
  return { kind: 'do', state, effect: { kind: 'derive' }, redraw: { fields } };
}

function fileStory(state: Conversation): Next {
  const { what = '', where = '', how = '', who = '' } = state.texts;
  if (`${what}${where}${how}`.trim() === '') return show(state, { remark: 'empty' });
  if (utf8Length(what + where + how + who) > limits.textBytes)
    return show(state, { remark: 'too_long' });
  return { kind: 'do', state, effect: { kind: 'file' }, redraw: {} };
}
