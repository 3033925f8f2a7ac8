import { type CopyEntry, type CopyHead, entriesOf, type Numbered } from './case-copy';
import { addWorkingDays, type Day } from './day';
import type { Masking } from './masking';
import { mapTexts, maskMark, piecesOf, textsOf } from './masks';
import { type Body, isByReporter } from './message';

/** When a member asked a colleague to read a masked copy, and whether anybody else reads the case. */
interface AskedToRead {
  readonly askedOn: Day;
  readonly hasReaders: boolean;
}

/**
 * Whether the member who asked may give out a masked copy alone: after one whole working day without an
 * answer, or where nobody else reads the case (TF 2:15).
 */
export function mayGiveAlone(
  { askedOn, hasReaders }: AskedToRead,
  today: Day,
  isWorkingDay: (day: Day) => boolean,
): boolean {
  return !hasReaders || addWorkingDays(askedOn, 1, isWorkingDay) < today;
}

/** Whether only two can show it: the head, notes, minutes, and all that the reporter wrote. */
function takesTwo(body: Body | CopyHead): boolean {
  if (body.kind === 'head') return true;
  const said = body.kind === 'by_hr' ? body.body : body;
  return isByReporter(said) || ['note', 'minutes', 'minutes_settled'].includes(said.kind);
}

/** Words that everybody writes: they tell nothing of the person who wrote them. */
const common = new Set(
  [
    'alla att av blev bli blir då de dem den det detta du efter eller en er ett fick för från får ha han har',
    'hon hur här i in inte ja jag kan kommer med men mot nej ni nu när något och om oss på sedan ska som så',
    'tack till under upp ut vad var vi vid vill är över',
    'a about all an and are as at be been by can do for have if is it no not of on or our so thank thanks',
    'that the their they this to us was we what when which will with yes you your',
  ].flatMap((line) => line.split(' ')),
);

/** The words of a text as they are compared: without their endings, so that a name's genitive is the name. */
function wordsOf(text: string): readonly string[] {
  const plain = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC');
  const words = plain.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => !common.has(word))
    .map((word) => word.replace(/s$/, '').slice(0, 4));
}

/**
 * What a masked copy shows that one member gives out alone. What takes two is masked whole, and so is each of
 * the desk's texts that has a word of it, or a figure. No day is shown.
 * @param whole all of the case, and its reference
 */
export function entriesAlone<B extends Body | CopyHead>(
  copied: readonly Numbered<B>[],
  { masks }: Pick<Masking, 'masks'>,
  whole: { readonly all: readonly Numbered[]; readonly reference: string },
): readonly CopyEntry<B>[] {
  const hidden = whole.all.map(({ message }) => message.body).filter(takesTwo);
  const theirs = new Set([whole.reference, ...hidden.flatMap(textsOf)].flatMap(wordsOf));
  const isFree = (text: string): boolean =>
    !/\p{N}/u.test(text) && !wordsOf(text).some((word) => theirs.has(word));
  const shown = (text: string): string =>
    piecesOf(text).every((piece) => typeof piece !== 'string' || isFree(piece))
      ? text
      : maskMark('unread');
  return entriesOf(copied, { masks, shown: [] }).map(({ body, ...of }) => {
    if (body === undefined) return of;
    return takesTwo(body) ? { ...of, masked: 'unread' } : { ...of, body: mapTexts(body, shown) };
  });
}
