import { randomBytes, randomInt } from 'node:crypto';
import type { Day } from '../domain/day';
import { sentThings, type View, type ViewNamed } from '../domain/view';
import type { Cards, Shown } from './channel';

/*
 * Practice shows a mark that a report lacks, and a story in its field. A reporter's view is filled up to the
 * size of its counterpart, in whole steps: the bytes of an answer do not tell which of the two it is.
 */

export function isPractisable({ view }: Pick<Shown, 'view'>): boolean {
  return !view.name.startsWith('desk_') && view.name !== 'left';
}

/**
 * The same view in practice, or in earnest if this one is practice. An empty story is filled with the
 * invented one. What says that something was sent, and the end of practice, are counted as pressed twice, and
 * as the longest of their kind; what names 112 is counted everywhere where it can be.
 */
function counterparts(cards: Pick<Cards, 'invented'>, shown: Shown): readonly Shown[] {
  const { view, locale, fields } = shown;
  switch (view.name) {
    case 'filed':
      return [{ ...shown, view: { ...view, again: true } }, practised(shown, 'report')];
    case 'sent':
      return [
        ...allSent(view).map((sent) => ({ ...shown, view: sent })),
        practised(shown, 'message'),
      ];
    case 'practised': {
      const ends = view.what === 'report' ? [filed] : allSent(sent);
      return [
        ...ends.map((end) => ({ ...shown, practice: undefined, view: end })),
        practised(shown, view.what),
      ];
    }
    case 'story': {
      const { story } = cards.invented(locale);
      const given = Object.entries(fields).filter(([, text]) => text !== '');
      return [{ ...shown, practice: true, fields: { ...story, ...Object.fromEntries(given) } }];
    }
    case 'verdict':
    case 'report_code':
      return [{ ...shown, practice: true, view: { ...view, danger: true } }];
    default:
      return [{ ...shown, practice: true }];
  }
}

/** The end of practice that is longest: with own words. */
function practised(shown: Shown, what: ViewNamed<'practised'>['what']): Shown {
  return { ...shown, practice: true, view: { name: 'practised', what, own: true } };
}

function allSent(view: ViewNamed<'sent'>): readonly View[] {
  return sentThings.map((what) => ({ ...view, what, unsent: what !== 'message', again: true }));
}

/** Counted each time: a page of messages may lack room for the mark, and the last view is another one. */
const ofTheirOwn: readonly View['name'][] = ['thread', 'proof', 'practised'];
/** Per cards, the counted difference by all that it depends on. */
const counted = new WeakMap<object, Map<string, number>>();

/**
 * How many bytes the longest counterpart has more. For most views that is the mark and another title, counted
 * once per title: a second draw at each press would double its cost.
 * @param title the view's own
 * @param bytes counts what is sent of a view
 */
export function bytesApart(
  cards: Pick<Cards, 'invented'>,
  shown: Shown,
  title: string,
  bytes: (shown: Shown) => number,
): number {
  const { view, locale, practice, fields } = shown;
  const count = (): number => Math.max(...counterparts(cards, shown).map(bytes)) - bytes(shown);
  if (ofTheirOwn.includes(view.name)) return count();
  const known = counted.get(cards) ?? new Map<string, number>();
  counted.set(cards, known);
  const typed = Object.entries(fields).flatMap(([name, text]) => (text === '' ? [] : [name]));
  const mayNameIt = view.name === 'verdict' || view.name === 'report_code';
  const isSent = view.name === 'filed' || view.name === 'sent';
  const story = view.name === 'story' ? ['story', ...typed.sort()] : [];
  const key = [
    locale,
    practice === true,
    title,
    ...story,
    ...(mayNameIt ? [view.name, view.danger === true] : []),
    ...(isSent ? [view.name, view.again] : []),
    ...(view.name === 'sent' ? [view.what, view.unsent] : []),
  ].join();
  const apart = known.get(key) ?? count();
  known.set(key, apart);
  return apart;
}

/** The length of texts that are sealed to travel behind a view. */
const sealedTexts = 8_602;
const ends: readonly View['name'][] = ['filed', 'sent', 'practised'];

/**
 * What a press at the end sends in place of texts behind the view, as long as they are: only practice with
 * own words has those. It has a name of the same length, `spare`, which nobody reads.
 */
export function spareTexts({ view, texts }: Pick<Shown, 'view' | 'texts'>): string | undefined {
  return texts === undefined && ends.includes(view.name) ? filler(sealedTexts) : undefined;
}

/** The most bytes that are drawn beside a story, and the lengths of stories that are drawn for practice. */
const noiseBytes = 6_000;
const [shortest, longest] = [300, 3_600] as const;
/** More than the longest noise: an answer is filled up by what its noise lacks of it. */
export const noiseRoom = 10_240;

/**
 * What a press sends beside a story, and nobody reads. It has a drawn length and, beside one's own story,
 * that of the invented one; beside the invented one, that of a drawn one. So the sum has one spread in
 * practice and in earnest.
 * @param weigh the bytes of a text as the channel sends it
 */
export function noise(
  cards: Pick<Cards, 'invented'>,
  { view, locale, practice }: Pick<Shown, 'view' | 'locale' | 'practice'>,
  weigh: (text: string) => number,
): string | undefined {
  if (view.name !== 'story') return undefined;
  const texts: readonly string[] = Object.values(cards.invented(locale).story);
  const invented = texts.reduce((sum, text) => sum + weigh(text), 0);
  return filler(noiseLength(practice === true, invented, () => randomInt(2 ** 32) / 2 ** 32));
}

/** @param next draws from 0 to below 1 */
export function noiseLength(practice: boolean, invented: number, next: () => number): number {
  const other = practice ? shortest * (longest / shortest) ** next() : invented;
  return Math.round(other + noiseBytes * next());
}

/** Any day: only its written length counts. */
const day = '2026-11-27' as Day;
const sent: ViewNamed<'sent'> = {
  name: 'sent',
  what: 'message',
  unsent: false,
  desk: 'whistleblowing',
  opensOn: day,
  again: true,
};
const filed: View = {
  name: 'filed',
  reference: 'AAAAA-AAAAA',
  opensOn: day,
  deadlines: { desk: 'whistleblowing', firstAnswerBy: day, feedbackBy: day },
  again: true,
};

export function bytesOf(sent: object): number {
  return Buffer.byteLength(JSON.stringify(sent));
}

/**
 * @param apart how many bytes its counterpart has more
 * @param step sizes are multiples of it, to absorb small differences
 * @param least what is added at least
 */
export function bytesToAdd(
  size: number,
  apart: number,
  { step, least }: { readonly step: number; readonly least: number },
): number {
  return Math.ceil((size + Math.max(0, apart) + least) / step) * step - size;
}

/** Meaningless characters of one byte each, which no compression shortens. */
export function filler(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}
