import type { Locale } from '../../../domain/ids';
import type { MakeDownload } from '../../../ports/documents';
import type { Random } from '../../../ports/random';
import type { PasskeyHolder, Passkeys } from '../../../ports/staff';
import type { Clock } from '../../../ports/time';
import type { Dialogue } from '../../channel';
import type { WebAnswer } from '../router';
import { type Challenges, createChallenges } from './challenges';
import type { DeskFault } from './faults';
import { createKeptPages, type KeptPages } from './kept-pages';
import { type DeskPages, plainPage, type Sentences } from './page';
import { createSessions, type FoundSession, type Sessions } from './sessions';
import type { Origin } from './webauthn';

export interface WebDeskParts {
  readonly dialogue: Dialogue;
  readonly passkeys: Passkeys;
  /** Invitations follow the product's clock, and so does the audit. */
  readonly clock: Clock;
  readonly random: Pick<Random, 'id'>;
}

export interface WebDeskOptions extends DeskPages, WebDeskParts {
  /** Before anybody has chosen a language. */
  readonly locale: Locale;
  readonly url: () => string;
  /** Milliseconds of the machine's clock: sessions and challenges follow it. */
  readonly now: () => number;
  readonly openExpired: MakeDownload;
  /** Gets a code of a closed list. */
  readonly fault: (code: DeskFault) => void;
}

/** Somebody with a session, as today's list knows the person. */
export interface Caller extends FoundSession {
  readonly holder: PasskeyHolder;
}

export interface WebDesk extends WebDeskOptions {
  readonly sessions: Sessions;
  readonly challenges: Challenges;
  readonly pages: KeptPages;
  readonly origin: () => Origin;
  /**
   * One who was removed, or whose passkey was replaced, has no session any more (`gone`).
   * @param isPress whether a live session goes on by it; yes if left out
   */
  readonly callerOf: (
    cookie: string | undefined,
    isPress?: boolean,
  ) => Promise<Caller | 'gone' | undefined>;
  readonly says: (locale: Locale, said: Sentences, more?: string, left?: number) => WebAnswer;
}

export function createWebDesk(options: WebDeskOptions): WebDesk {
  const { passkeys, now, url, house } = options;
  const sessions = createSessions(now);
  return {
    ...options,
    sessions,
    challenges: createChallenges(now),
    pages: createKeptPages(sessions, now),
    origin: () => ({ url: url(), organisation: house.organisation }),
    callerOf: async (cookie, isPress = true) => {
      const found = isPress ? sessions.press(cookie) : sessions.find(cookie);
      if (found === undefined) return undefined;
      const { member, passkey } = found.session;
      const holder = await passkeys.holder(member);
      if (holder?.passkeys.some(({ id }) => id === passkey) === true) return { ...found, holder };
      sessions.end(cookie);
      return 'gone';
    },
    says: (locale, said, more = '', left) => html(plainPage(options, { locale, left }, said, more)),
  };
}

export function html(text: string): WebAnswer {
  return { status: 200, type: 'text/html', text };
}
