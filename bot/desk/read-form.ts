import { assessments, readNumber, subjectsOf } from '../domain/case';
import { redirectTargetsOf } from '../domain/contacts';
import { type Day, parseDay } from '../domain/day';
import type { DeskCommand } from '../domain/desk-command';
import { asksInvestigation, asksMeasures } from '../domain/desk-options';
import type { FieldName, Fields } from '../domain/fields';
import { dutyStandings, laws, readComing, readTold } from '../domain/handing';
import { readHoldWhy } from '../domain/hold';
import type { Desk, Locale, MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { closeReasonsOf, type Investigation, investigations, isOutcome } from '../domain/message';
import { type Minutes, recordings, settlings, ways } from '../domain/minutes';
import { utf8Length } from '../domain/page';
import type { ReadyText } from '../domain/ready-text';
import type { Remark } from '../domain/remarks';
import type { Clock } from '../ports/clock';
import type { DeskWorld } from './desk';
import type { AtForm } from './desk-draft';
import { forms } from './forms';
import { readAnswer, readShutOut, readStepDown } from './read-conflict';
import { readHandHr, readHandOver } from './read-hand-over';

/**
 * What a form says, or the remark that it cannot be sent so.
 * @param locale the language in which a sentence of ours is added to what was written
 */
export function readForm(
  world: Pick<DeskWorld, 'targets' | 'readyText'> & { readonly clock: Pick<Clock, 'today'> },
  member: Member,
  { form, to, hand, letGo }: AtForm,
  fields: Fields,
  locale: Locale,
): DeskCommand | Remark {
  const text = fields.text ?? '';
  const filled = (command: DeskCommand): DeskCommand | Remark =>
    wrongTexts(form, fields) ?? command;
  const reading = {
    today: world.clock.today(),
    readyText: (words: ReadyText) => world.readyText(locale, words),
  };
  switch (form) {
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
      return 'choose';
    case 'desk_hand_over_text':
      return wrongTexts(form, fields) ?? readHandOver(fields, hand, reading);
    case 'desk_hand_hr':
      return wrongTexts(form, fields) ?? readHandHr(fields, ticked(fields), reading);
    case 'desk_tell':
      return filled({ kind: 'told_later', text });
    case 'desk_duty':
      return dutyFrom(member, fields, world.clock.today());
    case 'desk_move':
      return { kind: 'moved', involved: ticked(fields) };
    case 'desk_close':
      return close(member.desk, fields);
    case 'desk_reopen':
      return filled({ kind: 'reopened', text });
    case 'desk_step_down':
      return wrongTexts(form, fields) ?? readStepDown(fields);
    case 'desk_shut_out':
      return wrongTexts(form, fields) ?? readShutOut(fields);
    case 'desk_two':
      return wrongTexts(form, fields) ?? readAnswer(fields);
    case 'desk_hold':
      return wrongTexts(form, fields) ?? holdFrom(fields, world.clock.today());
    case 'desk_let_go':
      if (letGo === undefined || letGo === 'waits') return 'not_now';
      return { kind: letGo === 'ends' ? 'hold_ended' : 'hold_end_proposed' };
    case 'desk_show': {
      const { person = '' } = fields;
      // Whether it can be shown to that one is looked at when it is done.
      return /^[0-9a-f]{32}$/.test(person) ? { kind: 'shown', to: person as MemberId } : 'choose';
    }
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

/** A hold has its reason and a day that is to come: nothing is kept without end (VBL 7:8). */
function holdFrom({ cause = '', lookOn = '' }: Fields, today: Day): DeskCommand | Remark {
  const line = readHoldWhy(cause);
  if (line === undefined) return 'hold_long';
  const lookAgainOn = readComing(lookOn, today);
  return lookAgainOn === undefined ? 'day_wrong' : { kind: 'hold_set', why: line, lookAgainOn };
}

/** What stands in a case's form. Nothing in it has to be known yet. */
function caseFrom(
  desk: Desk,
  { number = '', subject, assignee = 'nobody', deputy = 'nobody', assessment }: Fields,
): DeskCommand | Remark {
  const kept = readNumber(number);
  if (kept === 'too_long') return kept;
  return {
    kind: 'case_kept',
    number: kept?.value,
    subject: subjectsOf(desk).find((known) => known === subject),
    assignee: memberIn(assignee),
    deputy: memberIn(deputy),
    assessment: assessments.find((known) => known === assessment),
  };
}

function memberIn(chosen: string): MemberId | undefined {
  return /^[0-9a-f]{32}$/.test(chosen) ? (chosen as MemberId) : undefined;
}

/** What is said of a duty of the organisation's own: which, how it stands, since when, by whom or why not. */
function dutyFrom(
  { title }: Member,
  { law, standing, begunOn = '', told = '' }: Fields,
  today: Day,
): DeskCommand | Remark {
  const of = laws.find((known) => known === law);
  const is = dutyStandings.find((known) => known === standing);
  if (of === undefined || is === undefined) return 'choose';
  const line = readTold(told);
  if (line === undefined) return 'told_long';
  if (is !== 'begun') {
    if (is === 'not_begun' && line === '') return 'empty';
    return { kind: 'duty_kept', law: of, is, on: today, told: line };
  }
  const on = parseDay(begunOn.trim());
  if (on === undefined || on > today) return 'day_ahead';
  return { kind: 'duty_kept', law: of, is, on, told: line === '' ? title : line };
}

/**
 * The handlers say what was done and why, or leave either out: then it is no feedback (VBL 5:8 p. 3). Whoever
 * says what an inquiry came to says both. At HR's desk one text says all.
 */
function close(desk: Desk, fields: Fields): DeskCommand | Remark {
  const reason = closeReasonsOf(desk).find((known) => known === fields.reason);
  const duty = dutyOf(desk, fields);
  if (reason === undefined || duty === undefined) return 'choose';
  const closing = { kind: 'closed', reason, ...duty } as const;
  const wrong = (free: readonly FieldName[]): 'empty' | 'too_long' | undefined =>
    wrongTexts('desk_close', fields, free);
  if (!asksMeasures(desk)) {
    const { text = '' } = fields;
    return wrong(['measures', 'why']) ?? { ...closing, text };
  }
  const { measures = '', why = '' } = fields;
  const free: readonly FieldName[] = isOutcome(reason) ? ['text'] : ['text', 'measures', 'why'];
  return wrong(free) ?? { ...closing, text: why, measures };
}

/** Every text is needed but what may be left empty, and all of a form fit into one message together. */
function wrongTexts(
  form: AtForm['form'],
  fields: Fields,
  free: readonly FieldName[] = forms[form].optional ?? [],
): 'empty' | 'too_long' | undefined {
  const { texts } = forms[form];
  const blank = (name: (typeof texts)[number]): boolean => (fields[name] ?? '').trim() === '';
  if (texts.some((name) => !free.includes(name) && blank(name))) return 'empty';
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
