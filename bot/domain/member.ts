import type { Desk, MemberId } from './ids';

/** A person of a desk. The desks' own people are the only ones the product knows by identity. */
export interface Member {
  readonly id: MemberId;
  readonly desk: Desk;
  /** How reporters and colleagues see the person: "Kommunjurist", never a name. */
  readonly title: string;
  /** `waiting` until a member of the desk approves. */
  readonly standing: 'member' | 'waiting';
}

/** A member as others see one: by title. */
export interface Person {
  readonly id: MemberId;
  readonly title: string;
}
