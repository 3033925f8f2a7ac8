/** People's text as it is drawn, in a `TextRun`: without control characters but line breaks and tabs. */
export function literal(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

/** A title for a choice, where messengers read markdown: one line, without markdown's and markup's signs. */
export function oneLine(text: string): string {
  return literal(text)
    .replace(/\s+/g, ' ')
    .replace(/[*_`~<>\\#|]/g, '')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .trim();
}
