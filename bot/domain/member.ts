import type { Day } from './day';
import type { Desk, MemberId } from './ids';

/** A person of a desk. The desks' own people are the only ones the product knows by identity. */
export interface Member {
  readonly id: MemberId;
  readonly desk: Desk;
  /** How reporters and colleagues see the person: "Kommunjurist", never a name. */
  readonly title: string;
  /** `waiting` until a member of the desk approves. */
  readonly standing: 'member' | 'waiting';
  /** The last day of being away; none of somebody who is there. */
  readonly awayUntil?: Day | undefined;
}

/** Whether a member is away on a day, as the member has said. */
export function isAway({ awayUntil }: Pick<Member, 'awayUntil'>, today: Day): boolean {
  return awayUntil !== undefined && today <= awayUntil;
}

/** A member as others see one: by title. */
export interface Person {
  readonly id: MemberId;
  readonly title: string;
}
