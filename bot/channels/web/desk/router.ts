import type { IncomingMessage, RequestListener } from 'node:http';
import type { Locale } from '../../../domain/ids';
import type { ReadBody } from '../../../http/bodies';
import { isOurs } from '../guard';
import { localeIn, readForm } from '../read';
import { isPageForm, listener, type WebAnswer } from '../router';
import type { DeskFault } from './faults';
import { rowField } from './list-pane';
import { cookieIn } from './sessions';
import type { Touches } from './touches';
import type { Visits } from './visits';

interface RouterOptions {
  readonly visits: Visits & Touches;
  readonly locale: Locale;
  readonly style: string;
  readonly script: string;
  readonly calendar: string;
  readonly url: () => string;
  readonly readBody: ReadBody;
  readonly fault: (code: DeskFault) => void;
}

/** The desk's script and nobody else's; it signs in, makes passkeys, and warns before a session ends. */
const policy = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Permissions-Policy':
    'camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
} as const;

/** Nothing of a request is logged or stored. Never rejects. */
export function createDeskRouter(options: RouterOptions): RequestListener {
  const { visits, locale, style, script, calendar, url, readBody, fault } = options;

  /** Where something breaks, what was typed is shown, to be copied. */
  const orCalmly = async (
    form: URLSearchParams,
    shown: Locale,
    work: () => WebAnswer | Promise<WebAnswer>,
  ): Promise<WebAnswer> => {
    try {
      return await work();
    } catch {
      fault('dialogue_failed');
      return { ...visits.lost(form, shown, 'failedPage'), status: 500 };
    }
  };
  const look = (path: string, cookie: string | undefined): WebAnswer | Promise<WebAnswer> => {
    const [, first = '', ...more] = path.split('/');
    if (/^[0-9a-f]{32}$/.test(first) && more.length === 0) return visits.page(cookie, first);
    const named = localeIn(first);
    const parts = named === undefined ? [first, ...more] : more;
    switch (parts.join('/')) {
      case '':
        return visits.home(cookie, named);
      case 'join':
        return visits.joins(named ?? locale);
      case 'passkey':
        return visits.account(cookie);
      case 'style.css':
        return { status: 200, type: 'text/css', text: style };
      case 'desk.js':
        return { status: 200, type: 'text/javascript', text: script };
      case 'reminder.ics':
        return { status: 200, type: 'text/calendar', text: calendar };
      default:
        return { status: 404 };
    }
  };
  const press = async (request: IncomingMessage, path: string): Promise<WebAnswer> => {
    const cookie = cookieIn(request.headers.cookie);
    if (!isOurs(request.headers, url())) return visits.signIn(locale, 'foreign');
    if (!isPageForm(request)) return { status: 415 };
    const body = await readBody(request);
    if (body === 413)
      return { ...visits.lost(new URLSearchParams(), locale, 'tooLarge'), status: 413 };
    if (!Buffer.isBuffer(body)) return { status: body };
    const form = readForm(body);
    // A row of the list is a button that names its case.
    if (!form.has('act') && form.has(rowField)) form.set('act', 'list.desk_open');
    const shown = localeIn(form.get('locale')) ?? locale;
    return orCalmly(form, shown, () => {
      switch (path) {
        case '/':
          return visits.press(cookie, form, shown);
        case '/challenge':
          return visits.challenge(cookie, form);
        case '/enter':
          return visits.enter(cookie, form, shown);
        case '/join':
          return visits.join(form, shown);
        case '/again':
          return visits.again(cookie, form, shown);
        case '/second':
          return visits.second(cookie, form, shown);
        case '/stay':
          return visits.stay(cookie);
        case '/remove':
          return visits.remove(cookie, form, shown);
        case '/everywhere':
          return visits.leaveAll(cookie, shown);
        case '/out':
          return visits.leave(cookie, shown);
        default:
          return { status: 404 };
      }
    });
  };
  const answer = (request: IncomingMessage): WebAnswer | Promise<WebAnswer> => {
    const { method, url: asked = '' } = request;
    const [target = ''] = asked.split('?');
    if (method === 'GET' || method === 'HEAD')
      return orCalmly(new URLSearchParams(), locale, () =>
        look(target, cookieIn(request.headers.cookie)),
      );
    if (method !== 'POST') return { status: 405 };
    const { cookie, accept } = request.headers;
    return press(request, target).then((answered) => {
      const kept = visits.keep(cookieIn(cookie), answered);
      // The page's script goes to the address itself; a browser would not tell it that of a 303.
      return kept.status === 303 && accept === 'application/json' ? { ...kept, status: 201 } : kept;
    });
  };
  return listener(answer, url, fault, policy);
}
