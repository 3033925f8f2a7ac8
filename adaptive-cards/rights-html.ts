import { dottedLines } from '../bot/domain/dotted-lines';
import { escapeHtml } from '../bot/domain/escape-html';
import { linesOf } from '../bot/domain/lines-of';
import type { Reach } from './authorities';
import type { Line, Speech } from './speech';

/** The organisation's own addresses, which become links in sentences. */
interface Addresses {
  readonly websiteUrl: string;
  readonly privacyUrl: string;
}

/** A page with it was written here, and may be overwritten. */
export const pageMark = '<meta name="generator" content="Vissla ';

/** An address as people read and type it. */
export function typedAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

/** Every text here is escaped. */
export function heading(level: 3 | 4, id: string, text: string): string {
  return `<h${level} id="${id}">${escapeHtml(text)}</h${level}>`;
}

/** Lines that begin with a dot become a list, others paragraphs. */
export function paragraphs(text: string, options: Addresses): string {
  const items = (lines: readonly string[]): string =>
    lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
  return dottedLines(text)
    .map((part) =>
      typeof part === 'string'
        ? `<p>${withLinks(part, options)}</p>`
        : `<ul>\n${items(part)}\n</ul>`,
    )
    .join('\n');
}

export function list(lines: readonly Line[]): string {
  const items = lines.map(
    ({ label, value }) => `<li><b>${escapeHtml(label.trim())}</b> ${unbroken(value)}</li>`,
  );
  return `<ul class="lines">\n${items.join('\n')}\n</ul>`;
}

/** Authorities with page, telephone and the day on which both were checked. */
export function reachList(reaches: readonly Reach[], { say, longDay }: Speech): string {
  const items = reaches.map((reach) => {
    const swedish =
      reach.swedish === undefined ? '' : ` <span lang="sv">(${escapeHtml(reach.swedish)})</span>`;
    const page = say(reach.front ? 'rightsPage.front' : 'rightsPage.page');
    const rows = linesOf(
      reach.about !== undefined && `<span>${escapeHtml(reach.about)}</span>`,
      `<span>${escapeHtml(page)}: ${link(`https://${reach.page}`, reach.page)}</span>`,
      reach.phone !== undefined &&
        `<span>${escapeHtml(say('rightsPage.phone'))}: ${unbroken(reach.phone)}</span>`,
      `<small>${escapeHtml(say('rightsPage.lookedUp', { day: longDay(reach.lookedUp) }))}</small>`,
    );
    return `<li><b>${escapeHtml(reach.name)}</b>${swedish}\n${rows.join('\n')}</li>`;
  });
  return `<ul class="reach">\n${items.join('\n')}\n</ul>`;
}

function withLinks(text: string, { websiteUrl, privacyUrl }: Addresses): string {
  return text
    .split(/(https:\/\/\S+)/)
    .map((piece) =>
      piece === websiteUrl || piece === privacyUrl ? link(piece, piece) : escapeHtml(piece),
    )
    .join('');
}

/** A link that does not reveal this page. A long address breaks after a slash. */
function link(address: string, text: string): string {
  const shown = escapeHtml(text).replace(/(?<![:/])\/(?=.)/g, '/<wbr>');
  return `<a href="${escapeHtml(address)}" rel="noreferrer">${shown}</a>`;
}

/** Escaped; each telephone number stays on one line. */
function unbroken(text: string): string {
  return escapeHtml(text).replace(/\d[\d -]{4,}\d/g, '<span class="whole">$&</span>');
}
