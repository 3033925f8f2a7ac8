import type { Day } from './day';
import { type Body, inOrder, type Message, wasOutBefore } from './message';
import type { MinutesStep } from './minutes';

/** Minutes of a talk, by their day, and their step. */
export interface TalkStanding {
  readonly of: Day;
  readonly step: MinutesStep;
}

/**
 * The oldest minutes that are still open (VBL 8:3), or else the latest; `undefined` when there are none. An
 * approval names a day, and covers all minutes of that day. Those moved from HR count alike.
 * @param messages all of the desk's, and the reporter's since the first talk
 */
export function standingOfMinutes(messages: readonly Message[]): TalkStanding | undefined {
  const said = inOrder(messages).map((one) => ({ ...one, body: ownBody(one.body) }));
  const isSettled = (talk: (typeof said)[number], at: number): boolean =>
    said.some(
      (one, later) =>
        later > at &&
        settles(one.body) &&
        one.body.of === talk.day &&
        // Nobody approves what was not out.
        (one.body.kind === 'minutes_settled' || wasOutBefore(talk, one)),
    );
  const talks = said.flatMap((one, at) =>
    takesDown(one.body) ? [{ of: one.day, open: !isSettled(one, at) }] : [],
  );
  const { of, open } = talks.find((talk) => talk.open) ?? talks.at(-1) ?? {};
  return of && { of, step: open === true ? 'open' : 'settled' };
}

/** Whether a message is minutes, or a report that a desk has entered. */
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
