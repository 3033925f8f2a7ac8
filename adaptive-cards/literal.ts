/** People's text for a `TextRun`, without control characters except line breaks and tabs. */
export function literal(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

/**
 * A choice's title, in which messengers read markdown: one line without signs of markdown, of markup, or of
 * text direction.
 */
export function oneLine(text: string): string {
  return literal(text)
    .replace(/\s+/g, ' ')
    .replace(/[*_`~<>\\#|\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .trim();
}
