/**
 * The little Markdown that Teams shows in a TextBlock: bold, italic, lists. The result is set as HTML, so
 * everything is escaped first and only the tags below are added. A link becomes plain text: its words and its
 * address.
 */

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text) => text.replace(/[&<>"']/g, (sign) => entities[sign]);

const writeLink = (_all, words, address) => (words === address ? words : `${words} (${address})`);

function writeInline(text) {
  return escapeHtml(text)
    .replace(/\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)/g, writeLink)
    .replace(/\*\*(\S(?:[^*]*\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\p{L}\p{N}_])_([^\s_](?:[^_]*[^\s_])?)_(?![\p{L}\p{N}_])/gu, '$1<em>$2</em>')
    .replace(/(^|[^*\p{L}\p{N}])\*([^\s*](?:[^*]*[^\s*])?)\*(?![*\p{L}\p{N}])/gu, '$1<em>$2</em>');
}

/** What a line is: a point of a list, or text. */
function readLine(line) {
  const point = /^\s*(?:([-*])|(\d{1,3})[.)])\s+(.*)$/.exec(line);
  if (point === null) return { kind: 'text', text: line.trim() };
  return { kind: point[1] === undefined ? 'ol' : 'ul', text: point[3] };
}

/** Neighbouring lines of one kind belong together; an empty line parts them. */
function gather(lines) {
  const blocks = [];
  for (const line of lines) {
    const { kind, text } = readLine(line);
    const last = blocks.at(-1);
    if (text === '') blocks.push({ kind: 'gap', lines: [] });
    else if (last?.kind === kind) last.lines.push(text);
    else blocks.push({ kind, lines: [text] });
  }
  return blocks.filter(({ kind }) => kind !== 'gap');
}

const writeBlock = ({ kind, lines }) =>
  kind === 'text'
    ? `<p>${lines.map(writeInline).join('<br>')}</p>`
    : `<${kind}>${lines.map((line) => `<li>${writeInline(line)}</li>`).join('')}</${kind}>`;

/** Text with Markdown in, safe HTML out. */
export const toHtml = (text) =>
  gather(text.split(/\r\n|\r|\n/))
    .map(writeBlock)
    .join('');
