import type { PlainText } from './block-kit-types';
import { slackLimits } from './limits';
import type { Misfit } from './misfit';

/**
 * Literal text: Slack reads no mention, link or emoji code in it. Everything in a view is said in this form.
 */
export function plainText(text: string): PlainText {
  return { type: 'plain_text', text, emoji: false };
}

/**
 * Text for a place that takes 1 to `most` characters: cut where there are more, a dash where there is none.
 */
export function fitted(text: string, most: number, misfit: Misfit): PlainText {
  const isBlank = text.trim() === '';
  if (!isBlank && text.length <= most) return plainText(text);
  misfit('length');
  if (isBlank) return plainText('–');
  return plainText(`${text.slice(0, characterBefore(text, most - 1))}…`);
}

/** A text in pieces of at most `most` characters, cut between characters; joined they are the text again. */
export function pieces(text: string, most: number = slackLimits.text): string[] {
  if (text.length <= most) return [text];
  const end = characterBefore(text, most);
  return [text.slice(0, end), ...pieces(text.slice(end), most)];
}

/**
 * The last place up to `most` where a character as people see it ends: an emoji or a letter with its accents
 * stays whole. A single character that is longer is cut anywhere but within a surrogate pair.
 */
function characterBefore(text: string, most: number): number {
  const { index } = new Intl.Segmenter().segment(text).containing(most) ?? { index: most };
  return index > 0 ? index : wholePair(text, most);
}

function wholePair(text: string, at: number): number {
  const isWithin = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
  return isWithin ? at - 1 : at;
}
