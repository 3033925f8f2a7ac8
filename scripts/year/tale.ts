import type { Locale } from '../../bot/domain/ids';
import type { Story } from '../../bot/domain/message';
import type { Detail, Matter } from '../../bot/domain/questionnaire';
import type { Act } from './acts';
import type { MemberName } from './house';

/** On which day of a case, counted from its first, who does what. A desk works on working days alone. */
export type Step = readonly [day: number, who: MemberName | 'reporter', act: Act];

/** What is invented of one case. */
export interface Tale {
  /** So many days before today it comes. */
  readonly ago: number;
  /** The language of whoever reports; Swedish where none is named. */
  readonly locale?: Locale;
  /** How it comes: written in the bot to one of the desks, or another way, and then a member enters it. */
  readonly came: InBot | AnotherWay;
  readonly then: readonly Step[];
  /** Said with its code, of which a newcomer is told, or with its word. */
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
  /** So many days before it was entered it came. */
  readonly before: number;
  readonly text: string;
  readonly word?: string;
}
