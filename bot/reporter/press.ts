import type { ButtonName } from '../domain/buttons';
import type { Fields } from '../domain/fields';
import { parseInvitationCode } from '../domain/invitation';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import { parseReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import { lastGroup, parseReportCode, type ReportCode } from '../domain/report-code';
import { isToTalk, triage } from '../domain/triage';
import { answersOf, isForHr, withoutHr } from './answers';
import { askOnce } from './ask-once';
import type { Conversation } from './conversation';
import type { Next } from './event';
import { go, goBack, goOnWithKeys } from './go';
import { pressThread } from './press-thread';
import { doing, show } from './show';

/** Handles a button at the current step; a button unknown to the view shows it again. */
export function press(
  state: Conversation,
  button: ButtonName | undefined,
  fields: Fields,
  calledBy?: readonly string[],
): Next {
  if (button === 'leave') return show({ ...state, step: 'left', trail: [], texts: {} });
  if (button === 'switch')
    return show({ ...state, locale: state.locale === 'sv' ? 'en' : 'sv' }, { fields });
  if (button === 'back' && state.trail.length > 0) return goBack(state);
  switch (state.step) {
    case 'start':
      return pressStart(state, button);
    case 'code':
      return button === 'open' ? openWith(state, fields) : show(state, { fields });
    case 'rights':
      if (button === 'employer') return show(go(state, 'employer'));
      return button === 'practice' ? doing(state, { kind: 'draw_report_code' }) : show(state);
    case 'safety':
      if (button === 'safe') return show(go(leaveSafety(state, false), 'guide'));
      if (button === 'security') return show(go(leaveSafety(state, true), 'security'));
      return show(state);
    case 'security':
      return button === 'next' ? show(go(state, 'more')) : show(state);
    case 'guide':
      if (button !== 'next') return show(state);
      return state.about === undefined
        ? show(state, { remark: 'choose' })
        : show(go(state, 'more'));
    case 'more':
      return button === 'next' ? leaveMore(state) : show(state);
    case 'verdict':
      return pressVerdict(state, button);
    case 'involved':
      return button === 'next'
        ? doing(state, { kind: 'look', then: 'leave_involved' })
        : show(state);
    case 'report_code':
      return button === 'next' ? leaveReportCode(state, fields) : show(state, { fields });
    case 'story':
      return button === 'file' ? fileStory(state, calledBy) : show(state);
    case 'talk':
      return button === 'file' ? doing(state, { kind: 'file' }) : show(state);
    case 'account':
      return button === 'next' ? leaveWarning(state) : show(state);
    case 'renew':
      return button === 'next' ? leaveNewCode(state, fields) : show(state, { fields });
    case 'thread':
    case 'proof':
      return pressThread(state, button, calledBy);
    case 'sent':
      return button === 'next' ? show(go(state, 'thread')) : show(state);
    case 'wait':
      return button === 'next' ? doing(state, { kind: 'begin' }) : show(state);
    case 'practised':
      if (button !== 'report' || state.practised?.own !== true) return show(state);
      return doing(state, { kind: 'draw_report_code' });
    case 'employer':
    case 'others':
    case 'nobody':
    case 'filed':
    case 'unopened':
    case 'joined':
    case 'left':
      return show(state);
  }
}

function pressStart(state: Conversation, button: ButtonName | undefined): Next {
  switch (button) {
    case 'report':
      return show(go(state, 'safety'));
    case 'rights':
      return show(go(state, 'rights'));
    case 'practice':
      if (state.practice) return show(go(state, 'safety'));
      return doing(state, { kind: 'draw_report_code' });
    case 'have_code':
      return show(go(state, 'code'));
    default:
      return show(state);
  }
}

/** Opens a thread with its code, or joins a desk with an invitation. */
function openWith(state: Conversation, fields: Fields): Next {
  const typed = fields.code ?? '';
  // Only digits are an incomplete report code, no part of which may be looked up as an invitation.
  const code = /\p{L}/u.test(typed) ? parseInvitationCode(typed) : undefined;
  if (code !== undefined) return doing(state, { kind: 'join', code }, { fields });
  const parsed = parseReportCode(typed);
  if (parsed.kind === 'mistyped') return show(state, { remark: whyNoCode(typed), fields });
  const { reportCode } = parsed;
  // Earlier questions were about another text.
  return doing({ ...state, tellings: undefined }, { kind: 'open', reportCode }, { fields });
}

/** The reference is the last thing that a reporter saw. */
function whyNoCode(typed: string): Remark {
  if (typed.trim() === '') return 'code_missing';
  return parseReference(typed) === undefined ? 'mistyped' : 'code_is_reference';
}

/** One button says that it is about national security; the other takes it back. */
function leaveSafety(before: Conversation, security: boolean): Conversation {
  const state = { ...before, talk: false };
  if ((state.about === 'security') === security) return state;
  const about = security ? ('security' as const) : undefined;
  return { ...state, about, detail: undefined, canWait: undefined };
}

/**
 * Computes the route from the answers at every press: no client decides it. An earlier choice of HR is
 * dropped.
 */
function leaveMore(state: Conversation): Next {
  const answers = answersOf(state);
  if (answers === undefined) return show(state, { remark: 'choose' });
  return show(go({ ...withoutHr(state), talk: isToTalk(answers) }, 'involved'));
}

/** Handles the ways on from the verdict. The answers decide whether HR is one. */
function pressVerdict(state: Conversation, button: ButtonName | undefined): Next {
  switch (button) {
    case 'anyway':
      return doing(state, { kind: 'look', then: 'choose_handlers' });
    case 'to_hr':
      if (!isForHr(state)) return show(state);
      return doing(state, { kind: 'look', then: 'choose_hr' });
    case 'change':
      return show(go(state, state.about === 'security' ? 'safety' : 'guide'));
    case 'others': {
      const answers = answersOf(state);
      const single = answers !== undefined && triage(answers).route === 'hr';
      return show(single ? go(state, 'others') : state);
    }
    default:
      return show(state);
  }
}

/** Goes to the new code; to the thread when the code is exchanged but not in force yet. */
function leaveWarning(state: Conversation): Next {
  if (state.opened === undefined) return show({ ...state, step: 'start', trail: [] });
  return show(go(state, state.opened.renewal === undefined ? 'thread' : 'renew'));
}

/** Makes sure that the new code is written down before it replaces the desk's. */
function leaveNewCode(state: Conversation, fields: Fields): Next {
  const renewal = state.opened?.renewal;
  if (renewal === undefined) return show({ ...state, step: 'start', trail: [] });
  if (!isWrittenDown(renewal, fields)) return show(state, { remark: 'wrong_group', fields });
  return doing(state, { kind: 'renew' }, { fields });
}

function isWrittenDown(reportCode: ReportCode, { group = '' }: Fields): boolean {
  return group.normalize('NFKC').replace(/\D/g, '') === lastGroup(reportCode);
}

function leaveReportCode(state: Conversation, fields: Fields): Next {
  if (!isWrittenDown(state.reportCode, fields))
    return show(state, { remark: 'wrong_group', fields });
  if (state.keys !== undefined) return goOnWithKeys(state);
  return doing(state, { kind: 'derive' }, { fields });
}

function fileStory(state: Conversation, calledBy?: readonly string[]): Next {
  const { what = '', where = '', how = '', who = '' } = state.texts;
  if (`${what}${where}${how}`.trim() === '') return show(state, { remark: 'empty' });
  if (utf8Length(what + where + how + who) > limits.textBytes)
    return show(state, { remark: 'too_long' });
  const asks = askOnce(state, { texts: [what, where, how], own: who, calledBy });
  return asks ?? doing(state, { kind: 'file' });
}
