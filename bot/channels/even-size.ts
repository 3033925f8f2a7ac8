import { randomBytes } from 'node:crypto';
import type { Day } from '../domain/day';
import type { View } from '../domain/view';
import type { Cards, Shown } from './channel';

/*
 * What is shown in practice has a word of it more, and a story in its field. So that whoever counts the bytes
 * of answers does not tell it from a report by that, a reporter's view is filled up to the size of its
 * counterpart, and that to whole steps.
 */

/** Whether a view is one that practice has as well. */
export function isPractisable({ view }: Pick<Shown, 'view'>): boolean {
  return !view.name.startsWith('desk_') && view.name !== 'left';
}

/**
 * What takes the place of a view where somebody practises, or where nobody does: the same view with the word
 * of practice, and with the invented story where nothing stands yet; and for the end of practice, in which
 * nothing is sent, what says that something was.
 */
export function counterpart(cards: Pick<Cards, 'invented'>, shown: Shown): Shown {
  const { view, locale, fields } = shown;
  switch (view.name) {
    case 'filed':
    case 'sent':
      return shown;
    case 'practised':
      return { ...shown, practice: undefined, view: view.what === 'report' ? filed : sent };
    case 'story': {
      const { story } = cards.invented(locale);
      const given = Object.entries(fields).filter(([, text]) => text !== '');
      return { ...shown, practice: true, fields: { ...story, ...Object.fromEntries(given) } };
    }
    default:
      return { ...shown, practice: true };
  }
}

/** Any day: all that counts is about how long it is when it is written. */
const day = '2026-11-27' as Day;
const sent: View = { name: 'sent', desk: 'whistleblowing', opensOn: day, again: false };
const filed: View = {
  name: 'filed',
  reference: 'AAAAA-AAAAA',
  opensOn: day,
  deadlines: { desk: 'whistleblowing', firstAnswerBy: day, feedbackBy: day },
  again: false,
};

/** Bytes of what is sent as JSON. */
export function bytesOf(sent: object): number {
  return Buffer.byteLength(JSON.stringify(sent));
}

/**
 * How many bytes are to be added to an answer.
 * @param other the size of its counterpart
 * @param step sizes are multiples of it, so that small differences, as of titles, are mostly within one
 * @param least what is added at least
 */
export function bytesToAdd(
  size: number,
  other: number,
  { step, least }: { readonly step: number; readonly least: number },
): number {
  return Math.ceil((Math.max(size, other) + least) / step) * step - size;
}

/** So many characters of one byte each that say nothing, and that no compression makes fewer. */
export function filler(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}
