import type { AnyAnswers } from '../domain/triage';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone, isKeyMissing } from './is-damaged';

/**
 * What was answered in the guide, and nothing else of what the desk knows. None in a thread without answers,
 * and where the desk's state does not open: the reporter reads the thread all the same.
 */
export async function guideAnswers(
  { threadSealer }: { readonly threadSealer: Pick<ThreadSealer, 'openState'> },
  row: ThreadRow,
): Promise<AnyAnswers | undefined> {
  try {
    return (await threadSealer.openState(row)).answers;
  } catch (error) {
    if (!isDamaged(error) && !isKeyGone(error) && !isKeyMissing(error)) throw error;
    return undefined;
  }
}
