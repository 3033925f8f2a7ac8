import type { Body, Message } from './message';

/** A part of a long thread, in order; `earlier` and `later`: there is more on that side. */
export interface Page<M> {
  readonly items: readonly M[];
  readonly earlier: boolean;
  readonly later: boolean;
}

/** The most bytes of people's text on one page, so that a card fits what messengers carry. */
const pageBytes = 9000;

/** The most messages on one page: with headings they fit Slack's hundred blocks. */
const pageMessages = 10;

/** Length in bytes of UTF-8. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The longest beginning of a text that fits so many bytes of UTF-8, cut between characters. */
export function cutToBytes(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(Math.max(0, bytes)));
  return text.slice(0, read);
}

/** Cuts a thread into pages from its end; returns the one `back` pages before the latest, or the first. */
export function pageOf<M extends Message>(messages: readonly M[], back: number): Page<M> {
  let page: M[] = [];
  const pages = [page];
  let room = pageBytes;
  for (const message of [...messages].reverse()) {
    const size = textLength(message.body);
    if (page.length === pageMessages || (page.length > 0 && size > room)) {
      page = [];
      pages.push(page);
      room = pageBytes;
    }
    page.push(message);
    room -= size;
  }
  const index = Math.min(Math.max(0, back), pages.length - 1);
  return {
    items: (pages[index] ?? page).reverse(),
    earlier: index < pages.length - 1,
    later: index > 0,
  };
}

function textLength(body: Body): number {
  // A heading and its day take room as well.
  const heading = 200;
  switch (body.kind) {
    // Stryker disable StringLiteral: the default would count no text as nothing too; the compiler would not.
    case 'talk':
    case 'moved':
    case 'hr_answered':
    case 'minutes_approved':
    case 'meeting_asked':
    case 'punished':
    case 'code_renewed':
      return heading;
    // Stryker restore StringLiteral
    case 'report':
      return heading + utf8Length(body.what + body.where + body.how + body.who);
    case 'handed_over':
      return heading + utf8Length(body.name + body.cause + body.text);
    case 'note': {
      const { name = '', cause = '', revealsWhy = '', later } = body.handed ?? {};
      return heading + utf8Length(body.text + name + cause + revealsWhy + (later?.why ?? ''));
    }
    case 'by_hr':
      return textLength(body.body);
    case 'feedback':
    case 'closed':
      return heading + utf8Length((body.measures ?? '') + body.text);
    default:
      return heading + utf8Length(body.text);
  }
}
