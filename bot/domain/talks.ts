import type { Day } from './day';
import { type Body, inOrder, type Message } from './message';
import type { MinutesStep } from './minutes';

/** What was written down of a talk, by its day, and how it has come with it. */
export interface TalkStanding {
  readonly of: Day;
  readonly step: MinutesStep;
}

/**
 * The oldest of what was written down that nobody has approved or settled (VBL 8:3); where there is none, the
 * latest of it, which is settled. `undefined` where nothing was written down. What was approved names a day:
 * it is about all that stood there of that day. What came along from HR counts as what it was.
 * @param messages all that the desk has written, and at least what the reporter wrote since the first talk
 */
export function standingOfMinutes(messages: readonly Message[]): TalkStanding | undefined {
  const said = inOrder(messages).map(({ day, body }) => ({ day, body: ownBody(body) }));
  const isSettled = (day: Day, at: number): boolean =>
    said.some(({ body }, later) => later > at && settles(body) && body.of === day);
  const talks = said.flatMap(({ day, body }, at) =>
    takesDown(body) ? [{ of: day, open: !isSettled(day, at) }] : [],
  );
  const { of, open } = talks.find((talk) => talk.open) ?? talks.at(-1) ?? {};
  return of && { of, step: open === true ? 'open' : 'settled' };
}

/** Whether a message is what was written down of a talk: minutes, or the report that a desk has entered. */
export function isTakenDown({ body }: Message): boolean {
  return takesDown(ownBody(body));
}

function ownBody(body: Body): Body {
  return body.kind === 'by_hr' ? body.body : body;
}

function takesDown({ kind }: Body): boolean {
  return kind === 'entered' || kind === 'minutes';
}

function settles(
  body: Body,
): body is Extract<Body, { kind: 'minutes_approved' | 'minutes_settled' }> {
  return body.kind === 'minutes_approved' || body.kind === 'minutes_settled';
}
