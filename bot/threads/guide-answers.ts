import type { ThreadState } from '../domain/thread';
import type { ThreadSealer } from '../ports/sealers';
import type { ThreadRow } from '../ports/threads';

/** The reporter's part of the state: the guide, and nothing that the desk adds. */
export type ToldInGuide = Pick<ThreadState, 'answers' | 'urgent'>;

/**
 * Reads the reporter's answers in the guide; empty when the state does not open. The reporter reads the
 * thread all the same.
 */
export async function toldInGuide(
  { threadSealer }: { readonly threadSealer: Pick<ThreadSealer, 'openState'> },
  row: ThreadRow,
): Promise<ToldInGuide> {
  try {
    const { answers, urgent } = await threadSealer.openState(row);
    return { answers, urgent };
  } catch {
    return {};
  }
}
