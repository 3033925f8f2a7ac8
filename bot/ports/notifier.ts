import type { MemberId } from '../domain/ids';

/** Tells one member of a desk that something waits; never what. */
export interface Notifier {
  /** `count`: how much waits for that person. Resolves once the messenger has taken it. */
  notify(member: MemberId, address: string, count?: number | 'reminder'): Promise<void>;
}
