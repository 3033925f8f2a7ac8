import type { ThreadId } from '../domain/ids';
import type { Side } from '../domain/message';
import { type Act, afterHrAnswered, afterWritingToHr, type ThreadState } from '../domain/thread';

/** What happened in a window in the excerpt that HR holds of the handlers' thread. */
export interface ExcerptNews {
  /** The handlers, who are in the reporter's place there, have written. */
  readonly wrote: boolean;
  /** HR has said something. */
  readonly answered: boolean;
}

/** Threads that were written in, as far as it matters to the threads of which they are excerpts. */
interface Written {
  readonly state: Pick<ThreadState, 'origin'>;
  readonly changes: readonly { readonly side: Side; readonly act: Act }[];
}

/** What the handlers' threads hear of the excerpts that were written in. */
export function excerptNews(written: readonly Written[]): ReadonlyMap<ThreadId, ExcerptNews> {
  const news = new Map<ThreadId, ExcerptNews>();
  for (const { state, changes } of written) {
    const { origin } = state;
    if (origin === undefined) continue;
    const before = news.get(origin);
    news.set(origin, {
      wrote: before?.wrote === true || changes.some(({ side }) => side === 'reporter'),
      answered:
        before?.answered === true ||
        changes.some(({ side, act }) => side === 'desk' && isSaid(act)),
    });
  }
  return news;
}

/** A note stays among HR's officers, and a step-down says nothing to anybody. */
function isSaid(act: Act): boolean {
  return act.kind !== 'note' && act.kind !== 'stepped_down';
}

/** HR's answer last: what the handlers did in the same window, they did without having seen it. */
export function afterExcerpt(state: ThreadState, { wrote, answered }: ExcerptNews): ThreadState {
  const after = wrote ? afterWritingToHr(state) : state;
  return answered ? afterHrAnswered(after) : after;
}
