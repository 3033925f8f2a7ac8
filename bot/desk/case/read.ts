import { asksInvestigation } from '../../domain/desk-options';
import type { Fields } from '../../domain/fields';
import { type DutyAnswer, dutyAnswers } from '../../domain/handing';
import type { Desk, MemberId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import { type Investigation, investigations } from '../../domain/message';
import { type Minutes, recordings, ways } from '../../domain/minutes';
import { utf8Length } from '../../domain/page';
import { type Excluding, isReasonLong } from '../../domain/proposal';

/** How a talk was held, whether it was recorded, and the title of the member who took it down. */
export function readTalk(
  { title }: Pick<Member, 'title'>,
  fields: Fields,
): Omit<Minutes, 'text'> | 'choose' {
  const way = ways.find((known) => known === fields.way);
  const recording = recordings.find((known) => known === fields.recording);
  return way === undefined || recording === undefined
    ? 'choose'
    : { way, recording, author: title };
}

/** HR's answer about the duty to investigate; `{}` if nobody asks, `undefined` if it is missing. */
export function readInvestigation(
  desk: Desk,
  fields: Fields,
): { readonly investigation?: Investigation } | undefined {
  if (!asksInvestigation(desk)) return {};
  const investigation = investigations.find((known) => known === fields.investigation);
  return investigation === undefined ? undefined : { investigation };
}

/** Whether the desk has a duty of its own; `undefined` if it is not answered. */
export function readOwnDuty({ ownDuty }: Fields): DutyAnswer | undefined {
  return dutyAnswers.find((answer) => answer === ownDuty);
}

/** The people ticked as involved, from the client: ids of anything. */
export function readTicked({ involved = '' }: Fields): readonly string[] {
  return involved.split(',').filter((id) => id !== '');
}

/** The chosen member's id, if there is one. */
export function readMember(chosen = ''): MemberId | undefined {
  return /^[0-9a-f]{32}$/.test(chosen) ? (chosen as MemberId) : undefined;
}

/** Why somebody takes no part in a case, and who decided that; empty if nobody else has. */
export type Reason = Pick<Excluding, 'why' | 'decidedBy'>;

/** Reads why somebody takes no part (KL 7:4 with 6:28 to 6:30). */
export function readReason({ cause = '', decidedBy: by = '' }: Fields): Reason | 'reason_long' {
  const reason = { why: cause.trim(), decidedBy: by.trim().replace(/\s+/g, ' ') };
  return isReasonLong(reason) ? 'reason_long' : reason;
}

/** Reads why somebody does alone what takes two. */
export function readBeside(
  { beside: typed = '' }: Fields,
  most: number,
): { readonly beside: string } | 'why_missing' | 'reason_long' {
  const beside = typed.trim();
  if (beside === '') return 'why_missing';
  return utf8Length(beside) > most ? 'reason_long' : { beside };
}
