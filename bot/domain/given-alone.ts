import { type CopyEntry, type CopyHead, entriesOf, type Numbered } from './case-copy';
import { addWorkingDays, type Day } from './day';
import { type Body, isByReporter } from './message';
import type { RedactedCopy } from './redacted-copy';
import { mapTexts, redactionMark } from './redactions';

/** When a member asked a colleague to read a redacted copy, and whether anybody else reads the case. */
interface AskedToRead {
  readonly askedOn: Day;
  readonly hasReaders: boolean;
}

/**
 * Whether the member who asked may give out a redacted copy alone: after one whole working day without an
 * answer, or where nobody else reads the case (TF 2:15).
 */
export function mayGiveAlone(
  { askedOn, hasReaders }: AskedToRead,
  today: Day,
  isWorkingDay: (day: Day) => boolean,
): boolean {
  return !hasReaders || addWorkingDays(askedOn, 1, isWorkingDay) < today;
}

/** Whether only two can show any of it: the head, notes, minutes, and all that the reporter wrote. */
function takesTwo(body: Body | CopyHead): boolean {
  if (body.kind === 'head') return true;
  const said = body.kind === 'by_hr' ? body.body : body;
  return isByReporter(said) || ['note', 'minutes', 'minutes_settled'].includes(said.kind);
}

/**
 * What a redacted copy shows that one member gives out alone. Of what the desk told the reporter it has the
 * kind. All that anybody wrote is redacted: no comparison of words tells what a name is. No day is shown.
 */
export function entriesAlone<B extends Body | CopyHead>(
  copied: readonly Numbered<B>[],
  { redactions }: Pick<RedactedCopy, 'redactions'>,
): readonly CopyEntry<B>[] {
  const hidden = (text: string): string => (text === '' ? text : redactionMark('unread'));
  return entriesOf(copied, { redactions, shown: [] }).map(({ body, ...of }) => {
    if (body === undefined) return of;
    return takesTwo(body) ? { ...of, redacted: 'unread' } : { ...of, body: mapTexts(body, hidden) };
  });
}
