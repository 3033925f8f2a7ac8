/**
 * People's text for a `TextRun`, without control characters except line breaks and tabs. A sign that turns
 * text around is shown by its number, as in a document.
 */
export function literal(text: string): string {
  return unturned(typed(text));
}

/** Signs that turn text around become their numbers. */
export function unturned(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, (sign) => {
    const number = sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return `[U+${number ?? ''}]`;
  });
}

/** The same as its writer goes on with it in a field: such signs stay. */
export function typed(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

/** A text of at most so many characters; of a longer one its beginning, and a sign that it goes on. */
export function begun(text: string, most: number, shown = most - 1, sign = '…'): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, shown).join('')}${sign}`;
}

/**
 * A choice's title, in which messengers read markdown: one line without signs of markdown, of markup, or of
 * text direction.
 */
export function oneLine(text: string): string {
  return typed(text)
    .replace(/\s+/g, ' ')
    .replace(/[*_`~<>\\#|\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .trim();
}
