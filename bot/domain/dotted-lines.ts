/** A text's lines, in their order; those in a row that begin with a dot are one list, without the dots. */
export function dottedLines(text: string): readonly (string | readonly string[])[] {
  const parts: (string | string[])[] = [];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    if (!line.startsWith('• ')) parts.push(line);
    else if (Array.isArray(last)) last.push(line.slice(2));
    else parts.push([line.slice(2)]);
  }
  return parts;
}
