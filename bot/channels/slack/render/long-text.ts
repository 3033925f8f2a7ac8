import { pieces } from './plain-text';

/** The text of an input in as many parts as inputs are needed: cut between lines, else between words. */
export function inputParts(text: string, most: number): string[] {
  if (text.length <= most) return [text];
  const window = text.slice(0, most + 1);
  const cuts = [window.lastIndexOf('\n'), window.lastIndexOf(' ')];
  const cut = cuts.find((at) => at > most / 2);
  if (cut !== undefined) return [text.slice(0, cut), ...inputParts(text.slice(cut + 1), most)];
  const [first = ''] = pieces(text, most);
  return [first, ...inputParts(text.slice(first.length), most)];
}

/** The parts as one text again. Each begins a line, so that no two words run together. */
export function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
