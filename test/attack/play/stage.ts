import type { Who } from '../../../bot/ports/people';
import type { MessengerPerson } from '../../support/people/messenger-person';
import type { Employee } from '../world/employees';
import type { Exchange } from './observed';

/** Somebody before the bot, in whichever messenger. */
export type Actor = Pick<MessengerPerson, 'opens' | 'presses' | 'has' | 'reads'>;

/** The bot with everybody before it: in this process, or behind its endpoints. */
export interface Stage {
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
  /** Resolves when nothing is under way. */
  settles(): Promise<void>;
  /** Whatever has gone over the wire or over the table since the last call. */
  exchanged(): readonly Pick<Exchange, 'door' | 'bytesIn' | 'bytesOut'>[];
  /** What the product has said to its logs. */
  logs(): string;
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
