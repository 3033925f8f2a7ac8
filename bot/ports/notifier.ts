import type { MemberId } from '../domain/ids';

/**
 * Tells a desk's member, alone, that something waits; never what.
 *
 * @example await notifiers.teams.notify(member.id, address, 3);
 */
export interface Notifier {
  /** `count` is the person's own number that waits; none in the reminder. Resolves when it is taken. */
  notify(member: MemberId, address: string, count?: number | 'reminder'): Promise<void>;
}
