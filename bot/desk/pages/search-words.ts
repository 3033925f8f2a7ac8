import { type Case, emptyCase } from '../../domain/case';
import type { Numbered } from '../../domain/case-copy';
import { textsOfCase } from '../../domain/case-texts';
import type { SearchHit } from '../../domain/desk-parts';
import type { DeskView } from '../../domain/desk-view';
import { findWords } from '../../domain/find-words';
import type { ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { mayRead } from '../../domain/readers';
import { textsOf } from '../../domain/redactions';
import { unlessUnreadable } from '../../threads/is-damaged';
import type { KnownThread } from '../../threads/remembered';
import { caseOf } from '../case/change-case';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';
import { findVisible } from '../case/find-thread';
import { readWhole } from '../case/read-copy';
import { threadsOfDesk } from './search';

type AtSearch = AtKind<'search'>;

/**
 * Draws a page of a search: as many cases as one press may open, from where the page before ended. Each case
 * is looked up again. Opening it to search is no reading: the audit has the search.
 */
export async function searchView(
  seat: DeskContext,
  at: AtSearch,
): Promise<{ readonly at: AtSearch; readonly view: DeskView }> {
  const { words, after } = at;
  if (words === undefined) return { at, view: { name: 'desk_search' } };
  const all = await knownTo(seat);
  const from = after === undefined ? 0 : all.filter(({ reference }) => reference <= after).length;
  const hits: SearchHit[] = [];
  let [looked, read, unread] = [from, 0, 0];
  for (const { id, reference } of all.slice(from, from + limits.searchedCases)) {
    if (hits.length >= limits.searchHits || read >= limits.searchedMessages) break;
    const found = await readOne(seat, id);
    looked += 1;
    read += found?.messages.length ?? 0;
    unread += found === undefined ? 1 : 0;
    const hit = found && hitIn(found, words);
    if (hit !== undefined) hits.push({ thread: id, reference, ...hit });
    await seat.world.rest();
  }
  const next = looked < all.length ? all[looked - 1]?.reference : undefined;
  const found = { hits, looked, of: all.length, unread };
  return { at: { ...at, next }, view: { name: 'desk_search', found } };
}

/** The cases that the member may know of, open and closed, by their references, which are random. */
async function knownTo(seat: DeskContext): Promise<readonly KnownThread['row'][]> {
  const { world, member } = seat;
  const members = await world.people.ofDesk(member.desk);
  const all = await threadsOfDesk(seat);
  return all
    .filter((one) => mayRead(member, members, one))
    .map(({ row }) => row)
    .sort((one, other) => (one.reference < other.reference ? -1 : 1));
}

interface Written {
  readonly messages: readonly Numbered[];
  readonly record: Case;
}

/** All that is written in a case; nothing in one out of sight, `undefined` for one that cannot be read. */
function readOne(seat: DeskContext, id: ThreadId): Promise<Written | undefined> {
  const { world } = seat;
  return unlessUnreadable(world.journal, async () => {
    const visible = await findVisible(seat, id);
    if (visible === undefined) return { messages: [], record: emptyCase };
    const messages = await readWhole({ world, member: visible.member, case: visible });
    return { messages, record: await caseOf(world, visible) };
  });
}

function hitIn(
  { messages, record }: Written,
  words: string,
): Pick<SearchHit, 'entry' | 'inRecord' | 'line'> | undefined {
  const inCase = lineIn(textsOfCase(record), words);
  const inRecord = inCase !== undefined;
  for (const { number: entry, message } of messages) {
    const line = lineIn(textsOf(message.body), words);
    if (line !== undefined) return { entry, inRecord, line };
  }
  return inRecord ? { inRecord, line: inCase } : undefined;
}

function lineIn(texts: readonly string[], words: string): string | undefined {
  for (const text of texts) {
    const line = findWords(text, words);
    if (line !== undefined) return line;
  }
  return undefined;
}
