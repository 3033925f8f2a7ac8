import type { ThreadState } from '../domain/thread';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';

/** What the reporter said in the guide, and nothing else of what the desk knows. */
export type ToldInGuide = Pick<ThreadState, 'answers' | 'urgent'>;

/**
 * Reads what the reporter said in the guide. Nothing in a thread without answers, and where the state does
 * not open, for want of a key too: the reporter reads the thread all the same.
 */
export async function toldInGuide(
  { threadSealer }: { readonly threadSealer: Pick<ThreadSealer, 'openState'> },
  row: ThreadRow,
): Promise<ToldInGuide> {
  try {
    const { answers, urgent } = await threadSealer.openState(row);
    return { answers, urgent };
  } catch {
    // Whatever it was: the receipt has opened the thread, and that is what was asked for.
    return {};
  }
}
