import { hash, randomBytes } from 'node:crypto';
import type { Locale, MemberId } from '../../../domain/ids';
import type { WebAnswer } from '../router';

/** Without a press a session ends after so long, and in any case after the longest. */
export const idleMilliseconds = 15 * 60_000;
export const longestMilliseconds = 8 * 3_600_000;
/** The touch at signing in counts for the first case so long. */
const freshMilliseconds = 2 * 60_000;
/** A member has so many; with more, the member's own that was pressed longest ago goes. */
const most = 5;

/** A form led to it. */
interface KeptPage {
  /**
   * @param left milliseconds until the session ends
   * @param isNew whether it shows what is shown once
   */
  readonly draw: (left: number, isNew: boolean) => WebAnswer | Promise<WebAnswer>;
  /** Whether the session was live then. */
  readonly ofLive: boolean;
  /** Until when it is new; a later page that is shown ends that. */
  newUntil: number;
}

/** Somebody has touched a passkey, in one browser. */
interface Session {
  readonly member: MemberId;
  /** The passkey that was touched: a session ends with it. */
  readonly passkey: string;
  /** What drafts are bound to. The next session of the same member in the same browser takes it over. */
  readonly seat: string;
  locale: Locale;
  /** Whether a passkey was touched again since the sign-in. */
  touched: boolean;
  /** Whether a case was opened soon after it, which then asks for no other touch. */
  opened: boolean;
  /** The list's draft as it was drawn last: a reload goes on in the same dialog. */
  list?: string | undefined;
  readonly pages: Map<string, KeptPage>;
  /** The cases that it has shown, by reference: a browser's tab names them by their place in it. */
  readonly cases: string[];
}

/** `ended`: nothing is shown, and what was typed can be sent again after another touch. */
export interface FoundSession {
  readonly kind: 'live' | 'ended';
  readonly session: Session;
  /** Milliseconds until it ends without a press; none of an ended one. */
  readonly left: number;
  /** It began a moment ago. */
  readonly isFresh: boolean;
}

export interface Sessions {
  find(cookie: string | undefined): FoundSession | undefined;
  /** The same, and a live session goes on from this press. */
  press(cookie: string | undefined): FoundSession | undefined;
  /**
   * Gives the new cookie. What a browser offers is never taken for it; it only tells of an earlier session,
   * which ends: its browser has no cookie of it any more. A same member's seat goes on.
   */
  begin(of: Pick<Session, 'member' | 'passkey' | 'locale'>, offered: string | undefined): string;
  /** Ends a session for good, with its seat: no draft of it opens any more. */
  end(cookie: string | undefined): void;
  /** The same of each session that a member has in this process. */
  endAll(member: MemberId): void;
}

/**
 * The sessions of the web desk, in this process's memory alone. The cookie's value is drawn at each sign-in,
 * and only its hash is kept: a dump of the memory signs nobody in.
 */
export function createSessions(now: () => number): Sessions {
  const known = new Map<
    string,
    { readonly session: Session; readonly began: number; at: number }
  >();

  const find = (cookie: string | undefined): FoundSession | undefined => {
    const name = cookie === undefined ? '' : nameOf(cookie);
    const kept = known.get(name);
    if (kept === undefined) return undefined;
    const { session, began, at } = kept;
    if (now() - at >= longestMilliseconds) {
      known.delete(name);
      return undefined;
    }
    const left = Math.min(at + idleMilliseconds, began + longestMilliseconds) - now();
    const isFresh = now() - began < freshMilliseconds;
    return { kind: left > 0 ? 'live' : 'ended', session, left: Math.max(0, left), isFresh };
  };

  return {
    find,
    press: (cookie) => {
      const found = find(cookie);
      if (cookie === undefined || found?.kind !== 'live') return found;
      const name = nameOf(cookie);
      const kept = known.get(name);
      if (kept === undefined) return found;
      kept.at = now();
      // Put last: the first is the one pressed longest ago.
      known.delete(name);
      known.set(name, kept);
      return find(cookie);
    },
    begin: (of, offered) => {
      const before = find(offered)?.session;
      const own = before?.member === of.member ? before : undefined;
      if (offered !== undefined) known.delete(nameOf(offered));
      const seat = own?.seat ?? randomBytes(16).toString('hex');
      const session: Session = {
        ...of,
        seat,
        touched: false,
        opened: false,
        pages: new Map(),
        cases: own?.cases ?? [],
      };
      const cookie = randomBytes(32).toString('base64url');
      const same = [...known].filter(([, kept]) => kept.session.member === of.member);
      const [oldest] = same;
      if (same.length >= most && oldest !== undefined) known.delete(oldest[0]);
      known.set(nameOf(cookie), { session, began: now(), at: now() });
      return cookie;
    },
    end: (cookie) => {
      if (cookie !== undefined) known.delete(nameOf(cookie));
    },
    endAll: (member) => {
      for (const [name, { session }] of known) if (session.member === member) known.delete(name);
    },
  };
}

function nameOf(cookie: string): string {
  return hash('sha256', cookie, 'base64');
}

const cookieName = '__Host-vissla';

/** A value that was never drawn here is none. */
export function cookieIn(header: string | undefined): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const own = pairs.find((pair) => pair.startsWith(`${cookieName}=`));
  const value = own?.slice(cookieName.length + 1) ?? '';
  return /^[\w-]{43}$/.test(value) ? value : undefined;
}

/** The header that sets a session's cookie, or takes it away. It ends with the browser. */
export function setCookie(value: string | undefined): Readonly<Record<string, string>> {
  const kept = 'HttpOnly; Secure; SameSite=Strict; Path=/';
  const given = value === undefined ? `; ${kept}; Max-Age=0` : `${value}; ${kept}`;
  return { 'Set-Cookie': `${cookieName}=${given}` };
}
