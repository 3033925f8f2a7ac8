import type { Month } from '../domain/day';
import type { Member } from '../domain/member';
import { mayRead } from '../domain/readers';
import type { Erasure } from '../domain/register-view';
import type { CardsAround } from '../domain/reminder';
import { erasedOn, erasureMonths } from '../domain/what-is-due';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';
import { settled } from '../threads/open-threads';
import type { QueueWorld } from '../threads/worlds';

/** References that are shown of a month. */
const shown = 10;
/** Rows that are read at once: soon enough for a page, however many a month has. */
const rowsAtOnce = 20;

interface ErasuresWorld extends Pick<QueueWorld, 'journal'> {
  readonly threads: Pick<ThreadStore, 'ofMonth'>;
  readonly threadSealer: Pick<ThreadSealer, 'openState' | 'lacksKey'>;
}

/**
 * The closed cases of whose erasure a member is reminded between two cards. Only the months concerned are
 * read, most days none, and of each only as many rows as are shown. A month whose key is lacking is left out.
 * @param members everybody of the member's desk
 */
export async function erasuresOf(
  world: ErasuresWorld,
  member: Member,
  members: readonly Member[],
  cards: CardsAround,
): Promise<readonly Erasure[]> {
  const found: Erasure[] = [];
  for (const month of erasureMonths(cards)) {
    if (world.threadSealer.lacksKey(month)) continue;
    const references = await someOf(world, member, members, month);
    const [some, more] = [references.slice(0, shown), references.length > shown];
    if (some.length > 0) found.push({ on: erasedOn(month), references: some, more });
  }
  return found;
}

/** The first ones by their random ids, one more than are shown if there are as many. */
async function someOf(
  world: ErasuresWorld,
  member: Member,
  members: readonly Member[],
  month: Month,
): Promise<readonly string[]> {
  const references: string[] = [];
  for (let after: Parameters<ThreadStore['ofMonth']>[2]['after']; references.length <= shown; ) {
    const rows = await world.threads.ofMonth(member.desk, month, { after, most: rowsAtOnce });
    const closed = await settled(world, rows);
    for (const one of closed) if (mayRead(member, members, one)) references.push(one.row.reference);
    after = rows.at(-1)?.id;
    if (rows.length < rowsAtOnce) break;
  }
  return references;
}
