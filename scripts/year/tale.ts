import type { Locale } from '../../bot/domain/ids';
import type { Story } from '../../bot/domain/message';
import type { Detail, Matter } from '../../bot/domain/questionnaire';
import type { Act } from './acts';
import type { MemberName } from './house';

/** Deeds by day of a case, counted from its first. A desk works on working days only. */
type Step = readonly [day: number, who: MemberName | 'reporter', act: Act];

/** One invented case. */
export interface Tale {
  /** Days before today on which it comes. */
  readonly ago: number;
  /** The reporter's language; Swedish where none is named. */
  readonly locale?: Locale;
  /** How it comes: written in the bot to one of the desks, or another way, and then a member enters it. */
  readonly came: InBot | AnotherWay;
  readonly then: readonly Step[];
  /** The way back that a newcomer is told: the code, or the word. */
  readonly shows?: string;
}

export interface InBot {
  readonly to: 'whistleblowing' | 'hr';
  readonly said: readonly [Matter, Detail];
  readonly story: Partial<Story> & Pick<Story, 'what'>;
  /** A member who never sees that it exists. */
  readonly involved?: MemberName;
}

export interface AnotherWay {
  readonly by: MemberName;
  readonly way: 'telephone' | 'meeting' | 'letter' | 'mail';
  /** Days between its coming and its being entered. */
  readonly before: number;
  readonly text: string;
  readonly word?: string;
}
