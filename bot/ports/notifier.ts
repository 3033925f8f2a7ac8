import type { MemberId } from '../domain/ids';

/**
 * Tells a desk's member, alone, that something waits; never what.
 *
 * @example
 * await notifiers.teams.notify(member.id, address, 3);
 */
export interface Notifier {
  /**
   * `count` is that person's own number of threads that wait; without one, and in the reminder, the words are
   * the same for everybody. Resolves when the messenger has taken it.
   */
  notify(member: MemberId, address: string, count?: number | 'reminder'): Promise<void>;
}
