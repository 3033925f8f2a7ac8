import { limits } from '../domain/limits';
import { inOrder, type Message } from '../domain/message';
import { type Page, pageOf } from '../domain/page';
import type { Shelf } from './shelf';

/** Messages of one family that may stand in another order than their tags: those of one window. */
const mayBeSwapped = limits.placesPerSide - 1;

/**
 * A page of what stands on several shelves together, `back` pages from the latest. From the end on only so
 * much is opened as the page and those after it need, some messages at a time.
 * @param arrange what is shown, made of the thread's latest messages in their order; `whole` says that there
 *   are no others
 */
export async function readPage(
  shelves: readonly Shelf[],
  back: number,
  arrange: (latest: readonly Message[], whole: boolean) => readonly Message[] = (latest) => latest,
): Promise<Page<Message>> {
  const ends = shelves.map(({ count }) => Math.max(0, count - limits.candidateTags));
  for (;;) {
    const opened = await Promise.all(shelves.map((shelf, n) => shelf.from(ends[n] ?? 0)));
    const sorted = inOrder(opened.flat());
    // What is still closed may belong before or among the lowest of its shelf, and not after them.
    const borders = opened.map((messages, n) =>
      ends[n] === 0 ? -1 : lastOf(sorted, messages.slice(0, mayBeSwapped)),
    );
    const border = Math.max(-1, ...borders);
    const whole = ends.every((end) => end === 0);
    const page = pageOf(arrange(sorted.slice(border + 1), whole), back);
    // There is a message before this page, so nothing more can come to stand in it.
    if (whole || page.earlier) return page;
    const next = border < 0 ? ends.findIndex((end) => end > 0) : borders.indexOf(border);
    ends[next] = Math.max(0, (ends[next] ?? 0) - limits.candidateTags);
  }
}

/** The last place of any of these messages among all; -1 for none. */
function lastOf(sorted: readonly Message[], some: readonly Message[]): number {
  return sorted.findLastIndex((message) => some.includes(message));
}
