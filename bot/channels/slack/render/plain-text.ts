import type { PlainText } from './block-kit-types';
import { type Misfit, slackLimits } from './limits';

/** Slack reads no mention, link or emoji code in it. */
export function plainText(text: string): PlainText {
  return { type: 'plain_text', text, emoji: false };
}

/** 1 to `most` characters: cut if the text is longer, a dash if it is blank. */
export function fitted(text: string, most: number, misfit: Misfit): PlainText {
  const isBlank = text.trim() === '';
  if (!isBlank && text.length <= most) return plainText(text);
  misfit('length');
  if (isBlank) return plainText('–');
  return plainText(`${text.slice(0, characterBefore(text, most - 1))}…`);
}

/**
 * A text in pieces of at most `most` characters, cut between lines, else between words, else between
 * characters; joined they are the text again.
 */
export function pieces(text: string, most: number = slackLimits.text): string[] {
  if (text.length <= most) return [text];
  const window = text.slice(0, most);
  const cuts = [window.lastIndexOf('\n') + 1, window.lastIndexOf(' ') + 1];
  const end = cuts.find((at) => at > most / 2) ?? characterBefore(text, most);
  return [text.slice(0, end), ...pieces(text.slice(end), most)];
}

/**
 * The last boundary of a visible character up to `most`: an emoji or an accented letter stays whole. A longer
 * single character is cut anywhere except within a surrogate pair.
 */
function characterBefore(text: string, most: number): number {
  const { index } = new Intl.Segmenter().segment(text).containing(most) ?? { index: most };
  if (index > 0) return index;
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(most - 1, most + 1)) ? most - 1 : most;
}

/** An input's text in as many parts as needed: cut between lines, else between words. */
export function inputParts(text: string, most: number): string[] {
  if (text.length <= most) return [text];
  const window = text.slice(0, most + 1);
  const cuts = [window.lastIndexOf('\n'), window.lastIndexOf(' ')];
  const cut = cuts.find((at) => at > most / 2);
  if (cut !== undefined) return [text.slice(0, cut), ...inputParts(text.slice(cut + 1), most)];
  const [first = ''] = pieces(text, most);
  return [first, ...inputParts(text.slice(first.length), most)];
}

/** Each on a line, so that no two words run together. */
export function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
