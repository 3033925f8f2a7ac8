import { assessments, readNumber, subjectsOf } from '../domain/case';
import { redirectTargetsOf } from '../domain/contacts';
import type { DeskCommand } from '../domain/desk-command';
import { asksInvestigation } from '../domain/desk-options';
import type { Fields } from '../domain/fields';
import type { Desk, Locale, MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import {
  closeReasonsOf,
  handOverTargets,
  type Investigation,
  investigations,
  revealing,
} from '../domain/message';
import { type Minutes, recordings, settlings, ways } from '../domain/minutes';
import { utf8Length } from '../domain/page';
import type { ReadyText } from '../domain/ready-text';
import type { Remark } from '../domain/remarks';
import type { DeskWorld } from './desk';
import type { AtForm } from './desk-draft';
import { forms } from './forms';

/**
 * What a form says, or the remark that it cannot be sent so.
 * @param locale the language in which a sentence of ours is added to what was written
 */
export function readForm(
  world: Pick<DeskWorld, 'targets' | 'readyText'>,
  member: Member,
  { form, to }: AtForm,
  fields: Fields,
  locale: Locale,
): DeskCommand | Remark {
  const text = fields.text ?? '';
  const filled = (command: DeskCommand): DeskCommand | Remark =>
    wrongTexts(form, fields) ?? command;
  switch (form) {
    case 'desk_acknowledge':
      return filled({ kind: 'acknowledged', text });
    case 'desk_reply':
      return filled({ kind: isFeedback(member.desk, fields) ? 'feedback' : 'reply', text });
    case 'desk_note':
      return filled({ kind: 'note', author: member.title, text });
    case 'desk_case':
      return caseFrom(member.desk, fields);
    case 'desk_minutes': {
      const taken = minutesFrom(member, fields);
      return typeof taken === 'string' ? taken : filled({ kind: 'minutes', ...taken, text });
    }
    case 'desk_settle': {
      const how = settlings.find((known) => known === fields.settling);
      if (how === undefined) return 'choose';
      // Only that somebody did not want to, or could not, takes a reason (VBL 8:3).
      if (how !== 'declined' && text.trim() === '')
        return { kind: 'minutes_settled', how, text: '' };
      return filled({ kind: 'minutes_settled', how, text });
    }
    case 'desk_redirect':
      return 'choose';
    case 'desk_redirect_text': {
      const known = redirectTargetsOf(member.desk).find((target) => target === to);
      const duty = dutyOf(member.desk, fields);
      if (known === undefined) return 'choose';
      if (!world.targets(member.desk).includes(known)) return 'no_contact';
      if (duty === undefined) return 'choose';
      return filled({ kind: 'redirected', to: known, text, ...duty });
    }
    case 'desk_ask_hr':
      return filled({ kind: 'hr_asked', text });
    case 'desk_give_hr': {
      const { excerpt = '' } = fields;
      return filled({ kind: 'given_to_hr', excerpt, text, involved: ticked(fields) });
    }
    case 'desk_write_hr':
      return filled({ kind: 'written_to_hr', text });
    case 'desk_hand_over':
      return handOver(fields, (words) => world.readyText(locale, words));
    case 'desk_move':
      return { kind: 'moved', involved: ticked(fields) };
    case 'desk_close': {
      const reason = closeReasonsOf(member.desk).find((known) => known === fields.reason);
      const duty = dutyOf(member.desk, fields);
      if (reason === undefined || duty === undefined) return 'choose';
      return filled({ kind: 'closed', reason, text, ...duty });
    }
    case 'desk_reopen':
      return filled({ kind: 'reopened', text });
    case 'desk_step_down':
      return { kind: 'stepped_down' };
  }
}

/** How a talk came about and whether it was recorded, and who took it down: the member, by title. */
export function minutesFrom(
  { title }: Pick<Member, 'title'>,
  fields: Fields,
): Omit<Minutes, 'text'> | 'choose' {
  const way = ways.find((known) => known === fields.way);
  const recording = recordings.find((known) => known === fields.recording);
  return way === undefined || recording === undefined
    ? 'choose'
    : { way, recording, author: title };
}

/** What stands in a case's form. Nothing in it has to be known yet. */
function caseFrom(
  desk: Desk,
  { number = '', subject, assignee = 'nobody', assessment }: Fields,
): DeskCommand | Remark {
  const kept = readNumber(number);
  if (kept === 'too_long') return kept;
  return {
    kind: 'case_kept',
    number: kept?.value,
    subject: subjectsOf(desk).find((known) => known === subject),
    assignee: /^[0-9a-f]{32}$/.test(assignee) ? (assignee as MemberId) : undefined,
    assessment: assessments.find((known) => known === assessment),
  };
}

/**
 * A hand-over without consent names the recipient, the police apart, and says why (VBL 5:10). Whether it may
 * reveal who reported is always answered, and the reporter reads the answer (VBL 5:8 p. 4).
 */
function handOver(fields: Fields, readyText: (words: ReadyText) => string): DeskCommand | Remark {
  const to = handOverTargets.find((target) => target === fields.target);
  const reveals = revealing.find((answer) => answer === fields.reveals);
  if (to === undefined || reveals === undefined) return 'choose';
  const name = (fields.recipient ?? '').trim().replace(/\s+/g, ' ');
  if (name === '' && to !== 'police') return 'empty';
  if (Array.from(name).length > limits.recipientCharacters) return 'too_long';
  const said = readyText(reveals === 'yes' ? 'may_reveal' : 'reveals_nothing');
  const { cause = '', text = '' } = fields;
  const told = `${text}\n\n${said}`;
  return (
    wrongTexts('desk_hand_over', fields) ??
    wrongTexts('desk_hand_over', { ...fields, text: told }) ?? {
      kind: 'handed_over',
      to,
      name,
      cause,
      text: told,
    }
  );
}

/** Every text but a recipient's name is needed, and all of a form fit into one message together. */
function wrongTexts(form: AtForm['form'], fields: Fields): 'empty' | 'too_long' | undefined {
  const { texts } = forms[form];
  const blank = (name: (typeof texts)[number]): boolean => (fields[name] ?? '').trim() === '';
  if (texts.some((name) => name !== 'recipient' && blank(name))) return 'empty';
  const bytes = texts.reduce((sum, name) => sum + utf8Length(fields[name] ?? ''), 0);
  return bytes > limits.textBytes ? 'too_long' : undefined;
}

/** Feedback on measures is the act's own word: HR has no such clock. */
function isFeedback(desk: Desk, { feedback }: Fields): boolean {
  return desk === 'whistleblowing' && feedback === 'true';
}

/** What HR says of the duty to investigate; nothing where nobody asks, `undefined` where it is missing. */
function dutyOf(
  desk: Desk,
  fields: Fields,
): { readonly investigation?: Investigation } | undefined {
  if (!asksInvestigation(desk)) return {};
  const investigation = investigations.find((known) => known === fields.investigation);
  return investigation === undefined ? undefined : { investigation };
}

function ticked({ involved = '' }: Fields): readonly string[] {
  return involved.split(',').filter((id) => id !== '');
}
