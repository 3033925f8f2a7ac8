import { addMonths, type Day, parseDay } from './day';
import type { Desk, MemberId } from './ids';
import { limits } from './limits';

/** A person of a desk. The desks' own people are the only ones the product knows by identity. */
export interface Member {
  readonly id: MemberId;
  readonly desk: Desk;
  /** How reporters and colleagues see the person: "Kommunjurist", never a name. */
  readonly title: string;
  /** `waiting` until a member of the desk approves. */
  readonly standing: 'member' | 'waiting';
  /**
   * Which cases the person sees: those that were released on that day or later; `shown`, an outside deputy:
   * only what is shown to the person; all, where nothing is said, as for whoever came before that was asked.
   * What follows from it, `mayRead` says.
   */
  readonly sees?: Day | 'shown' | undefined;
  /** The last day of an absence. Once it is over, nothing follows from it. */
  readonly awayUntil?: Day | undefined;
}

/** A member as others see one: by title. */
export interface Person {
  readonly id: MemberId;
  readonly title: string;
}

/** A member as colleagues see one. */
export interface Colleague extends Person {
  /** An outside deputy. */
  readonly deputy?: true | undefined;
  /** The last day of an absence that is not over. */
  readonly awayUntil?: Day | undefined;
}

/** Whether reports come to a member: neither to somebody who waits nor to an outside deputy. */
export function receives({ standing, sees }: Pick<Member, 'standing' | 'sees'>): boolean {
  return standing === 'member' && sees !== 'shown';
}

export function isDeputy({ standing, sees }: Pick<Member, 'standing' | 'sees'>): boolean {
  return standing === 'member' && sees === 'shown';
}

/** Whether a member is away on a day, as the member has said. */
export function isAway({ awayUntil }: Pick<Member, 'awayUntil'>, today: Day): boolean {
  return awayUntil !== undefined && awayUntil >= today;
}

/** A member as colleagues see one on a day. */
export function colleagueOf(member: Member, today: Day): Colleague {
  const { id, title, awayUntil } = member;
  return {
    id,
    title,
    ...(isDeputy(member) && { deputy: true as const }),
    ...(isAway(member, today) && { awayUntil }),
  };
}

/** Until which day somebody is away: a day that exists, is not over, and is within a year. */
export function readAwayUntil(typed: string, today: Day): Day | undefined {
  const day = parseDay(typed.trim());
  const last = addMonths(today, limits.awayMonths);
  return day !== undefined && day >= today && day <= last ? day : undefined;
}
