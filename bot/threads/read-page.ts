import { limits } from '../domain/limits';
import { inOrder, type Message } from '../domain/message';
import { type Page, pageOf } from '../domain/page';
import type { FamilyMessages } from './families';

/** Messages of one family that may be in another order than their tags: those of one window. */
const mayBeSwapped = limits.placesPerSide - 1;

/**
 * Reads a page of several families together, `back` pages from the latest. From the end on it opens only as
 * many messages as the pages need.
 * @param arrange makes what is shown of the latest messages in order; `whole`: there are no others
 */
export async function readPage(
  families: readonly FamilyMessages[],
  back: number,
  arrange: (latest: readonly Message[], whole: boolean) => readonly Message[] = (latest) => latest,
): Promise<Page<Message>> {
  const ends = families.map(({ count }) => Math.max(0, count - limits.candidateTags));
  for (;;) {
    const opened = await Promise.all(families.map((found, n) => found.from(ends[n] ?? 0)));
    const sorted = inOrder(opened.flat());
    // Unopened messages may belong before or among the lowest of their family, never after them.
    const borders = opened.map((messages, n) =>
      ends[n] === 0 ? -1 : lastOf(sorted, messages.slice(0, mayBeSwapped)),
    );
    const border = Math.max(-1, ...borders);
    const whole = ends.every((end) => end === 0);
    const page = pageOf(arrange(sorted.slice(border + 1), whole), back);
    // With a message before it, the page is complete.
    if (whole || page.earlier) return page;
    const next = border < 0 ? ends.findIndex((end) => end > 0) : borders.indexOf(border);
    ends[next] = Math.max(0, (ends[next] ?? 0) - limits.candidateTags);
  }
}

/** The last index of any of these messages among all; -1 for none. */
function lastOf(sorted: readonly Message[], some: readonly Message[]): number {
  return sorted.findLastIndex((message) => some.includes(message));
}
