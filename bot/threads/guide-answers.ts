import type { AnyAnswers } from '../domain/triage';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';

/**
 * What was answered in the guide, and nothing else of what the desk knows. None in a thread without answers,
 * and where the state does not open, for want of a key too: the reporter reads the thread all the same.
 */
export async function guideAnswers(
  { threadSealer }: { readonly threadSealer: Pick<ThreadSealer, 'openState'> },
  row: ThreadRow,
): Promise<AnyAnswers | undefined> {
  try {
    return (await threadSealer.openState(row)).answers;
  } catch {
    // Whatever it was: the receipt has opened the thread, and that is what was asked for.
    return undefined;
  }
}
