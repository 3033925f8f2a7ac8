import { randomBytes } from 'node:crypto';
import { createDrawnPages } from '../drawn-pages';
import { goTo, type WebAnswer } from '../router';
import { cookieIn, idleMilliseconds, type Sessions } from './sessions';

const html = (text: string): WebAnswer => ({ status: 200, type: 'text/html', text });

/** A session can go back to so many. */
const most = 8;
/** How long a page shows what is shown once, where no later page of its session was shown. */
const onceMilliseconds = 60_000;

/** An answer whose page shows cases: it is drawn again each time that it is shown. */
export interface Redrawn extends WebAnswer {
  /** @param isNew whether what is shown once is shown still: a connection may have been cut */
  readonly again?: (left: number, isNew: boolean) => Promise<WebAnswer>;
}

/** A browser keeps the body of a form that is answered with a page itself: a form leads to its page. */
export interface KeptPages {
  /** Leads to the page; any other answer is given as it is. */
  keep(cookie: string | undefined, answer: Redrawn): WebAnswer;
  /** A page of this session, or for a minute one of nobody's; none of a session that has ended since. */
  show(cookie: string | undefined, name: string): WebAnswer | Promise<WebAnswer> | undefined;
}

/** @param between draws how many pages of nobody's there may be; a secret one if left out */
export function createKeptPages(
  sessions: Sessions,
  now: () => number,
  between?: (from: number, below: number) => number,
): KeptPages {
  const draw = (): string => randomBytes(16).toString('hex');
  const ofNobody = createDrawnPages(draw, now, between);
  return {
    keep: (cookie, answer) => {
      const { type, text, headers, again } = answer;
      if (type !== 'text/html' || typeof text !== 'string') return answer;
      const found = sessions.find(cookieIn(headers?.['Set-Cookie']) ?? cookie);
      if (found === undefined && again !== undefined) return goTo('/', headers);
      if (found === undefined) {
        const name = ofNobody.put(draw(), text, '');
        if (name !== undefined) return goTo(`/${name}`, headers);
        // The browser stays on its page with what was typed; where nothing was, it gets the next one.
        return text.includes('<textarea') ? { status: 204, ...(headers && { headers }) } : answer;
      }
      const { pages } = found.session;
      const name = draw();
      const asIs = (left: number): WebAnswer =>
        html(text.replace(/data-left="\d+"/, `data-left="${left}"`));
      const newUntil = now() + onceMilliseconds;
      pages.set(name, { draw: again ?? asIs, ofLive: found.kind === 'live', newUntil });
      const [oldest = name] = pages.keys();
      if (pages.size > most) pages.delete(oldest);
      // It leaves the memory also where nobody comes any more.
      setTimeout(() => pages.delete(name), idleMilliseconds).unref();
      return goTo(`/${name}`, headers);
    },
    show: (cookie, name) => {
      const found = sessions.find(cookie);
      const page = found?.session.pages.get(name);
      if (found !== undefined && page !== undefined) {
        const all = [...found.session.pages.values()];
        for (const earlier of all.slice(0, all.indexOf(page))) earlier.newUntil = 0;
        // Looking again prolongs no session: the page says how long it still is.
        if (page.ofLive && found.kind === 'ended') return undefined;
        return page.draw(found.left, now() < page.newUntil);
      }
      const alone = ofNobody.fetch(name);
      return alone && html(alone.html);
    },
  };
}
