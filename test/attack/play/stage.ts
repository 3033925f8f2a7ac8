import type { Kind } from '../../../bot/installation/start-error';
import type { Who } from '../../../bot/ports/people';
import type { MessengerPerson } from '../../support/people/messenger-person';
import type { Employee } from '../world/employees';
import type { Door } from './exchanges';
import type { Line } from './observed';

/** Somebody before the bot, in whichever messenger. */
export type Actor = Pick<MessengerPerson, 'opens' | 'presses' | 'has' | 'reads'>;

/** What went to and fro, whoever it was. */
export interface Exchanged {
  readonly door: Door;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** The bot with everybody before it: in this process, or behind its endpoints. */
export interface Stage {
  /** What its installation is marked as. */
  readonly kind: Kind;
  /** Where the database lies, and the vault. */
  readonly file: string;
  readonly vault: string;
  /** Somebody of the desk. */
  member(): Actor;
  person(employee: Employee): Actor;
  /** Sets the clock to a moment, in hours since the world began. It goes forward only. */
  goesTo(at: number): Promise<void>;
  /** Goes to a full hour, and resolves when the bot has done what it does unattended at that hour. */
  keepsUp(at: number): Promise<void>;
  /** Another hour began in which nothing is due but to look at the clock. */
  strikes(at: number): Promise<void>;
  /** Resolves when nothing is under way. */
  settles(): Promise<void>;
  /** Whatever has gone over the wire or over the table since the last call. */
  exchanged(): readonly Exchanged[];
  /** What the bot has said in chats, and what it has printed to its log. */
  readonly chats: readonly Line[];
  readonly lines: readonly Line[];
  /** The day that a report bears in the desk's list; `undefined` when the desk does not find it. */
  listedOn(reference: string): Promise<string | undefined>;
  /** What went wrong within it. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** Somebody at work, as a messenger names that person. */
export function whoIs({ messenger, id, address }: Employee): Who {
  return messenger === 'teams'
    ? { messenger, tenant: 'tenant-1', user: id, address }
    : { messenger, tenant: 'T0OFFICE01', user: address, address };
}
