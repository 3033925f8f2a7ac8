import type { Day } from '../domain/day';
import type { DeskCommand } from '../domain/desk-command';
import type { Fields } from '../domain/fields';
import {
  type Handed,
  type HandedTo,
  type HandPurpose,
  offeredTargets,
  purposes,
  revealing,
} from '../domain/hand-over';
import { type DutyAnswer, dutyAnswers, readComing, whyNotDefer } from '../domain/handing';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import type { ReadyText } from '../domain/ready-text';
import type { Remark } from '../domain/remarks';
import type { HandStep } from './desk-draft';

/** What is needed to read a hand-over: the day, and the sentences that are added to what was written. */
interface Reading {
  readonly today: Day;
  readonly readyText: (words: ReadyText) => string;
}

/** What was answered in the first step. `ask` is help for the reporter, who has not been asked yet. */
export interface FirstStep {
  readonly to: HandedTo;
  readonly purpose: HandPurpose | 'ask';
  readonly duty: DutyAnswer;
}

/** Reads the first step of a hand-over; `undefined` where something is not answered. */
export function readFirstStep(fields: Fields): FirstStep | undefined {
  const { target, purpose } = fields;
  const to = [...offeredTargets, 'hr' as const].find((known) => known === target);
  const why = [...purposes, 'ask' as const].find((known) => known === purpose);
  const duty = readOwnDuty(fields);
  return to && why && duty && { to, purpose: why, duty };
}

/** Whether the desk has a duty of its own; `undefined` where it is not answered. */
export function readOwnDuty({ ownDuty }: Fields): DutyAnswer | undefined {
  return dutyAnswers.find((answer) => answer === ownDuty);
}

/**
 * A hand-over outside the product names the recipient, the police apart, and says why (VBL 5:10). Whether it
 * may reveal who reported is always answered, and the reporter reads the answer (VBL 5:8 p. 4).
 */
export function readHandOver(
  fields: Fields,
  step: HandStep | undefined,
  reading: Reading,
): DeskCommand | Remark {
  if (step?.to === undefined) return 'choose';
  const name = (fields.recipient ?? '').trim().replace(/\s+/g, ' ');
  if (name === '' && step.to !== 'police') return 'empty';
  if (Array.from(name).length > limits.recipientCharacters) return 'too_long';
  const read = readHanded(fields, { to: step.to, name, purpose: step.purpose }, reading);
  if (typeof read === 'string') return read;
  const { handed, text } = read;
  const kind = handed.later === undefined ? 'handed_on' : 'handed_untold';
  return { kind, handed, copy: fields.copy ?? '', text };
}

/** The excerpt that HR gets without a yes, since it cannot act without it (VBL 5:10). */
export function readHandHr(
  fields: Fields,
  involved: readonly string[],
  reading: Reading,
): DeskCommand | Remark {
  const read = readHanded(fields, { to: 'hr', name: '', purpose: 'needed' }, reading);
  if (typeof read === 'string') return read;
  const { excerpt = '' } = fields;
  return { kind: 'given_to_hr', excerpt, involved, ...read };
}

function readHanded(
  fields: Fields,
  of: Pick<Handed, 'to' | 'name' | 'purpose'>,
  { today, readyText }: Reading,
): { readonly handed: Handed; readonly text: string } | Remark {
  const reveals = revealing.find((answer) => answer === fields.reveals);
  const hinders = revealing.find((answer) => answer === fields.hinders);
  if (reveals === undefined || hinders === undefined) return 'choose';
  const { cause = '', text: written = '' } = fields;
  const revealsWhy = reveals === 'yes' ? (fields.revealsWhy ?? '').trim() : '';
  if (reveals === 'yes' && revealsWhy === '') return 'why_missing';
  const said = readyText(reveals === 'yes' ? 'may_reveal' : 'reveals_nothing');
  const text = `${written}\n\n${[said, revealsWhy].join(' ').trim()}`;
  if (utf8Length(of.name + cause + text) > limits.textBytes) return 'too_long';
  const handed = { ...of, cause, reveals, revealsWhy };
  if (hinders === 'no') return { handed, text };
  const why = (fields.laterWhy ?? '').trim();
  if (why === '') return 'why_missing';
  const tellBy = readComing(fields.tellBy ?? '', today);
  if (tellBy === undefined) return 'day_wrong';
  const refused = whyNotDefer({}, { ...of, cause, text, why, tellBy });
  return refused ?? { handed: { ...handed, later: { why, tellBy } }, text };
}
