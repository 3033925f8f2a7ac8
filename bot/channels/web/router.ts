import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Locale } from '../../domain/ids';
import type { ReadBody } from '../../http/bodies';
import type { Download } from '../../ports/documents';
import type { Dialogue, DoorCards } from '../channel';
import { answerPress, filled } from './answer';
import { createDrawnPages } from './drawn-pages';
import type { DoorFault } from './faults';
import { isOurs } from './guard';
import { readForm, readPress, visitIn } from './read';
import { closedPage, firstPage, type House, leftPage, remarkPage } from './render/page';

interface RouterOptions {
  readonly house: House;
  readonly cards: DoorCards;
  readonly locale: Locale;
  readonly style: string;
  readonly url: () => string;
  readonly leaveUrl?: string | undefined;
  readonly dialogue: Dialogue;
  readonly readBody: ReadBody;
  readonly draw: () => string;
  /** Milliseconds of the machine's clock: how long a page can be fetched follows it. */
  readonly now: () => number;
  readonly fault: (code: DoorFault) => void;
}

export interface WebAnswer {
  readonly status: number;
  readonly type?:
    | 'text/html'
    | 'text/css'
    | 'text/javascript'
    | 'text/calendar'
    | 'application/json'
    | Download['type'];
  /** What is downloaded is bytes. */
  readonly text?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every answer says to the browser: to keep, run, frame and send on nothing. */
const always = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** Never "cookies": that would clear those of the whole registered domain. */
export const clears = { 'Clear-Site-Data': '"cache", "storage"' } as const;

/** Nothing of a request is logged or kept. Never rejects. */
export function createRouter(options: RouterOptions): RequestListener {
  const { house, cards, locale, style, url, leaveUrl, dialogue, readBody, draw, fault } = options;
  const pages = createDrawnPages(draw, options.now);
  const html = (text: string, headers: WebAnswer['headers'] = {}): WebAnswer => ({
    status: 200,
    type: 'text/html',
    text,
    headers,
  });
  const first = (shown: Locale, said?: 'foreign'): WebAnswer =>
    html(filled(firstPage(house, cards.door(shown), shown, said)));

  const look = (path: string, method: string): WebAnswer => {
    const [, name = ''] = /^\/([0-9a-f]{32})$/.exec(path) ?? [];
    switch (name === '' ? path : '/closed') {
      case '/':
        return first(locale);
      case '/sv':
        return first('sv');
      case '/en':
        return first('en');
      case '/foreign':
        return first(locale, 'foreign');
      case '/busy':
      case '/failed':
        return html(filled(remarkPage(house, locale, path === '/busy' ? 'busy' : 'failed')));
      case '/closed': {
        const page = method === 'GET' ? pages.fetch(name) : undefined;
        if (page === undefined)
          return html(filled(closedPage(house, (of) => cards.door(of), locale)));
        return html(page.html, page.shows === 'left' ? clears : {});
      }
      case '/style.css':
        return { status: 200, type: 'text/css', text: style };
      case '/leave':
        // Not by a redirect: a form may lead to our own pages alone.
        return html(leftPage, { ...clears, Refresh: '0; url=/left' });
      case '/left':
        // A browser puts a page away for Back only after the answer that follows it.
        return html(leftPage, { ...clears, ...(leaveUrl && { Refresh: `0; url=${leaveUrl}` }) });
      default:
        return { status: 404 };
    }
  };
  const press = async (request: IncomingMessage, path: string): Promise<WebAnswer> => {
    if (!isOurs(request.headers, url())) return goTo('/foreign');
    if (!isPageForm(request)) return { status: 415 };
    const body = await readBody(request);
    if (body === 413 || body === 503) return stays;
    if (!Buffer.isBuffer(body)) return { status: body };
    if (path === '/leave') {
      const visit = visitIn(readForm(body));
      if (visit !== undefined) pages.leave(visit);
      return goTo('/leave');
    }
    const pressed = readPress(body, locale, draw);
    const { user: dialog } = pressed.who;
    const begins = pressed.draft === undefined;
    const place = pages.presses(dialog);
    // Leaving shows nothing of a dialog.
    if (place === 'over' && pressed.button !== 'leave') return goTo('/closed');
    try {
      const shown = await dialogue(pressed);
      // Forms that nobody drew leave half of the places to those who begin.
      const share = shown.remark === 'altered' ? 0.5 : 1;
      const drawn = answerPress(cards, house, shown, dialog);
      const name = pages.put(dialog, drawn, shown.view.name, share);
      if (name === undefined) return begins ? goTo('/busy') : stays;
      return goTo(`/${name}`);
    } catch {
      fault('dialogue_failed');
      return begins ? goTo('/failed') : stays;
    }
  };
  const answer = (request: IncomingMessage): WebAnswer | Promise<WebAnswer> => {
    const { method, url: asked = '' } = request;
    // What others add to an address, such as a mail's tracking, changes nothing.
    const [target = ''] = asked.split('?');
    if (method === 'GET' || method === 'HEAD') return look(target, method);
    if (method !== 'POST') return { status: 405 };
    return target === '/' || target === '/leave' ? press(request, target) : { status: 404 };
  };
  return listener(answer, url, fault);
}

/** A browser keeps the body of a form that is answered with a page: each form is answered with this. */
export function goTo(path: string, headers: WebAnswer['headers'] = {}): WebAnswer {
  return { status: 303, headers: { ...headers, Location: path } };
}

/** A browser then stays on its page, with all that was typed there. */
const stays: WebAnswer = { status: 204 };

/**
 * Sends each request its answer. Where even that fails, the connection ends. Never rejects.
 * @param own headers of all answers of this origin
 */
export function listener(
  answer: (request: IncomingMessage) => WebAnswer | Promise<WebAnswer>,
  url: () => string,
  fault: (code: 'turn_failed') => void,
  own: WebAnswer['headers'] = {},
): RequestListener {
  return (request, response) => {
    void (async () => {
      try {
        const answered = await answer(request);
        send(request, response, { ...answered, headers: { ...own, ...answered.headers } }, url());
      } catch {
        fault('turn_failed');
        response.destroy();
      }
    })();
  };
}

export function isPageForm({ headers }: IncomingMessage): boolean {
  const [type] = (headers['content-type'] ?? '').split(';');
  return type?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, text = '', headers }: WebAnswer,
  url: string,
): void {
  const isText = typeof text === 'string';
  const body = isText ? Buffer.from(text) : text;
  response.writeHead(status, {
    ...always,
    ...(url.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    ...(type === undefined ? {} : { 'Content-Type': isText ? `${type}; charset=utf-8` : type }),
    'Content-Length': body.length,
    // What is left of an unread body would be taken for the next request.
    ...(request.complete || request.method === 'GET' ? {} : { Connection: 'close' }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
